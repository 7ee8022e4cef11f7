import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Shown } from '../../shared/contracts/may-do.ts';
import type { Problem } from '../../shared/kernel/errors.ts';
import { roles, type Role } from '../../shared/kernel/member-store.ts';
import { ok, until, untilSettled, type EventView } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, briefWithoutBudget, planned } from '../support/plan-event.ts';

type Shows = EventView & { actions: Record<string, Shown> };

let app: App;
/** By where it stands. */
const events: Record<string, string> = {};

beforeAll(async () => {
  app = await openApp();
  events['draft'] = ok(await app.api.post<EventView>('events', brief('krakow'))).id;
  for (const role of roles)
    await app.sql(
      `insert into member (organisation_id, id, name, roles, substitutes) values ('default', 'the-${role}', 'the-${role}', '["${role}"]', '[]')`,
    );
  events['asking'] = (await planned(app, briefWithoutBudget)).id;
  events['waiting'] = (await planned(app, brief('krakow'))).id;
  events['stopped'] = (await planned(app, brief('krakow'), { until: 'Plan' })).id;
  events['paused'] = (await planned(app, brief('krakow'))).id;
  ok(await app.api.post(`events/${events['paused']}/actions/pause`, {}));
  const cancelled = (await planned(app, brief('krakow'))).id;
  events['cancelled'] = cancelled;
  ok(await app.api.post(`events/${cancelled}/actions/cancel`, {}));
  await until(app.api, cancelled, ({ status }) => status === 'cancelled');
});
afterAll(() => app.remove());

const shownTo = async (person: string, id: string) =>
  ok(await app.as(person).get<Shows>(`events/${id}`)).actions;

/** Requests that the table allows or refuses before anything else of them counts: bodies that change nothing. */
const attempts: [action: string, path: string, body: unknown][] = [
  ['run.start', 'actions/start', {}],
  ['run.pause', 'actions/pause', {}],
  ['run.resume', 'actions/resume', {}],
  ['record.conclusion', 'records', { kind: 'conclusion', body: { outcome: 'held' } }],
  ['record.attendance', 'records', { kind: 'attendance', body: { registered: 1, checkedIn: 1 } }],
  [
    'record.incident',
    'records',
    { kind: 'incident', body: { title: 'Rain', openedAt: '2027-03-01T10:00:00Z' } },
  ],
];

describe('an event says what may be done with it', () => {
  it.each(['draft', 'asking', 'waiting', 'stopped', 'paused', 'cancelled'])(
    'and the API refuses the rest, with the reason that it showed: %s',
    async (where) => {
      const id = events[where] ?? '';
      for (const role of ['planner', 'auditor', 'administrator'] satisfies Role[]) {
        const actions = await shownTo(`the-${role}`, id);
        const refused = attempts.filter(([action]) => !actions[action]?.allowed);
        expect(refused.length).toBeGreaterThan(0);
        for (const [action, path, body] of refused) {
          const reply = await app.as(`the-${role}`).post<Problem>(`events/${id}/${path}`, body);
          expect([403, 409], `${role} ${action}`).toContain(reply.status);
          if (reply.status === 409) expect(reply.body.detail).toBe(actions[action]?.why);
        }
      }
    },
  );

  it('and what it allows is done', async () => {
    const allowed = async (where: string, action: string, path: string, body: unknown) => {
      const id = events[where] ?? '';
      expect((await shownTo('the-planner', id))[action]).toEqual({ allowed: true });
      expect((await app.as('the-planner').post(`events/${id}/${path}`, body)).status).toBeLessThan(300);
      await untilSettled(app.api, id);
    };
    await allowed('waiting', 'run.pause', 'actions/pause', {});
    await allowed('waiting', 'run.resume', 'actions/resume', {});
    await allowed('stopped', 'run.resume', 'actions/resume', {});
    await allowed('draft', 'record.incident', ...(attempts.at(-1)?.slice(1) as [string, unknown])); // the last row
    await allowed('draft', 'run.start', 'actions/start', { until: 'Plan' });
    await allowed('draft', 'run.cancel', 'actions/cancel', {});
  });

  it('with questions and approvals only while one is open', async () => {
    const of = async (where: string) => shownTo('the-administrator', events[where] ?? '');
    expect((await of('asking'))['question.answer']).toEqual({ allowed: true });
    expect((await of('paused'))['question.answer']?.why).toBe('No question is open.');
    expect((await of('paused'))['approval.decide']).toEqual({ allowed: true });
    expect((await of('asking'))['approval.decide']?.allowed).toBe(false);
    expect((await of('cancelled'))['approval.decide']?.why).toMatch(/cancelled/);
  });
});

describe('a person', () => {
  it('reads who they are and what they may do in the organisation', async () => {
    const me = ok(await app.as('the-auditor').get<{ actions: Record<string, Shown> }>('me'));
    expect(me).toMatchObject({ organisationId: 'default', id: 'the-auditor', roles: ['auditor'] });
    expect(me.actions['member.read']).toEqual({ allowed: true });
    expect(me.actions['member.change']).toEqual({
      allowed: false,
      why: 'Your role does not do this: ask somebody whose role is administrator (member.change).',
    });
  });
});
