import type { BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import { drawnFrom, type Reallocation } from '../artifacts/vendor-contracts.ts';
import type { OutcomeFacts } from './outcome-metrics.ts';

/** Whether a category of an allocation is one that somebody is billed for: reserve and headroom are not. */
export const isBilled = ({ category }: { category: string }): boolean =>
  category !== 'contingency' && category !== 'unallocated';

/**
 * What the event will have cost in minor units (estimate at completion): what was paid where people reported it, the
 * plan elsewhere, with what decisions moved to chosen quotes. The contingency that is left is part of it until every
 * category is reported.
 */
export function costAtCompletion(
  { allocations, variance: { forecastMinor }, currency }: BudgetDecisionBody,
  costs: OutcomeFacts['costs'],
  reallocated: readonly Reallocation[] = [],
): number {
  const paid = costs.filter((cost) => cost.currency === currency);
  const reported = new Set(paid.map(({ category }) => category));
  const planned = allocations.filter(isBilled).map((entry) => withMoved(entry, reallocated));
  const actual = paid.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const isOpen = planned.some(({ category, amountMinor }) => amountMinor > 0 && !reported.has(category));
  if (!isOpen && reported.size > 0) return actual;
  const replaced = planned.filter(({ category }) => reported.has(category));
  const forecast = forecastMinor + drawnFrom(reallocated).headroomMinor;
  return forecast + actual - replaced.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

/** A category, or the contingency, with what decisions moved into it or out of it. */
export function withMoved<C extends { category: string; amountMinor: number }>(
  part: C,
  reallocated: readonly Reallocation[],
): C {
  const own = reallocated.filter(({ category }) => category === part.category);
  const into = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const outOf = part.category === 'contingency' ? drawnFrom(reallocated).contingencyMinor : 0;
  return { ...part, amountMinor: part.amountMinor + into - outOf };
}
