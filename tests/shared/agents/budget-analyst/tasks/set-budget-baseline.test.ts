import { describe, expect, it } from 'vitest';
import { estimateCosts } from '../../../../../shared/agents/budget-analyst/tasks/estimate-costs.ts';
import { setBudgetBaseline } from '../../../../../shared/agents/budget-analyst/tasks/set-budget-baseline.ts';
import type { BudgetBaselineBody } from '../../../../../shared/artifacts/budget-baseline.ts';
import { planFor, type PlanAsk } from '../../../../support/plan-for.ts';

const baseline = (brief: Parameters<typeof planFor>[0], ask: PlanAsk = {}): BudgetBaselineBody =>
  planFor(brief, { ...ask, tasks: [estimateCosts, setBudgetBaseline] })['BudgetBaseline'];

describe('set-budget-baseline', () => {
  it.each([
    ['krakow', 200_000, 'PLN', 'including-tax'],
    ['berlin', 9_500_000, 'EUR', 'excluding-tax'],
    ['chicago', 14_000_000, 'USD', 'excluding-tax'],
    ['toronto', 45_000_000, 'CAD', 'excluding-tax'],
  ] as const)('takes the total of %s from the brief', (name, totalMinor, currency, amounts) => {
    expect(baseline(name)).toMatchObject({ totalMinor, currency, tax: { amounts } });
  });

  it('divides the cap in proportion to the needs when it falls short, and shows the gap', () => {
    const { allocations, totalMinor, shortfallMinor } = baseline('toronto');
    const needs = allocations.reduce((sum, entry) => sum + entry.needMinor, 0);
    expect(needs - totalMinor).toBe(shortfallMinor);
    expect(allocations.reduce((sum, entry) => sum + entry.amountMinor, 0)).toBe(totalMinor);
  });

  it('shows a fundraising goal as income at risk, never as budget', () => {
    expect(baseline('chicago').income).toMatchObject([
      { kind: 'fundraising', amountMinor: 60_000_000, status: 'at-risk' },
    ]);
  });

  it('is the same twice, and changes with its parameter', () => {
    expect(baseline('berlin')).toEqual(baseline('berlin'));
    expect(
      baseline('berlin', { params: { 'set-budget-baseline': { assumptions: 2 } } }).assumptions,
    ).toHaveLength(2);
  });
});
