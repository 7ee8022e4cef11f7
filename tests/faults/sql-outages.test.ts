import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testClock, type TestClock } from '../../infra/local/test-clock.ts';
import { ok, untilSettled, type EventView, type Reply } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, decide, pendingApproval, planned, plannedAhead, readAll } from '../support/plan-event.ts';

let app: App;
let clock: TestClock;
beforeAll(async () => {
  clock = testClock('2027-02-01T09:00:30Z');
  app = await openApp({ clock, stores: 'files' });
  ok(await app.api.get('health'));
});
afterEach(() => (app.sqlDown = undefined));
afterAll(() => app.remove());

async function eventIds(): Promise<string[]> {
  return ok(await app.api.get<{ events: EventView[] }>('events')).events.map(({ id }) => id);
}

function expectUnavailable(reply: Reply<unknown>): void {
  expect(reply).toMatchObject({ status: 503, body: { code: 'store.unavailable' } });
  expect(reply.headers.get('retry-after')).toMatch(/^\d+$/);
}

/** Lets the run take its steps without moving time. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
}

describe('an app whose SQL store is away', () => {
  it.each(['SQLITE_BUSY', 'SQLITE_IOERR_WRITE'])(
    'answers 503 to reads and writes (%s), writes nothing, and goes on afterwards',
    async (code) => {
      const { id } = await planned(app, brief('krakow'));
      const before = await eventIds();
      const { id: approvalId } = await pendingApproval(app, id);
      app.sqlDown = code;
      expectUnavailable(await app.api.post('events', brief('krakow')));
      expectUnavailable(await app.api.post(`approvals/${approvalId}/decision`, { decision: 'approve' }));
      expectUnavailable(await app.api.post(`events/${id}/actions/pause`, {}));
      expectUnavailable(await app.api.get('events'));
      expectUnavailable(await app.api.get(`events/${id}/decisions`));
      expect(await app.api.get('ready')).toMatchObject({ status: 503 });

      app.sqlDown = undefined;
      expect(await eventIds()).toEqual(before);
      expect((await pendingApproval(app, id)).id).toBe(approvalId);
      await decide(app, id, { decision: 'approve' });
      expect((await readAll(app, id)).audit.verified).toBe(true);
    },
  );
});

describe('a run whose SQL store is away for longer than every retry', () => {
  it('neither fails nor loses a step: it plans on when the store is back', async () => {
    const { id } = ok(await app.api.post<EventView>('events', brief('krakow')));
    ok(await app.api.post(`events/${id}/actions/start`, {}));
    await turns();
    app.sqlDown = 'SQLITE_IOERR';
    // Each step is tried three times within seconds, then again every 30 s.
    await clock.advance(600_000);
    expect(app.engine.getStatus(id)?.runtimeStatus).toBe('Running');

    app.sqlDown = undefined;
    await clock.advance(60_000);
    const event = await untilSettled(app.api, id);
    expect(event).toMatchObject({ status: 'waiting', state: 'Research' });
    const { artifacts, activity, decisions, audit } = await readAll(app, id);
    expect([...artifacts.keys()].sort()).toEqual([...plannedAhead].sort());
    expect(activity.map(({ n }) => n)).toEqual(activity.map((_, index) => index + 1));
    expect(new Set(decisions.map(({ operationId }) => operationId)).size).toBe(decisions.length);
    expect(audit.verified).toBe(true);
  });
});
