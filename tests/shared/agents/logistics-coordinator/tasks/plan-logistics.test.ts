import { describe, expect, it } from 'vitest';
import type { LogisticsPlanBody } from '../../../../../shared/artifacts/logistics-plan.ts';
import { buildSchedule } from '../../../../../shared/agents/logistics-coordinator/tasks/build-schedule.ts';
import { planContingencies } from '../../../../../shared/agents/logistics-coordinator/tasks/plan-contingencies.ts';
import { planLogistics } from '../../../../../shared/agents/logistics-coordinator/tasks/plan-logistics.ts';
import { logisticsPlanGate } from '../../../../../shared/gates/logistics-plan-gate.ts';
import { fixtureNames, planFor, type PlanAsk } from '../../../../support/plan-for.ts';

const tasks = [buildSchedule, planLogistics, planContingencies];
const bodies = (brief: Parameters<typeof planFor>[0], ask: PlanAsk = {}) => planFor(brief, { ...ask, tasks });
const draft = (brief: Parameters<typeof planFor>[0], ask: PlanAsk = {}): LogisticsPlanBody =>
  bodies(brief, ask)['LogisticsPlan'];
const context = { level: 'Beginner', asOf: '2026-11-23', execution: 'live' } as const;
const amount = (plan: LogisticsPlanBody, item: string) =>
  plan.catering.find((entry) => entry.item === item)?.quantity;
const staff = (plan: LogisticsPlanBody, role: string) =>
  plan.staff.find((entry) => entry.role === role)?.count ?? 0;

describe('plan-logistics', () => {
  it.each(fixtureNames)('drafts a plan of %s that passes the gate, the same twice', (name) => {
    const ask = name === 'nairobi' ? { answers: { owner: 'Jane' } } : {};
    const plan = bodies(name, ask);
    expect(logisticsPlanGate.check(plan, context).findings).toEqual([]);
    expect(plan['LogisticsPlan']).toEqual(draft(name, ask));
  });

  it('opens more places than people wanted at a free meetup, and counts the vegetarians', () => {
    const plan = draft('krakow');
    expect(plan.attendance).toMatchObject({ target: 20, registrationsToOpen: 29, waitingList: true });
    expect(amount(plan, 'vegetarian meals')).toBe(12);
    expect(amount(plan, 'Pizzas')).toBe(9);
    expect(plan.access).toMatchObject({ wheelchairPlaces: 1, stepFreeRequired: true });
    expect(plan.tearDown.outBy).toBe('2027-03-11T22:00');
  });

  it('counts tables, diets, guards and known wheelchair users of a gala', () => {
    const plan = draft('chicago');
    expect(amount(plan, 'Guest tables of 10')).toBe(33);
    expect([amount(plan, 'kosher meals'), amount(plan, 'halal meals')]).toEqual([25, 30]);
    expect(plan.access.wheelchairPlaces).toBe(8);
    expect(staff(plan, 'Security')).toBeGreaterThanOrEqual(3);
    expect(staff(plan, 'Table servers')).toBeGreaterThanOrEqual(16);
    expect(plan.policies.map(({ name }) => name)).toContain('Alcohol');
  });

  it('sizes network, desks and places for 800 on site and a stream', () => {
    const plan = draft('toronto');
    expect(plan.network.megabitPerSecond).toBeGreaterThanOrEqual(800);
    expect(plan.network.dedicatedLine).toBe(true);
    expect(staff(plan, 'Registration desk')).toBeGreaterThanOrEqual(8);
    expect(plan.access.wheelchairPlaces).toBeGreaterThanOrEqual(8);
    expect(plan.access.measures.join(' ')).toMatch(/captions in 2 languages.*Sign-language/);
  });

  it('says that nobody has reported registrations, then follows them', () => {
    expect(draft('berlin').attendance.whyNoForecast).toBe('No data: no registrations are reported yet.');
    const before = draft('berlin');
    const records = [{ kind: 'registration', body: { asOf: '2027-04-08', registered: 100 } }];
    const after = draft('berlin', { records });
    const { forecast, planFor } = after.attendance;
    // Four weeks before, 70 % of the final registrations are usual: 100 / 0.7 = 143.
    expect(forecast).toMatchObject({ registrations: 143, status: 'behind', guaranteeOn: '2027-05-01' });
    expect(forecast?.difference).toBe(planFor - before.attendance.planFor);
    const lunches = ({ catering }: LogisticsPlanBody) =>
      catering.find(({ item }) => /lunch/i.test(item))?.quantity ?? 0;
    expect(lunches(after)).toBeLessThan(lunches(before));
  });

  it.each([
    ['quotes', 3],
    ['otherLayouts', 2],
  ])('changes with its parameter %s', (name, value) => {
    const set = (change: object) =>
      draft('berlin', {
        params: {
          'plan-logistics': { oversubscribe: true, policies: 8, quotes: 1, otherLayouts: 0, ...change },
        },
      });
    expect(set({ [name]: value })).not.toEqual(set({}));
  });

  it('changes with each of its parameters', () => {
    const set = (change: object) =>
      draft('krakow', { params: { 'plan-logistics': { oversubscribe: true, policies: 8, ...change } } });
    expect(set({ oversubscribe: false }).attendance.registrationsToOpen).toBe(20);
    expect(set({ policies: 2 }).policies).toHaveLength(2);
  });
});
