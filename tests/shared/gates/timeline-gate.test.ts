import { describe, expect, it } from 'vitest';
import { timelineGate } from '../../../shared/gates/timeline-gate.ts';
import { type Bodies, fixtureNames, planFor } from '../../support/plan-for.ts';
import { brokenGateRules } from '../../support/spoiled.ts';

const context = { level: 'Beginner', asOf: '2027-02-01', execution: 'live' } as const;
const task = (plan: Bodies, id: string) =>
  plan['TaskRegister'].tasks.find((entry: { id: string }) => entry.id === id);

const spoilt: Record<string, (plan: Bodies) => void> = {
  'the timeline has milestones, the event among them': ({ Timeline }) =>
    (Timeline.milestones = Timeline.milestones.slice(0, 2)),
  'milestones lie between planning start and the end of the review': ({ Timeline }) =>
    (Timeline.milestones[0].date = '2026-12-01'),
  'every task before the event is done before it': (plan) => (task(plan, 't-M12').end = '2027-03-11'),
  'every task after the event starts after it': (plan) => (task(plan, 't-M14').start = '2027-03-11'),
  'no task starts before the planning date': (plan) => (task(plan, 't-M01').start = '2027-01-30'),
  'every dependency is kept by the dates': (plan) => (task(plan, 't-M04').start = '2027-02-03'),
  'every lag between tasks is kept by the dates': (plan) => (task(plan, 't-M04').dependsOn[0].lag = 9),
  'every task lies between planning start and the end of the review': (plan) =>
    (task(plan, 't-M14').end = '2027-04-01'),
  'every task lies on a path from start to event': (plan) => (task(plan, 't-M07').dependsOn = []),
  'no tasks wait for each other': (plan) =>
    task(plan, 't-M01').dependsOn.push({ id: 't-M06', type: 'FS', lag: -60 }),
  'the critical path is the longest chain of work': ({ Timeline }) => Timeline.criticalPath.pop(),
  'every task has an owner': (plan) => (task(plan, 't-M07').owner = ' '),
  'the lead time suffices': ({ Timeline }) => (Timeline.feasible = false),
  'every risk from the rating named has mitigation, trigger, response and owner': ({ RiskRegister }) =>
    (RiskRegister.risks[0].trigger = ''),
};

describe('timeline-gate', () => {
  it.each(timelineGate.rules)('%s', (rule) => {
    expect(brokenGateRules(timelineGate, spoilt[rule] ?? (() => {}))).toContain(rule);
  });

  it.each(fixtureNames.filter((name) => name !== 'nairobi'))('passes the plan for %s', (name) => {
    expect(timelineGate.check(planFor(name), context).findings).toEqual([]);
  });

  it('tells a plan with one day of notice what to do', () => {
    const { passed, findings } = timelineGate.check(planFor(tomorrow), context);
    expect(passed).toBe(false);
    expect(findings.find(({ rule }) => rule === 'the lead time suffices')?.remedy).toMatch(/move the event/i);
  });
});

const tomorrow = {
  as_of: '2027-03-10',
  title: 'Pop-up meetup',
  date_range_start: '2027-03-11T18:00',
  date_range_end: '2027-03-11T21:00',
  audience_size: 25,
  event_type: 'meetup',
  place: 'Lyon, France',
  constraints: 'Budget 500 EUR',
  stakeholders: [{ name: 'Zoe', role: 'Owner' }],
};
