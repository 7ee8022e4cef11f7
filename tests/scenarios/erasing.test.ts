import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AuditReport } from '../../shared/contracts/answers/log.ts';
import type { Problem } from '../../shared/kernel/errors.ts';
import { ok, until, untilSettled, type EventView } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, decide, planned } from '../support/plan-event.ts';

const secret = 'Quagga Harvest Supper';
let app: App;
let eventId: string;
let rehearsal: string;
let other: string;
let settled: string;
beforeAll(async () => {
  app = await openApp({ stores: 'files' });
  eventId = (await planned(app, brief('krakow', { title: secret }))).id;
  await decide(app, eventId, { decision: 'approve', comment: 'Close to the station' });
  await untilSettled(app.api, eventId);
  rehearsal = ok(await app.api.post<EventView>(`events/${eventId}/rehearsals`, { until: 'Plan' })).id;
  await untilSettled(app.api, rehearsal);
  settled = (await planned(app, brief('krakow'), { until: 'Plan' })).id;
  const draft = { method: 'POST', body: brief('krakow') } as const;
  other = ok(await app.api.send<EventView>('POST', 'events', draft)).id;
});
afterAll(() => app.remove());

const erase = (person: string, body: unknown = { why: 'Asked for by the client' }, id = eventId) =>
  app.as(person).send<Problem>('DELETE', `events/${id}`, { body });
const cancel = async (id: string) => {
  ok(await app.api.post(`events/${id}/actions/cancel`, {}));
  await until(app.api, id, ({ status }) => status === 'cancelled');
};
const audit = async () => ok(await app.as('aud').get<AuditReport>(`events/${eventId}/audit`));
const count = async (table: string, where: string) =>
  Object.values((await app.sql(`select count(*) from ${table} where ${where}`))[0] as object)[0]; // one number

describe('an event whose run goes on', () => {
  it('is not erased, and neither is one whose rehearsal goes on', async () => {
    expect((await erase('ada')).body).toMatchObject({ status: 409, code: 'run.still-open' });
    await cancel(eventId);
    expect((await erase('ada')).body).toMatchObject({ status: 409, code: 'run.still-open' });
    await cancel(rehearsal);
  });

  it('is erased by administrators alone, and not without a reason', async () => {
    expect((await erase('ola')).body).toMatchObject({ status: 403, code: 'permission.denied' });
    expect((await erase('ada', {})).body).toMatchObject({ status: 400, code: 'request.invalid' });
  });
});

describe('an erased event', () => {
  beforeAll(async () => {
    // Its documents cannot be reached while it is erased.
    app.documentsDown = true;
    expect(ok(await erase('ada'))).toMatchObject({ erased: [eventId, rehearsal], by: 'ada' });
    app.documentsDown = false;
    await app.reopen();
    // Any change lets the relay hand on what waits.
    ok(await app.api.post<EventView>('events', brief('krakow')));
    await vi.waitFor(async () => expect(await count('outbox', `kind = 'erase'`)).toBe(0), 10_000);
  });

  it.each([
    '',
    '/artifacts',
    '/records',
    '/questions',
    '/decisions',
    '/activity',
    '/traces',
    '/exports/plan.md',
  ])('answers that it was erased: %s', async (path) => {
    expect((await app.as('ada').get(`events/${eventId}${path}`)).body).toMatchObject({
      status: 410,
      code: 'event.erased',
    });
  });

  it('takes nothing any more, and is erased once', async () => {
    const record = { kind: 'conclusion', body: { outcome: 'held' } };
    expect((await app.api.post<Problem>(`events/${eventId}/records`, record)).body.code).toBe('event.erased');
    expect((await erase('ada')).body.code).toBe('event.erased');
  });

  it('is in no list, and the other events are', async () => {
    const { events } = ok(await app.api.get<{ events: EventView[] }>('events'));
    const ids = events.map(({ id }) => id);
    expect(ids).toContain(other);
    expect(ids).not.toContain(eventId);
    expect(ids).not.toContain(rehearsal);
    const { approvals } = ok(await app.api.get<{ approvals: { eventId: string }[] }>('approvals'));
    expect(approvals.filter((one) => one.eventId === eventId)).toEqual([]);
  });

  it('keeps its chains, which verify, and says when, by whom and why', async () => {
    const report = await audit();
    expect(report).toMatchObject({ verified: true, erased: { by: 'ada', why: 'Asked for by the client' } });
    expect(report.logs.change.entries).toBeGreaterThan(5);
    expect(report.logs.decision.entries).toBeGreaterThan(1);
    expect(JSON.stringify(report)).not.toContain('station');
  });

  it('leaves no key, no row, no document and no history', async () => {
    const own = `event_id = '${eventId}'`;
    for (const table of [
      'record',
      'artifact',
      'question',
      'approval',
      'operation',
      'task_state',
      'inbox',
      'outbox',
    ])
      expect([table, await count(table, own)]).toEqual([table, 0]);
    expect(await count('data_key', `purpose = 'event:${eventId}'`)).toBe(0);
    expect(await count('data_key', `purpose = 'event:${other}'`)).toBe(1);
    expect(await count('log_entry', `${own} and entry <> ''`)).toBe(0);
    expect([app.engine.getStatus(eventId), app.engine.getStatus(rehearsal)]).toEqual([undefined, undefined]);
    expect(app.engine.getStatus(settled)).toBeDefined();
  });

  it('shows in the audit when somebody changes why it was erased, or puts it back', async () => {
    const [row] = await app.sql(`select erased from event where id = '${eventId}'`);
    const { erased } = row as { erased: string }; // the one column asked for
    await app.sql(`update event set erased = '{"at":"","by":"ola","why":"other"}' where id = '${eventId}'`);
    expect((await audit()).verified).toBe(false);
    await app.sql(`update event set erased = '${erased}' where id = '${eventId}'`);
    expect((await audit()).verified).toBe(true);
  });
});
