import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../shared/knowledge/approval-policy.ts';
import { ok, type EventView } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, planned } from '../support/plan-event.ts';

let app: App;
let id: string;
beforeAll(async () => {
  app = await openApp();
  id = (await planned(app, brief('krakow'))).id;
});
afterAll(() => app.remove());

const administrator = { id: 'ada', name: 'Ada', roles: ['administrator'], substitutes: [] };
const ada = () => app.as('ada');
const tagOf = async (path: string) => (await ada().get(path)).headers.get('etag') ?? '';

const reads = [
  'events/{id}',
  'events/{id}/artifacts/EventBrief',
  'events/{id}/artifacts/EventBrief/revisions/1',
  'approvals',
  'organisation/venues',
  'organisation/members',
  'organisation/knowledge/tax-rates',
  'me',
];

describe('a read', () => {
  it.each(reads)('of %s has a strong tag, and is not sent again to whoever has it', async (route) => {
    const path = route.replace('{id}', id);
    const { status, headers } = await ada().get(path);
    const tag = headers.get('etag') ?? '';
    expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
    expect(tag).toMatch(/^"[\da-f]{32}"$/);
    const again = (ifNoneMatch: string) =>
      ada().send<string>('GET', path, { headers: { 'if-none-match': ifNoneMatch } });
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const reply = await again(known);
      expect([reply.status, reply.body, reply.headers.get('etag')]).toEqual([304, '', tag]);
    }
    expect((await again('"other"')).status).toBe(200);
  });

  it('has another tag once something has changed, and for another part of it', async () => {
    const path = `events/${id}/artifacts`;
    expect(await tagOf(`${path}?include=body`)).not.toBe(await tagOf(path));
    const { id: draft } = ok(await app.api.post<EventView>('events', brief('krakow')));
    const before = await tagOf(`events/${draft}`);
    ok(await app.api.post(`events/${draft}/actions/start`, { until: 'Plan' }));
    expect(await tagOf(`events/${draft}`)).not.toBe(before);
  });

  it('of what does not exist has no tag', async () => {
    const { status, headers } = await app.api.send('GET', 'events/none', {
      headers: { 'if-none-match': '*' },
    });
    expect([status, headers.get('etag')]).toEqual([404, null]);
  });
});

const price = (amount: string) =>
  JSON.stringify([{ item: 'Stage light', unit: 'piece', amount, currency: 'PLN', tax: 'excluded' }]);

/** Whole resources, and two bodies for each that make different versions of it. */
const wholes: [path: string, bodies: readonly [unknown, unknown]][] = [
  ['organisation/prices', [price('10'), price('20')]],
  [
    'organisation/members',
    [
      { members: [administrator] },
      { members: [administrator, { ...administrator, id: 'pia', roles: ['planner'] }] },
    ],
  ],
  ['organisation/knowledge/no-show-rates', [ownRate(10), ownRate(12)]],
  ['organisation/policy', [policyFrom(300_000), policyFrom(400_000)]],
];

function policyFrom(euroCents: number) {
  return {
    policy: { ...defaultPolicy, separationAbove: { EUR: euroCents } },
    reason: 'as the board wants it',
  };
}

function ownRate(percent: number) {
  return { value: { 'free-in-person': { percent, range: [5, 15] } }, source: 'our last ten meetups' };
}

describe('a change of a whole list or table', () => {
  it.each(wholes)('%s names the version that it was made from', async (path, [first, second]) => {
    const put = (body: unknown, headers: Record<string, string>) =>
      ada().send('PUT', path, { body, headers });
    const before = await tagOf(path);
    expect(await put(first, {})).toMatchObject({ status: 428, body: { code: 'request.unconditional' } });
    expect(await put(first, { 'if-match': '"other"' })).toMatchObject({
      status: 412,
      body: { code: 'request.stale', errors: [{ pointer: '/headers/if-match' }] },
    });
    // A weak tag never stands for the very bytes.
    expect((await put(first, { 'if-match': `W/${before}` })).status).toBe(412);
    expect(await tagOf(path)).toBe(before);
    ok(await put(first, { 'if-match': `"other", ${before}` }));
    expect((await put(second, { 'if-match': before })).status).toBe(412);
    ok(await put(second, { 'if-match': await tagOf(path) }));
  });

  it('is refused without permission before its tag is looked at', async () => {
    const reply = await app.as('aud').send('PUT', 'organisation/prices', { body: price('1') });
    expect(reply.status).toBe(403);
  });

  it('of two sent at once from the same version stores one', async () => {
    const path = 'organisation/prices';
    const tag = await tagOf(path);
    const sent = await Promise.all(
      ['31', '32'].map((amount) =>
        ada().send('PUT', path, { body: price(amount), headers: { 'if-match': tag } }),
      ),
    );
    expect(sent.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
  });
});

describe('a change that may name the version it was made from', () => {
  it('takes figures back only as they were read', async () => {
    const path = 'organisation/knowledge/no-show-rates';
    const back = (headers: Record<string, string>) => ada().send('DELETE', path, { headers });
    expect((await back({ 'if-match': '"other"' })).status).toBe(412);
    ok(await back({ 'if-match': await tagOf(path) }));
    ok(await back({}));
  });

  it('starts an event only as it was read', async () => {
    const { id: draft } = ok(await app.api.post<EventView>('events', brief('krakow')));
    const start = (headers: Record<string, string>) =>
      ada().send('POST', `events/${draft}/actions/start`, { body: { until: 'Plan' }, headers });
    expect((await start({ 'if-match': '"other"' })).status).toBe(412);
    expect(ok(await app.api.get<EventView>(`events/${draft}`)).started).toBe(false);
    const read = await ada().get(`events/${draft}`);
    ok(await start({ 'if-match': read.headers.get('etag') ?? '' }));
  });
});
