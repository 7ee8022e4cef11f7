import { describe, expect, it } from 'vitest';
import { estimateCosts } from '../../../shared/agents/budget-analyst/tasks/estimate-costs.ts';
import { buildSchedule } from '../../../shared/agents/logistics-coordinator/tasks/build-schedule.ts';
import { planLogistics } from '../../../shared/agents/logistics-coordinator/tasks/plan-logistics.ts';
import { rosterResources } from '../../../shared/agents/logistics-coordinator/tasks/roster-resources.ts';
import type { CostModelBody } from '../../../shared/artifacts/cost-model.ts';
import type { ResourceRosterBody } from '../../../shared/artifacts/resource-roster.ts';
import type { ScheduleBody } from '../../../shared/artifacts/schedule.ts';
import { costDemandOf } from '../../../shared/planning/cost-demand.ts';
import type { EventFacts } from '../../../shared/planning/event-facts.ts';
import { paidHours } from '../../../shared/planning/paid-hours.ts';
import { shiftMinutes } from '../../../shared/planning/shift-plan.ts';
import { fixtureNames, planFor, type PlanAsk } from '../../support/plan-for.ts';
import { torontoHybrid } from './sample-events.ts';

/** Cost lines by the title that the role has in the roster. */
const lineIds: Readonly<Record<string, string>> = {
  'Registration desk': 'registration',
  Security: 'security',
  'Security supervisor': 'security-supervisor',
  'First aid': 'first-aid',
  'Valet attendants': 'valet',
  'AV technicians, breakout rooms': 'av-technician',
};
const paidByTheDay = ['Trainers', 'Interpreters', 'Sign-language interpreters'];

/** Hours that the roster hires, and those that the cost model pays, by line. */
function hoursOf(brief: Parameters<typeof planFor>[0], ask: PlanAsk = {}) {
  const tasks = [estimateCosts, buildSchedule, planLogistics, rosterResources];
  const bodies = planFor(brief, { ...ask, tasks });
  const [model, roster]: [CostModelBody, ResourceRosterBody] = [
    bodies['CostModel'],
    bodies['ResourceRoster'],
  ];
  const schedule: ScheduleBody = bodies['Schedule'];
  const rostered = new Map<string, number>();
  for (const { role, needed, shifts, from } of roster.teams) {
    if (from !== 'hired' || paidByTheDay.includes(role)) continue;
    const id = lineIds[role] ?? role;
    const minutes = shifts.reduce((sum, shift) => sum + shiftMinutes(shift), 0);
    rostered.set(id, (rostered.get(id) ?? 0) + (needed * minutes) / 60);
  }
  const lines = model.lines.filter(({ id }) => Object.values(lineIds).includes(id));
  const closes = schedule.days.map((day) => day.closes);
  return { rostered, lines, closes, paid: new Map(lines.map(({ id, quantity }) => [id, quantity])) };
}

const conference = {
  as_of: '2026-11-23',
  title: 'Data days',
  event_type: 'conference',
  date_range: { start: '2027-06-08', end: '2027-06-09' },
  place: 'Berlin, Germany',
  audience_size: 300,
  objectives: 'Exchange between teams',
  stakeholders: [{ name: 'Ann', role: 'Owner' }],
};

describe('hired hours that a budget pays', () => {
  it.each(fixtureNames.flatMap((name) => [[name, 'Beginner'] as const, [name, 'Advanced'] as const]))(
    'are those of the shifts in the roster of %s at %s, in whole hours of a line',
    (name, level) => {
      const { rostered, paid } = hoursOf(name, { level });
      expect(paid).toEqual(new Map([...rostered].map(([id, hours]) => [id, Math.ceil(hours)])));
    },
  );

  it('are for Toronto two teams of seven guards and two technicians from the load-in on', () => {
    const { paid } = hoursOf('toronto', { level: 'Advanced' });
    expect(Object.fromEntries(paid)).toEqual({
      'av-technician': 109,
      registration: 180,
      security: 275,
      'first-aid': 69,
    });
  });

  it('follow days that differ', () => {
    const constraints = 'Day 1 9 to 18, reception until 21:00; day 2 9 to 16; 24 talks in 3 tracks';
    const { rostered, paid } = hoursOf({ ...conference, constraints });
    expect(paid.size).toBe(4);
    expect(paid).toEqual(new Map([...rostered].map(([id, hours]) => [id, Math.ceil(hours)])));
  });

  it('are those of the usual hours where nobody gave any, although a day may end with its programme before', () => {
    const full = hoursOf({ ...conference, constraints: '48 talks of 45 minutes in 3 tracks' });
    expect(full.paid.get('security')).toBe(full.rostered.get('security'));
    const short = hoursOf({ ...conference, constraints: '24 talks in 3 tracks' });
    expect(short.paid).toEqual(full.paid);
    for (const [id, hours] of short.rostered) expect(short.paid.get(id)).toBeGreaterThanOrEqual(hours);
    expect(short.rostered.get('security')).toBeLessThan(short.paid.get('security') ?? 0);
  });

  it('are those of the roster once a person chose half a day, with the reception behind it', () => {
    const day = {
      ...conference,
      date_range: { start: '2027-06-08', end: '2027-06-08' },
      constraints: '9:00 to 18:00; reception until 21:00; 12 talks in 3 tracks',
    };
    const half = {
      subject: 'budget',
      approvalId: 'a',
      comment: '',
      exclude: [],
      apply: ['half-day'],
      lift: false,
    };
    const whole = hoursOf(day);
    const { rostered, paid, closes } = hoursOf(day, { records: [{ kind: 'directive', body: half }] });
    expect([whole.closes, closes]).toEqual([['2027-06-08T21:00'], ['2027-06-08T15:00']]);
    expect(paid.get('security')).toBe(Math.ceil(rostered.get('security') ?? 0));
    expect(paid.get('security')).toBeLessThan(whole.paid.get('security') ?? 0);
  });

  it('are none where an event is online only', () => {
    const { rostered, paid } = hoursOf({
      ...conference,
      constraints: 'online only, no venue; 10:00 to 16:00',
    });
    expect([...rostered, ...paid]).toEqual([]);
  });

  it('can be computed again from what the line says', () => {
    for (const name of fixtureNames)
      for (const { quantity, basis } of hoursOf(name).lines) {
        expect(basis.formula).toContain('people x hours of the shifts at each post');
        const { people, hours } = basis.inputs;
        expect(quantity).toBe(Math.ceil(Number(people) * Number(hours) - 1e-9));
      }
  });
});

describe('hired hours of an event that is planned otherwise', () => {
  const hours = (change: Partial<EventFacts>, role: string, heads = 810) =>
    paidHours({ ...torontoHybrid, ...change }, heads).find((each) => each.role === role);

  it('are fewer with a day less, without a reception and for fewer people', () => {
    const { meals } = torontoHybrid;
    const reception = {
      concept: 'reception',
      id: 'c1',
      modality: 'must',
      text: 'reception',
      value: {},
    } as const;
    const dayWishes = {
      ...torontoHybrid.dayWishes,
      constraints: [{ ...reception, span: { field: 'constraints', start: 0, end: 9 } }],
    };
    const all = hours({ dayWishes }, 'security')?.hours ?? 0;
    expect(hours({ dayWishes, days: 2 }, 'security')?.hours).toBeLessThan(all);
    // Two hours, and twice the quarter of an hour in which a team no longer hands over.
    expect(hours({ dayWishes, meals: { ...meals, receptions: 0 } }, 'security')?.hours).toBe(all - 2.5);
    expect(hours({ dayWishes }, 'security', 400)).toMatchObject({ people: 4 });
    expect(hours({ dayWishes }, 'av-floater', 400)?.hours).toBeLessThan(
      hours({ dayWishes }, 'av-floater')?.hours ?? 0,
    );
  });

  it('count technicians by the rooms that the figures of the organisation give one', () => {
    const staffing = { ...torontoHybrid.staffing, breakoutTechnician: { rooms: 4, source: 'own figures' } };
    const technicians = (facts: EventFacts) =>
      costDemandOf(facts, { heads: 810, registrations: 900 }).items.find(({ id }) => id === 'av-technician');
    expect(technicians(torontoHybrid)?.basis.inputs).toMatchObject({ people: 2 });
    expect(technicians({ ...torontoHybrid, staffing })?.basis.inputs).toMatchObject({ people: 1 });
  });
});
