import { describe, expect, it } from 'vitest';
import { planCommunications } from '../../../../../shared/agents/event-planner/tasks/plan-communications.ts';
import type { CommunicationsPlanBody } from '../../../../../shared/artifacts/communications-plan.ts';
import type { TaskRegisterBody } from '../../../../../shared/artifacts/task-register.ts';
import { type CommunicationEntry, communications } from '../../../../../shared/knowledge/communications.ts';
import { workingCalendar } from '../../../../../shared/planning/working-days.ts';
import { fixtureNames, type PlanAsk, planFor } from '../../../../support/plan-for.ts';

type Brief = Parameters<typeof planFor>[0];
const draft = (brief: Brief, ask: PlanAsk = {}): CommunicationsPlanBody =>
  planFor(brief, { ...ask, tasks: [planCommunications] })['CommunicationsPlan'];
const audiences = (plan: CommunicationsPlanBody) => plan.communications.map(({ audienceId }) => audienceId);
const line = (plan: CommunicationsPlanBody, id: string) =>
  plan.communications.find(({ audienceId }) => audienceId === id);
const days = (plan: CommunicationsPlanBody, id: string) =>
  line(plan, id)?.messages.map((message) => `${message.on} ${message.id}`);

const rows: readonly CommunicationEntry[] = communications;
const acts = new Map(
  rows.flatMap(({ moments }) => moments.flatMap(({ id, with: act }) => (act ? [[id, act] as const] : []))),
);

const answers = { owner: 'Jane' };

describe('plan-communications', () => {
  it.each(fixtureNames)('drafts the same bytes again for %s', (name) => {
    expect(JSON.stringify(draft(name, { answers }))).toBe(JSON.stringify(draft(name, { answers })));
  });

  it('needs few lines for 20 people, whatever the level', () => {
    for (const level of ['Beginner', 'Intermediate', 'Advanced'] as const)
      expect(audiences(draft('krakow', { level }))).toEqual([
        'approvers',
        'attendees',
        'speakers',
        'staff',
        'everyone',
      ]);
  });

  it('reaches every audience of a large hybrid event', () => {
    expect(audiences(draft('toronto', { level: 'Advanced' }))).toEqual([
      'approvers',
      'core-team',
      'venue-vendors',
      'attendees',
      'online',
      'speakers',
      'sponsors',
      'exhibitors',
      'staff',
      'authorities',
      'press',
      'everyone',
      'after',
    ]);
  });

  it('speaks of a gala as a gala, and of a conference as before', () => {
    const told = (name: Brief) =>
      draft(name, { level: 'Intermediate', answers }).communications.flatMap(({ message, messages }) => [
        message,
        ...messages.map(({ what }) => what),
      ]);
    expect(told('chicago')).toContain('Call for speeches, music and pictures, with the day they are due');
    expect(told('chicago').filter((words) => /slides|session|register|speaker/i.test(words))).toEqual([]);
    expect(told('berlin')).toContain('Call for slides and AV files, with the day they are due');
  });

  it.each(fixtureNames)('sends what is a task of the plan on the day of that task (%s)', (name) => {
    const plan = planFor(name, { level: 'Advanced', answers, tasks: [planCommunications] });
    const tasks: TaskRegisterBody['tasks'] = plan['TaskRegister'].tasks;
    const sent: CommunicationsPlanBody['communications'] = plan['CommunicationsPlan'].communications;
    const planned = sent.flatMap(({ messages }) =>
      messages.flatMap(({ id, on }) => {
        const act = acts.get(id);
        const [of] = Object.entries(act?.tasks ?? {}).flatMap(
          ([own, end]) => tasks.find((one) => one.id === `t-${own}`)?.[end] ?? [],
        );
        return of && !act?.before ? [{ id, on, of }] : [];
      }),
    );
    expect(planned.length).toBeGreaterThan(0);
    expect(planned.filter(({ on, of }) => on !== of)).toEqual([]);
  });

  it('tells the approvers what the registration go / no-go rests on two working days before it', () => {
    expect(days(draft('berlin', { level: 'Intermediate' }), 'approvers')).toContain(
      '2027-04-08 registration-checkpoint',
    );
  });

  it('calls for slides a week of work before the plan has them in, however short that task is', () => {
    const plan = planFor('toronto', { level: 'Advanced', answers, tasks: [planCommunications] });
    const tasks: TaskRegisterBody['tasks'] = plan['TaskRegister'].tasks;
    const due = tasks.find(({ id }) => id === 't-C44')?.end ?? '';
    const called = workingCalendar('CA').addWorkingDays(due, -5);
    expect(days(plan['CommunicationsPlan'], 'speakers')).toContain(`${called} slides`);
  });

  it('closes the list of a meetup three days before it', () => {
    const plan = planFor('krakow', { tasks: [planCommunications] });
    const tasks: TaskRegisterBody['tasks'] = plan['TaskRegister'].tasks;
    expect(plan['Timeline'].eventStart).toBe('2027-03-11');
    expect(tasks.find(({ id }) => id === 't-M12')?.end).toBe('2027-03-08');
  });

  it('invites when the plan announces it, not before registration is open, and says that this is late', () => {
    const plan = draft('krakow');
    expect(days(plan, 'attendees')).toEqual([
      '2027-02-19 invitation',
      '2027-03-04 know-before',
      '2027-03-10 day-before',
      '2027-03-12 thanks',
    ]);
    expect(line(plan, 'attendees')?.messages[0]?.late).toBe(true);
    expect(plan.notes.join(' ')).toMatch(/late go out as soon as they can/);
  });

  it('sends on working days, except what belongs to one day', () => {
    const calendar = workingCalendar('DE');
    const exact = new Set(['day-before', 'morning-of', 'arrival-text', 'call-sheet', 'thank-you']);
    const messages = draft('berlin', { level: 'Advanced' }).communications.flatMap((entry) => entry.messages);
    expect(messages.filter(({ id, on }) => !exact.has(id) && !calendar.isWorkingDay(on))).toEqual([]);
  });

  it('tightens the status towards the event', () => {
    expect(line(draft('berlin'), 'approvers')?.cadence).toBe(
      'weekly, twice a week from 2027-04-08, daily from 2027-04-29',
    );
  });

  it('leaves the approver chains where they are', () => {
    const plan = draft('toronto', { level: 'Advanced' });
    expect(plan.approverChains).toEqual({ artifact: 'StakeholderMap', pointer: '/chains' });
    expect(line(plan, 'approvers')?.escalation).toMatch(/next in the approver chain of the stakeholder map/);
  });

  it('changes with each of its parameters', () => {
    const base = {
      audiences: 'essential',
      reminders: false,
      variants: false,
      escalation: false,
      languages: false,
    };
    expect(planCommunications.levels.Beginner).toEqual(base);
    const set = (change: object) =>
      draft('toronto', { params: { 'plan-communications': { ...base, ...change } } });
    expect(audiences(set({ audiences: 'all' }))).toContain('press');
    expect(audiences(set({}))).not.toContain('press');
    expect(days(set({ reminders: true }), 'attendees')).toHaveLength(9);
    expect(days(set({}), 'attendees')).toHaveLength(3);
    expect(line(set({ variants: true }), 'attendees')?.variants).toHaveLength(2);
    expect(line(set({}), 'attendees')?.variants).toEqual([]);
    expect(line(set({ escalation: true }), 'online')?.escalation).toMatch(/backup link/);
    expect(set({ languages: true }).languages).toEqual(['English', 'French']);
    expect(set({}).languages).toEqual([]);
  });
});

describe('plan-communications without an owner', () => {
  it('sends the status to whoever handed in the brief, and covers what the map does not know', () => {
    const plan = planFor('krakow');
    const map = plan['StakeholderMap'];
    const neighbours = { id: 'choir', name: 'The choir next door', size: 30, needs: 'quiet' };
    const alone = { ...map, people: [], ownerId: null, audiences: [...map.audiences, neighbours] };
    const body = planCommunications.draft(
      { ...plan, StakeholderMap: alone },
      {
        level: 'Beginner',
        params: planCommunications.levels.Beginner,
        asOf: '2027-02-01',
        seed: 1,
        gathered: [],
      },
    ) as CommunicationsPlanBody; // its own draft
    expect(body.notes.join(' ')).toMatch(/Nobody owns the event yet/);
    expect(line(body, 'choir')?.messages).toHaveLength(1);
  });
});

describe('what a conference of two days says', () => {
  const plan = () => planFor('berlin', { level: 'Intermediate', answers, tasks: [planCommunications] });

  it('invites speakers before it confirms them, and tells the second day, too', () => {
    const { CommunicationsPlan, TaskRegister } = plan();
    const c21 = TaskRegister.tasks.find(({ id }: { id: string }) => id === 't-C21');
    expect(days(CommunicationsPlan, 'speakers')?.[0]).toBe(`${c21?.start} speaker-invitation`);
    expect(line(CommunicationsPlan, 'attendees')?.messages.map(({ what }) => what)).toContain(
      'Day 2: doors, programme of the day, changes',
    );
  });

  it('reports to whoever owns and approves it, not to everybody', () => {
    const { CommunicationsPlan } = plan();
    expect(line(CommunicationsPlan, 'after')?.messages.map(({ id }) => id)).not.toContain('report');
    expect(line(CommunicationsPlan, 'approvers')).toMatchObject({
      audience: 'Owner and approvers',
      messages: expect.arrayContaining([expect.objectContaining({ id: 'report' })]),
    });
  });
});
