import { describe, expect, it } from 'vitest';
import { budgetBaseline } from '../../../shared/artifacts/budget-baseline.ts';
import { sampleBudgetBaseline, sampleCostModel } from '../../support/budget-samples.ts';

const rulesBroken = (body: unknown, model = sampleCostModel()) =>
  budgetBaseline.verify(body, { CostModel: model }).map((finding) => finding.rule);

describe('BudgetBaseline', () => {
  it('accepts allocations that sum to the total', () => {
    expect(rulesBroken(sampleBudgetBaseline())).toEqual([]);
  });

  it('refuses a negative allocation', () => {
    const body = sampleBudgetBaseline();
    const allocations = body.allocations.map((entry) => ({ ...entry, amountMinor: -1 }));
    expect(budgetBaseline.schema.safeParse({ ...body, allocations }).success).toBe(false);
  });

  it('finds allocations that miss the total and a contingency hidden elsewhere', () => {
    const body = sampleBudgetBaseline();
    const allocations = body.allocations.filter((entry) => entry.category !== 'contingency');
    expect(rulesBroken({ ...body, allocations })).toEqual([
      'allocations sum to the total',
      'contingency is its own line',
    ]);
  });

  it('finds a shortfall that the cost model does not have', () => {
    expect(rulesBroken({ ...sampleBudgetBaseline(), shortfallMinor: 5 })).toEqual([
      'the shortfall is what the brief needs beyond the total',
    ]);
  });

  it('finds an estimate dressed up as a given amount', () => {
    const model = { ...sampleCostModel(), budgetMinor: null, headroomMinor: null };
    expect(rulesBroken(sampleBudgetBaseline(), model)).toEqual([
      'an estimate is never shown as a given amount',
    ]);
  });

  it('finds income at risk that does not say so', () => {
    const body = sampleBudgetBaseline();
    const entry = {
      label: 'Sponsors',
      kind: 'sponsorship',
      amountMinor: 100,
      currency: 'PLN',
      status: 'at-risk',
    };
    expect(rulesBroken({ ...body, income: [{ ...entry, note: 'Sure.' }] })).toEqual([
      'income that nobody signed stays at risk',
    ]);
    expect(rulesBroken({ ...body, income: [{ ...entry, note: 'At risk until signed.' }] })).toEqual([]);
  });
});
