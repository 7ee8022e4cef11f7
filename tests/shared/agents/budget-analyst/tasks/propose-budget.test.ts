import { describe, expect, it } from 'vitest';
import { estimateCosts } from '../../../../../shared/agents/budget-analyst/tasks/estimate-costs.ts';
import { proposeBudget } from '../../../../../shared/agents/budget-analyst/tasks/propose-budget.ts';
import { setBudgetBaseline } from '../../../../../shared/agents/budget-analyst/tasks/set-budget-baseline.ts';
import { budgetDecisionGate } from '../../../../../shared/gates/budget-decision-gate.ts';
import { fixtureNames, planWith, type PlanAsk } from '../../../../support/plan-for.ts';

const context = { level: 'Beginner', asOf: '2026-11-23', execution: 'live' } as const;

function plan(brief: Parameters<typeof planWith>[0], ask: PlanAsk = {}) {
  const { bodies, conflicts } = planWith(brief, {
    ...ask,
    tasks: [estimateCosts, setBudgetBaseline, proposeBudget],
  });
  const all: Record<string, any> = bodies; // bodies of many types, read by name
  const money = conflicts.filter(({ key }) => key === 'money.total');
  return {
    decision: all['BudgetDecision'],
    baseline: all['BudgetBaseline'],
    model: all['CostModel'],
    money,
    bodies,
  };
}

describe('propose-budget', () => {
  it.each(fixtureNames)('drafts the same proposal twice from %s, never approved by itself', (name) => {
    const answers = name === 'nairobi' ? { owner: 'Jane' } : {};
    const { decision } = plan(name, { answers });
    expect(decision).toEqual(plan(name, { answers }).decision);
    expect(decision.status).toBe('proposed');
  });

  it('passes its gate where the money carries the brief', () => {
    const { bodies, money, decision } = plan('krakow');
    expect(budgetDecisionGate.check(bodies, context).findings).toEqual([]);
    expect(money).toEqual([]);
    expect(decision.totalMinor).toBe(200_000);
  });

  it('raises a conflict with at least three costed ways out when it does not', () => {
    const { money, bodies, decision } = plan('toronto');
    expect(money).toHaveLength(1);
    expect(money[0]?.blocks).toBe('Logistics');
    expect(money[0]?.detail).toMatch(/over budget/i);
    expect(money[0]?.options.length).toBeGreaterThanOrEqual(3);
    expect(money[0]?.options.every((option) => (option.savingMinor ?? 0) > 0)).toBe(true);
    expect(budgetDecisionGate.check(bodies, context).passed).toBe(false);
    expect(decision.payments).toEqual([]);
  });

  it('clears the conflict once the first way out is chosen', () => {
    const [first] = plan('toronto').money[0]?.options ?? [];
    const { money, bodies } = plan('toronto', { answers: { 'conflict:money.total': first?.id } });
    expect(money).toEqual([]);
    expect(budgetDecisionGate.check(bodies, context).findings).toEqual([]);
  });

  it('marks an estimate as an estimate', () => {
    const { decision, baseline } = plan('nairobi', { answers: { owner: 'Jane' } });
    expect([decision.kind, baseline.kind]).toEqual(['estimate', 'estimate']);
    expect(decision.recommendation).toContain('nobody has given an amount');
  });

  it('counts no saving twice', () => {
    const { decision, model } = plan('berlin');
    expect(decision.savings.listedMinor).toBeLessThan(model.linesMinor);
    expect(decision.savings.options.every((option: { severity: number }) => option.severity <= 3)).toBe(true);
  });

  it('pays larger amounts in instalments between signing and the weeks after the event', () => {
    const dates = plan('berlin').decision.payments.map((payment: { dueOn: string }) => payment.dueOn);
    expect(dates.every((date: string) => date >= '2026-11-23')).toBe(true);
    expect(dates.at(-1) > '2027-05-06').toBe(true);
  });

  it('changes with each of its parameters', () => {
    const params = {
      savingsTargetBasisPoints: 1_000,
      savingsUpToSeverity: 3,
      managementReserveBasisPoints: 300,
      trials: 500,
      instalmentsFromUsd: 2_000,
    };
    const draft = (change: object) =>
      plan('krakow', { params: { 'propose-budget': { ...params, ...change } } }).decision;
    const usual = draft({});
    expect(draft({ savingsTargetBasisPoints: 9_000 }).savings.note).not.toBe(usual.savings.note);
    expect(draft({ savingsUpToSeverity: 1 }).savings.listedMinor).not.toBe(usual.savings.listedMinor);
    expect(draft({ managementReserveBasisPoints: 500 }).reserves.managementMinor).toBe(10_000);
    expect(draft({ trials: 50 }).reserves.basis).not.toEqual(usual.reserves.basis);
    expect(draft({ instalmentsFromUsd: 20 }).payments.length).toBeGreaterThan(usual.payments.length);
  });
});
