import { describe, expect, it } from 'vitest';
import type { ContingencyPlanBody } from '../../../../../shared/artifacts/contingency-plan.ts';
import type { RiskRegisterBody } from '../../../../../shared/artifacts/risk-register.ts';
import type { TaskRegisterBody } from '../../../../../shared/artifacts/task-register.ts';
import { planContingencies } from '../../../../../shared/agents/logistics-coordinator/tasks/plan-contingencies.ts';
import { planFor, type PlanAsk } from '../../../../support/plan-for.ts';

function draft(brief: Parameters<typeof planFor>[0], ask: PlanAsk = {}) {
  const bodies = planFor(brief, { ...ask, tasks: [planContingencies] });
  const plan: ContingencyPlanBody = bodies['ContingencyPlan'];
  const register: RiskRegisterBody = bodies['RiskRegister'];
  const { tasks }: TaskRegisterBody = bodies['TaskRegister'];
  return { plan, register, tasks };
}

describe('plan-contingencies', () => {
  it.each(['krakow', 'berlin', 'chicago', 'toronto'] as const)('prepares every high risk of %s', (name) => {
    const { plan, register, tasks } = draft(name);
    const prepared = plan.scenarios.map(({ riskId }) => riskId);
    for (const risk of register.risks.filter(({ rating }) => rating >= 8))
      expect(prepared).toContain(risk.id);
    for (const scenario of plan.scenarios) {
      expect(scenario.firstAction.withinMinutes).toBeLessThanOrEqual(15);
      expect(scenario.owner).not.toBe(scenario.deputy);
      expect(scenario.taskIds.every((id) => tasks.some((task) => task.id === id))).toBe(true);
    }
    expect(plan).toEqual(draft(name).plan);
  });

  it('prepares the loss of the venue and of the stream, and an evacuation, whatever their rating', () => {
    const { plan, register } = draft('toronto', { level: 'Advanced' });
    const known = ['R01', 'R09', 'R11', 'R15'].filter((id) => register.risks.some((risk) => risk.id === id));
    expect(known).toContain('R15');
    expect(plan.scenarios.map(({ riskId }) => riskId)).toEqual(expect.arrayContaining(known));
  });

  it('changes with each of its parameters', () => {
    const base = { fromRating: 8, always: ['R01'], replan: false, playbook: false };
    const set = (change: object) =>
      draft('krakow', { params: { 'plan-contingencies': { ...base, ...change } } }).plan.scenarios;
    expect(set({ fromRating: 12 }).length).toBeLessThan(set({}).length);
    expect(set({ always: [] }).length).toBeLessThan(set({}).length);
    expect(set({ replan: true }).every(({ replan }) => replan !== undefined)).toBe(true);
    expect(set({}).some(({ replan }) => replan !== undefined)).toBe(false);
    for (const scenario of set({ playbook: true })) {
      expect(scenario.playbook?.[0]).toMatchObject({ atMinutes: 0, action: scenario.firstAction.action });
      expect(scenario.playbook?.length).toBeGreaterThanOrEqual(3);
      expect(scenario.authority).toBeTruthy();
      expect(scenario.message).toBeTruthy();
    }
    expect(set({}).some(({ playbook }) => playbook !== undefined)).toBe(false);
  });

  it('plans venue and money again when the venue is lost', () => {
    const scenario = draft('toronto', { level: 'Advanced' }).plan.scenarios.find(
      ({ riskId }) => riskId === 'R01',
    );
    expect(scenario?.replan?.artifacts).toEqual(expect.arrayContaining(['VenueShortlist', 'CostModel']));
    expect(scenario?.authority).toMatch(/approver of the venue decides/);
  });

  it('acts within minutes on the day, and within a day in the weeks before', () => {
    const { scenarios } = draft('toronto', { level: 'Advanced' }).plan;
    const last = (id: string) =>
      scenarios.find(({ riskId }) => riskId === id)?.playbook?.at(-1)?.atMinutes ?? 0;
    expect(last('R09')).toBeLessThanOrEqual(120);
    expect(last('R03')).toBeGreaterThanOrEqual(1_440);
  });
});
