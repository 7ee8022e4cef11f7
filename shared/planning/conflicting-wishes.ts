import type { CostModelBody } from '../artifacts/cost-model.ts';
import { type CostLine, totalOf } from './cost-lines.ts';
import { applyRelaxations, type CostedEvent } from './relaxed-plan.ts';

export type BudgetConstraint = NonNullable<CostModelBody['conflictSet']>[number];

/** What the plan holds on to, with the option that lets go of it; the mildest first. */
export function wishesOf({ facts }: CostedEvent): { id: string; constraint: string }[] {
  const { days, inPerson, meals, hybrid, expoBooths } = facts;
  return [
    { id: 'economy-decor-marketing', constraint: 'standard decor, print and promotion' },
    { id: 'economy-av', constraint: 'standard AV' },
    { id: 'economy-catering', constraint: 'standard catering' },
    { id: 'economy-venue', constraint: 'a venue of the usual standard' },
    { id: 'drop-optional', constraint: 'extras that the brief does not demand' },
    ...(meals.receptions > 0 ? [{ id: 'no-reception', constraint: 'an evening reception' }] : []),
    ...(expoBooths > 0 ? [{ id: 'no-expo', constraint: `an expo of ${expoBooths} booths` }] : []),
    ...(hybrid ? [{ id: 'record-not-stream', constraint: 'a live stream' }] : []),
    ...(days > 1 ? [{ id: 'one-day-less', constraint: `${days} days` }] : []),
    { id: 'fewer-heads-20', constraint: `${inPerson} people` },
  ];
}

/**
 * The smallest set of wishes that cannot all be kept within the budget, by a deletion filter: each wish is let go of in
 * turn, and stays out while the others still conflict with the budget. Null when letting go of all does not suffice.
 */
export function conflictingWishes(
  event: CostedEvent & { lines: readonly CostLine[] },
  shortfallMinor: number,
): BudgetConstraint[] | null {
  const before = totalOf(event.lines);
  const saves = (ids: readonly string[]) => before - totalOf(applyRelaxations(event, ids).lines);
  const all = wishesOf(event);
  const conflicting = (kept: readonly { id: string }[]) =>
    saves(all.filter((entry) => !kept.includes(entry)).map(({ id }) => id)) < shortfallMinor;
  if (conflicting([])) return null;
  const kept = all.reduce((left, entry) => {
    const without = left.filter((other) => other !== entry);
    return conflicting(without) ? without : left;
  }, all);
  return kept.map(({ id, constraint }) => ({
    constraint,
    optionId: id,
    savingMinor: Math.max(0, saves([id])),
  }));
}
