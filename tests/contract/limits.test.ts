import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerLimitMs } from '../../functions/http/answer-time.ts';
import { endpoints } from '../../functions/http/endpoint.ts';
import { maxAddressLength } from '../../functions/http/request-body.ts';
import { ok, type EventView } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, planned } from '../support/plan-event.ts';

const app: App = await openApp();
let eventId: string;
beforeAll(async () => {
  eventId = (await planned(app, brief('krakow'))).id;
});
afterAll(() => app.remove());

const krakow = brief('krakow');
const count = async () => ok(await app.api.get<{ events: EventView[] }>('events')).events.length;

describe('what a request may be', () => {
  const bodies: [what: string, body: string, type: string, status: number, code: string][] = [
    ['too deep', `{"objectives":${'['.repeat(5_000)}`, 'application/json', 400, 'request.too-complex'],
    ['in two minds', '{"title":"a","title":"b"}', 'application/json', 400, 'request.not-json'],
    [
      'after a prototype',
      '{"__proto__":{"title":"x"},"text":"y"}',
      'application/json',
      400,
      'request.not-json',
    ],
    ['a form', 'title=Party', 'application/x-www-form-urlencoded', 415, 'request.wrong-type'],
    ['plain text', JSON.stringify(krakow), 'text/plain', 415, 'request.wrong-type'],
    [
      'in another charset',
      JSON.stringify(krakow),
      'application/json; charset=utf-16',
      415,
      'request.wrong-type',
    ],
  ];

  it.each(bodies)(
    'a brief that is %s is refused, and stores nothing',
    async (_what, body, type, status, code) => {
      const before = await count();
      const reply = await app.api.send('POST', 'events', { body, headers: { 'content-type': type } });
      expect(reply).toMatchObject({ status, body: { status, code } });
      expect(await count()).toBe(before);
    },
  );

  it('a brief that is no UTF-8 is refused', async () => {
    const response = await fetch(`${app.url}/api/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-eods-person': 'cli' },
      body: Buffer.from('{"title":"Caf\xe9"}', 'latin1'),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'request.not-utf8' });
  });

  it('a list of another type is refused', async () => {
    const reply = await app.api.send('POST', 'organisation/vendors/import', {
      body: 'name,category',
      headers: { 'content-type': 'application/vnd.ms-excel' },
    });
    expect(reply).toMatchObject({ status: 415, body: { code: 'request.wrong-type' } });
  });

  it('an address has its limit', async () => {
    const reply = await app.api.get(`events?q=${'x'.repeat(maxAddressLength)}`);
    expect(reply).toMatchObject({ status: 414, body: { code: 'request.address-too-long' } });
  });
});

describe('a part of an address that plain objects know', () => {
  const walked = endpoints
    .filter(({ route }) => route.includes('{'))
    .map((one) => [`${one.method} ${one.route}`, one] as const);

  it.each(walked)('is nothing special in %s', async (_name, { method, route }) => {
    for (const odd of [
      '__proto__',
      'constructor',
      'toString',
      '%00',
      '%F0%9F%98%80',
      "'%20or%201=1--",
      '%25',
      '_',
      '..%2F..',
    ]) {
      const path = route.replace('{id}', eventId).replaceAll(/\{(\w+)\??\}/g, odd);
      const asked =
        route.includes('{id}') && path === route.replace('{id}', eventId) ? route.replace('{id}', odd) : path;
      const { status, body } = await app
        .as('ada')
        .send(method, asked, method === 'GET' || method === 'DELETE' ? {} : { body: {} });
      expect([400, 404, 409, 415, 428, 501], `${asked}: ${status} ${JSON.stringify(body)}`).toContain(status);
    }
  });
});

describe('an answer that took too long', () => {
  it('is refused with the code to try again, and what was done is done once', async () => {
    const before = await count();
    const real = setTimeout;
    const hurried = vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms?: number) => {
      if (ms === answerLimitMs) queueMicrotask(run);
      return real(run, ms);
    }) as typeof setTimeout); // the further arguments are not used here
    const headers = { 'idempotency-key': 'an-answer-too-late' };
    const first = await app.api.send('POST', 'events', { body: krakow, headers });
    hurried.mockRestore();
    expect(first).toMatchObject({ status: 503, body: { code: 'request.took-too-long' } });
    expect(first.headers.get('retry-after')).toBe('5');
    await vi.waitFor(async () => {
      const again = await app.api.send('POST', 'events', { body: krakow, headers });
      expect(again.status).toBe(201);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
    });
    expect(await count()).toBe(before + 1);
  });
});
