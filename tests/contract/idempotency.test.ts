import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok, untilSettled, type Api, type EventView } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, pendingApproval, planned, readAll } from '../support/plan-event.ts';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.remove());

const krakow = brief('krakow');
const keyed = <T>(path: string, key: string, body: unknown, api: Api = app.api) =>
  api.send<T>('POST', path, { body, headers: { 'idempotency-key': key } });
const eventIds = async () =>
  ok(await app.api.get<{ events: EventView[] }>('events')).events.map(({ id }) => id);

describe('a request with an Idempotency-Key', () => {
  it('that is repeated is answered as the first one and does nothing twice', async () => {
    const first = await keyed<EventView>('events', 'create-1-key', krakow);
    const second = await keyed<EventView>('events', 'create-1-key', krakow);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('location')).toBe(`/api/events/${first.body.id}`);
    expect([first, second].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect((await eventIds()).filter((id) => id === first.body.id)).toHaveLength(1);
  });

  it('that comes twice at once makes one event; the other is told to wait, or answered alike', async () => {
    const before = (await eventIds()).length;
    const replies = await Promise.all([
      keyed<EventView>('events', 'create-2-key', krakow),
      keyed<EventView>('events', 'create-2-key', krakow),
    ]);
    for (const { status, body } of replies) {
      if (status !== 201) expect(body).toMatchObject({ status: 409, code: 'request.in-progress' });
    }
    expect(replies.some(({ status }) => status === 201)).toBe(true);
    expect((await eventIds()).length).toBe(before + 1);
  });

  it('whose key was used for another body is refused', async () => {
    await keyed('events', 'create-3-key', krakow);
    expect(await keyed('events', 'create-3-key', { ...krakow, title: 'Another' })).toMatchObject({
      status: 422,
      body: { code: 'request.key-reused' },
    });
  });

  it('that was refused may be sent again, corrected, with its key', async () => {
    expect((await keyed('events', 'create-4-key', { title: 7 })).status).toBe(400);
    expect((await keyed('events', 'create-4-key', krakow)).status).toBe(201);
  });

  it('means something else for another person and another resource', async () => {
    const own = ok(await keyed<EventView>('events', 'create-5-key', krakow));
    const other = ok(await keyed<EventView>('events', 'create-5-key', krakow, app.as('pia')));
    expect(other.id).not.toBe(own.id);
    expect((await keyed(`events/${own.id}/actions/start`, 'create-5-key', {})).status).toBe(202);
  });

  it.each(['short', 'with a blank in it', 'ключ-ключ', 'x'.repeat(129)])(
    '%j is refused, naming it',
    async (key) => {
      // A header carries bytes: what is no Latin letter goes out encoded.
      const sent = /^[\x20-\x7e]*$/.test(key) ? key : Buffer.from(key).toString('latin1');
      expect(await keyed('events', sent, krakow)).toMatchObject({
        status: 400,
        body: { code: 'request.invalid', errors: [{ pointer: '/headers/idempotency-key' }] },
      });
    },
  );
});

describe('a repeated change of a run', () => {
  it('starts it once, records once and decides once, each time with the first answer', async () => {
    const { id } = ok(await app.api.post<EventView>('events', krakow));
    for (const _ of [1, 2])
      expect((await keyed(`events/${id}/actions/start`, 'start-key-1', {})).status).toBe(202);
    await untilSettled(app.api, id);
    const hold = { kind: 'hold', body: { venueName: 'Hala', status: 'requested' } };
    for (const _ of [1, 2])
      expect((await keyed(`events/${id}/records`, 'hold-key-1', hold)).status).toBe(201);
    await untilSettled(app.api, id);
    const { id: approval, subjectHash } = await pendingApproval(app, id);
    const decision = { decision: 'approve', subjectHash };
    for (const _ of [1, 2]) {
      const reply = await keyed(`approvals/${approval}/decision`, 'decide-key-1', decision);
      expect(reply).toMatchObject({ status: 200, body: { status: 'approved' } });
    }
    await untilSettled(app.api, id);
    const { records, decisions } = await readAll(app, id);
    expect(records.filter(({ kind }) => kind === 'hold')).toHaveLength(1);
    expect(decisions.filter(({ operationId }) => operationId === `decision:${approval}`)).toHaveLength(1);
  });

  it('rehearses once', async () => {
    const original = await planned(app, krakow);
    const first = ok(await keyed<EventView>(`events/${original.id}/rehearsals`, 'rehearse-key', {}));
    const second = ok(await keyed<EventView>(`events/${original.id}/rehearsals`, 'rehearse-key', {}));
    expect(second.id).toBe(first.id);
  });
});
