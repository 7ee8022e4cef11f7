import { describe, expect, it } from 'vitest';
import { budgetDecisionGate } from '../../../shared/gates/budget-decision-gate.ts';
import { sampleBudgetBaseline, sampleBudgetDecision, sampleCostModel } from '../../support/budget-samples.ts';

const context = { level: 'Beginner', asOf: '2027-02-01', execution: 'live' } as const;
const catalog = () => ({
  BudgetDecision: sampleBudgetDecision(),
  BudgetBaseline: sampleBudgetBaseline(),
  CostModel: sampleCostModel(),
});
const rulesBroken = (inputs: Record<string, unknown>) =>
  budgetDecisionGate.check(inputs, context).findings.map((finding) => finding.rule);

describe('budget-decision-gate', () => {
  it('passes a proposal that adds up, without asking for the approval itself', () => {
    expect(budgetDecisionGate.check(catalog(), context)).toEqual({
      gate: 'budget-decision-gate',
      passed: true,
      findings: [],
    });
  });

  it('the allocations sum to the total', () => {
    const { BudgetBaseline, ...rest } = catalog();
    const allocations = BudgetBaseline.allocations.slice(1, 3);
    const { findings } = budgetDecisionGate.check(
      { ...rest, BudgetBaseline: { ...BudgetBaseline, allocations } },
      context,
    );
    expect(findings.map(({ rule, artifact }) => [rule, artifact])).toEqual([
      ['the allocations sum to the total', 'BudgetBaseline'],
    ]);
  });

  it('the line items, contingency and headroom sum to the total', () => {
    const { BudgetDecision, ...rest } = catalog();
    expect(rulesBroken({ ...rest, BudgetDecision: { ...BudgetDecision, headroomMinor: 0 } })).toEqual([
      'the line items, contingency and headroom sum to the total',
    ]);
  });

  it('the decision rests on the baseline', () => {
    const { BudgetBaseline, ...rest } = catalog();
    expect(rulesBroken({ ...rest, BudgetBaseline: { ...BudgetBaseline, currency: 'EUR' } })).toEqual([
      'the decision rests on the baseline',
    ]);
  });

  it('contingency is present and no less than 5 % of the lines', () => {
    const { BudgetDecision, ...rest } = catalog();
    const spoiled = { ...BudgetDecision, contingencyMinor: 0, headroomMinor: 90_000 };
    expect(rulesBroken({ ...rest, BudgetDecision: spoiled })).toEqual([
      'contingency is present and no less than 5 % of the lines',
    ]);
  });

  it('the variance is within its rule', () => {
    const { BudgetDecision, ...rest } = catalog();
    const variance = { ...BudgetDecision.variance, basisPoints: 501 };
    expect(rulesBroken({ ...rest, BudgetDecision: { ...BudgetDecision, variance } })).toEqual([
      'the variance is within its rule',
    ]);
  });

  it('the over-budget conflict is resolved', () => {
    const { BudgetDecision, ...rest } = catalog();
    const overBudget = { shortfallMinor: 10_000, optionsSuffice: true, options: [], proposal: [] };
    const spoiled = { ...BudgetDecision, headroomMinor: 90_100, overBudget };
    expect(rulesBroken({ ...rest, BudgetDecision: spoiled })).toEqual([
      'the over-budget conflict is resolved',
    ]);
  });

  it('the change impact is stated', () => {
    const { BudgetDecision, ...rest } = catalog();
    const changeImpact = { ...BudgetDecision.changeImpact, differenceMinor: 7 };
    expect(rulesBroken({ ...rest, BudgetDecision: { ...BudgetDecision, changeImpact } })).toEqual([
      'the change impact is stated',
    ]);
  });
});
