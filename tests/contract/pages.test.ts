import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/kernel/errors.ts';
import { ok, type EventView } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, planned } from '../support/plan-event.ts';

type Row = Record<string, unknown>;
type Listed = Record<string, Row[]> & { nextCursor: string | null };

let app: App;
let id: string;
const drafts: string[] = [];

beforeAll(async () => {
  app = await openApp();
  ({ id } = await planned(app, brief('krakow')));
  for (let n = 1; n <= 5; n++) {
    drafts.push(ok(await app.api.post<EventView>('events', brief('krakow', { title: `Draft ${n}` }))).id);
    const hold = { venueName: `Hall ${n}`, status: 'requested' };
    ok(await app.api.post(`events/${id}/records`, { kind: 'hold', body: hold }));
  }
  const csv = ['name,category', ...[1, 2, 3, 4, 5].map((n) => `Caterer ${n},catering`)].join('\n');
  const headers = { 'content-type': 'text/csv' };
  ok(await app.as('ada').send('POST', 'organisation/vendors/import', { body: csv, headers }));
});
afterAll(() => app.remove());

const page = async (path: string, asked: string) =>
  ok(await app.as('ada').send<Listed>('GET', `${path}${path.includes('?') ? '&' : '?'}${asked}`));

/** Page after page; what happens between two pages is up to the test. */
async function walk(path: string, list: string, between: () => Promise<unknown> = async () => undefined) {
  const rows: Row[] = [];
  for (let cursor: string | null = '', turns = 0; cursor !== null; turns++) {
    const read: Listed = await page(path, `limit=2${cursor && `&cursor=${cursor}`}`);
    expect(read[list]?.length).toBeLessThanOrEqual(2);
    rows.push(...(read[list] ?? []));
    cursor = read.nextCursor;
    if (turns === 1) await between();
  }
  return rows;
}

const lists = [
  ['events', 'events'],
  ['approvals', 'approvals'],
  ['events/{id}/records', 'records'],
  ['events/{id}/questions', 'questions'],
  ['events/{id}/decisions', 'decisions'],
  ['events/{id}/changes', 'changes'],
  ['events/{id}/traces', 'traces'],
  ['events/{id}/activity', 'activity'],
  ['events/{id}/artifacts/EventBrief/revisions', 'revisions'],
  ['organisation/vendors', 'rows'],
  ['organisation/members/changes', 'changes'],
] as const;

describe.each(lists)('the list %s', (route, list) => {
  const path = () => route.replace('{id}', id);

  it('has on its pages what it has as a whole, in the same order', async () => {
    const whole = await page(path(), 'limit=200');
    expect(whole.nextCursor).toBeNull();
    expect(await walk(path(), list)).toEqual(whole[list]);
  });

  it('refuses a limit and a cursor that are none, naming them', async () => {
    const other = Buffer.from('["another",1]').toString('base64url');
    for (const asked of ['limit=0', 'limit=201', 'limit=2.5', 'cursor=x', `cursor=${other}`]) {
      const reply = await app.as('ada').send<Problem>('GET', `${path()}?${asked}`);
      expect([reply.status, reply.body.code], asked).toEqual([400, 'request.invalid']);
      expect(reply.body.errors[0]?.pointer).toBe(`/${asked.split('=')[0]}`);
    }
  });
});

describe('a walk through a list while rows are added', () => {
  it('finds every event that was there, once', async () => {
    const before = (await page('events', 'limit=200'))['events'] ?? [];
    const rows = await walk('events', 'events', () => app.api.post('events', brief('krakow')));
    expect(rows.map((row) => row['id'])).toEqual(before.map((row) => row['id']));
    expect(rows.map((row) => row['id'])).toEqual(expect.arrayContaining(drafts));
  });

  it('comes to what was added behind it', async () => {
    const hold = { venueName: 'Late hall', status: 'requested' };
    const add = () => app.api.post(`events/${id}/records`, { kind: 'hold', body: hold });
    const rows = await walk(`events/${id}/records`, 'records', add);
    expect(rows.map((row) => row['seq'])).toEqual(rows.map((_row, index) => index + 1));
    expect(rows.at(-1)).toMatchObject({ body: { venueName: 'Late hall' } });
  });

  it('stays in the version of a list of the organisation in which it began', async () => {
    const headers = { 'content-type': 'text/csv' };
    const body = 'name,category\nOnly one,catering';
    const replace = () => app.as('ada').send('POST', 'organisation/vendors/import', { body, headers });
    const rows = await walk('organisation/vendors', 'rows', replace);
    expect(rows.map((row) => row['name'])).toEqual([1, 2, 3, 4, 5].map((n) => `Caterer ${n}`));
    expect((await page('organisation/vendors', 'limit=200'))['rows']).toHaveLength(1);
  });
});

describe('the list of approvals', () => {
  it('is chosen by event and status', async () => {
    const own = await page(`approvals?eventId=${id}&status=pending`, 'limit=1');
    expect(own['approvals']).toEqual([expect.objectContaining({ eventId: id, status: 'pending' })]);
    expect((await page(`approvals?eventId=${drafts[0]}`, 'limit=50'))['approvals']).toEqual([]);
  });
});

describe('a list of a partner', () => {
  it('never goes on to what is not theirs, whatever the cursor', async () => {
    const { nextCursor } = await page('events', 'limit=1');
    const reply = ok(await app.as('pat').send<Listed>('GET', `events?cursor=${nextCursor}`));
    expect(reply).toEqual({ events: [], nextCursor: null });
  });
});
