import { describe, expect, it } from 'vitest';
import { checkAnswer, type Received } from './checked-answer.ts';

const contentType = 'application/json';
const list = { method: 'GET', path: 'events', status: 200, contentType };
const problem = {
  type: 'urn:eods:problem:event.not-found',
  title: 'No such event',
  status: 404,
  code: 'event.not-found',
  detail: 'There is none.',
  traceId: 'a'.repeat(32),
  errors: [],
};
const notFound = {
  method: 'GET',
  path: 'events/e1',
  status: 404,
  contentType: 'application/problem+json',
  body: problem,
};

describe('an answer that the description allows', () => {
  it.each<[string, Received]>([
    ['a list', { ...list, body: { events: [], nextCursor: null } }],
    ['a problem that is declared', notFound],
    ['nothing, where there is to be nothing', { ...list, status: 304, contentType: null, body: '' }],
    ['a path that nobody declared', { ...list, path: 'nothing/here', status: 404, body: {} }],
  ])('passes: %s', (_what, received) => {
    expect(() => checkAnswer(received)).not.toThrow();
  });
});

describe('an answer that the description does not allow', () => {
  it.each<[string, Received, RegExp]>([
    [
      'a field too many',
      { ...list, body: { events: [], nextCursor: null, more: 1 } },
      /events-list .*additional properties/,
    ],
    ['a field too few', { ...list, body: {} }, /events-list .*required/],
    ['another type', { ...list, contentType: 'text/plain', body: '' }, /the media type text\/plain/],
    ['a status that is not declared', { ...list, status: 201, body: {} }, /no such status/],
    [
      'a problem whose code is not declared',
      { ...notFound, body: { ...problem, code: 'question.not-found' } },
      /events-get .*allowed values/,
    ],
    ['a body with a 304', { ...list, status: 304, contentType: null, body: 'x' }, /no body/],
  ])('throws, naming the operation: %s', (_what, received, message) => {
    expect(() => checkAnswer(received)).toThrow(message);
  });
});
