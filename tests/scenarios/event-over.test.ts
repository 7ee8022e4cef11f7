import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Shown } from '../../shared/contracts/may-do.ts';
import type { Problem } from '../../shared/kernel/errors.ts';
import { ok, untilSettled, type EventView } from '../support/api.ts';
import { jumpingClock, type JumpingClock } from '../support/jumping-clock.ts';
import { openApp, type App } from '../support/open-app.ts';
import { approveAll, brief, pendingApproval, planned } from '../support/plan-event.ts';

let app: App;
let clock: JumpingClock;
beforeAll(async () => {
  clock = jumpingClock('2027-02-01T09:00:00Z');
  app = await openApp({ clock });
});
afterAll(() => app.remove());

const record = (id: string, kind: string, body: unknown) =>
  app.api.post<Problem>(`events/${id}/records`, { kind, body });

/** A live event whose plan is decided: only its day is still to come. */
async function inExecute(): Promise<string> {
  const { id } = await planned(app, brief('krakow'));
  await approveAll(app, id);
  ok(await record(id, 'hold', { venueName: 'Dom Kultury', status: 'definite' }));
  await approveAll(app, id);
  expect(await untilSettled(app.api, id)).toMatchObject({ state: 'Execute', execution: 'live' });
  return id;
}

const dayOf = { day: '2027-03-11', lastMinuteBefore: '2027-03-10T22:59:00Z', begins: '2027-03-10T23:00:00Z' };

describe('an event whose day is to come', () => {
  const likeness = [
    ['attendance', { registered: 20, checkedIn: 18 }],
    ['survey', { responses: 9, satisfied: 8 }],
  ] as const;

  it('is neither held nor attended before its first day begins, by its own clocks; it may be called off', async () => {
    const [held, off] = [await inExecute(), await inExecute()];
    const report = () => record(held, 'conclusion', { outcome: 'held' });
    const refused = { status: 409, body: { code: 'record.too-early' } };
    expect(await report()).toMatchObject({
      ...refused,
      body: {
        detail: expect.stringContaining(`begins on ${dayOf.day}`),
        errors: [
          { pointer: '/body/outcome', detail: expect.stringMatching(/from 2027-03-11 on.*cancelled/) },
        ],
      },
    });
    ok(await record(off, 'conclusion', { outcome: 'cancelled' }));
    expect((await untilSettled(app.api, off)).state).toBe('Postmortem');

    const registrations = { asOf: '2027-02-28', registered: 18 };
    expect((await record(held, 'registration', registrations)).status).toBe(201);
    expect((await untilSettled(app.api, held)).state).toBe('Execute');

    clock.jump(dayOf.lastMinuteBefore);
    expect(await report()).toMatchObject(refused);
    for (const [kind, body] of likeness) {
      const detail = expect.stringMatching(/can be reported from 2027-03-11 on\. If its dates are wrong/);
      const early = await record(held, kind, body);
      expect(early).toMatchObject(refused);
      expect(early.body.errors).toEqual([{ pointer: '/kind', detail }]);
    }
    expect((await untilSettled(app.api, held)).state).toBe('Execute');
    clock.jump(dayOf.begins);
    for (const [kind, body] of likeness) expect((await record(held, kind, body)).status).toBe(201);
    expect((await report()).status).toBe(201);
    expect((await untilSettled(app.api, held)).state).toBe('Postmortem');
  });
});

describe('an event that is over', () => {
  it('is not cancelled either while its run is paused and has not read the conclusion', async () => {
    const id = await inExecute();
    ok(await app.api.post(`events/${id}/actions/pause`, {}));
    ok(await record(id, 'conclusion', { outcome: 'cancelled' }));
    const event = ok(await app.api.get<EventView & { actions: Record<string, Shown> }>(`events/${id}`));
    expect(event).toMatchObject({
      state: 'Execute',
      status: 'paused',
      actions: { 'run.cancel': { allowed: false } },
    });
    const refused = { status: 409, body: { code: 'run.not-now' } };
    expect(await app.api.post(`events/${id}/actions/cancel`, {})).toMatchObject(refused);
    expect(await app.api.post(`events/${id}/rehearsals`, {})).toMatchObject(refused);
    ok(await app.api.post(`events/${id}/actions/resume`, {}));
    expect(await untilSettled(app.api, id)).toMatchObject({ state: 'Postmortem', status: 'waiting' });
  });

  it('is neither paused, cancelled nor rehearsed, and says why', async () => {
    const id = await inExecute();
    ok(await record(id, 'conclusion', { outcome: 'cancelled', note: 'The speakers are ill' }));
    expect(await untilSettled(app.api, id)).toMatchObject({ state: 'Postmortem', status: 'waiting' });

    const { actions } = ok(await app.api.get<EventView & { actions: Record<string, Shown> }>(`events/${id}`));
    const attempts = [
      ['run.pause', 'actions/pause'],
      ['run.cancel', 'actions/cancel'],
      ['run.rehearse', 'rehearsals'],
    ] as const;
    for (const [action, path] of attempts) {
      expect(actions[action]).toMatchObject({
        allowed: false,
        why: expect.stringMatching(/^The event is over/),
      });
      expect(await app.api.post<Problem>(`events/${id}/${path}`, {})).toMatchObject({
        status: 409,
        body: { code: 'run.not-now', detail: actions[action]?.why },
      });
    }
    expect((await pendingApproval(app, id)).kind).toBe('postmortem');
    await approveAll(app, id);
    expect((await untilSettled(app.api, id)).status).toBe('completed');
  });
});
