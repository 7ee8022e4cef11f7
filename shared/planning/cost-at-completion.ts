import type { BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import type { OutcomeFacts } from './outcome-metrics.ts';

/** Whether a category of an allocation is one that somebody is billed for: reserve and headroom are not. */
export const isBilled = ({ category }: { category: string }): boolean =>
  category !== 'contingency' && category !== 'unallocated';

/**
 * What the event will have cost in minor units (estimate at completion): what was paid where people reported it, the
 * plan elsewhere. The contingency is part of it until every category is reported.
 */
export function costAtCompletion(
  { allocations, variance: { forecastMinor }, currency }: BudgetDecisionBody,
  costs: OutcomeFacts['costs'],
): number {
  const paid = costs.filter((cost) => cost.currency === currency);
  const reported = new Set(paid.map(({ category }) => category));
  const planned = allocations.filter(isBilled);
  const actual = paid.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const isOpen = planned.some(({ category, amountMinor }) => amountMinor > 0 && !reported.has(category));
  if (!isOpen && reported.size > 0) return actual;
  const replaced = planned.filter(({ category }) => reported.has(category));
  return forecastMinor + actual - replaced.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
