import { describe, expect, it } from 'vitest';
import { eventBriefBody } from '../../../../shared/artifacts/event-brief-schema.ts';
import { fixture, readSample } from './read-sample.ts';

const { brief } = readSample(fixture('krakow'));

describe('the body of an EventBrief', () => {
  it('is accepted as the reader writes it, and survives JSON', () => {
    expect(eventBriefBody.parse(JSON.parse(JSON.stringify(brief)))).toEqual(brief);
  });
  it.each<[string, object]>([
    ['a field of its own', { colour: 'green' }],
    [
      'a fraction of a minor unit',
      { budget: { amountMinor: 1.5, currency: 'PLN', tax: 'unknown', kind: 'cap' } },
    ],
    [
      'dates with an offset',
      { dates: { start: '2027-03-11T18:30Z', end: '2027-03-11T21:30', days: ['2027-03-11'] } },
    ],
    ['an unknown concept', { constraints: [{ id: 'c1', text: 'x', modality: 'must', concept: 'llamas' }] }],
    [
      'a value that does not fit its concept',
      {
        constraints: [{ id: 'c1', text: 'x', modality: 'must', concept: 'curfew', value: { time: 'late' } }],
      },
    ],
  ])('is refused with %s', (_title, change) => {
    expect(eventBriefBody.safeParse({ ...brief, ...change }).success).toBe(false);
  });
});
