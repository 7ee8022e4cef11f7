import type { BudgetBaselineBody } from '../artifacts/budget-baseline.ts';
import type { CostModelBody } from '../artifacts/cost-model.ts';
import { drawnFrom, heldIn, type MoneyLeft, type Reallocation } from '../artifacts/vendor-contracts.ts';

/** What a contingency is to cover, minor units: the 80th percentile of the simulated cost less the estimate. */
export function simulatedSpread({ simulation }: Pick<CostModelBody, 'simulation'>): number {
  return simulation ? Math.max(0, simulation.p80Minor - simulation.baseMinor) : 0;
}

/** The share of the spread that a contingency covers, in basis points, at most 10,000; null where there is no spread. */
export function adequacyOf(contingencyMinor: number, spreadMinor: number): number | null {
  return spreadMinor > 0 ? Math.min(10_000, Math.round((contingencyMinor * 10_000) / spreadMinor)) : null;
}

/** What the budget holds besides its categories once decisions have moved money into them. */
export function moneyLeft(
  baseline: Pick<BudgetBaselineBody, 'allocations'>,
  model: Pick<CostModelBody, 'simulation'>,
  reallocated: readonly Reallocation[],
): MoneyLeft {
  const [held, drawn] = [heldIn(baseline), drawnFrom(reallocated)];
  const contingencyMinor = held.contingencyMinor - drawn.contingencyMinor;
  return {
    contingencyMinor,
    headroomMinor: held.headroomMinor - drawn.headroomMinor,
    adequacyBasisPoints: adequacyOf(contingencyMinor, simulatedSpread(model)),
  };
}
