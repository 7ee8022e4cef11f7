import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { PlannedRisk, RiskRegisterBody } from '../artifacts/risk-register.ts';
import { chancePercent, costPercent, risksBySize } from '../knowledge/risk-exposure.ts';
import { judgement } from '../kernel/basis.ts';

/** How many risks an event of so many people carries in its register. */
export function risksFor(heads: number): number {
  const row = risksBySize.find(({ upTo }) => upTo === null || heads <= upTo);
  return row?.risks ?? 0;
}

/** Chance x cost after the mitigation; undefined where no budget is known. */
export function expectedCost(
  { residual }: Pick<PlannedRisk, 'residual'>,
  budget: EventBriefBody['budget'],
): PlannedRisk['expectedCost'] {
  if (!budget) return undefined;
  // Schema: both are whole numbers from 1 to 5.
  const chance = chancePercent[residual.probability as keyof typeof chancePercent]; // see above
  const cost = costPercent[residual.impact as keyof typeof costPercent]; // see above
  return {
    amountMinor: Math.round((budget.amountMinor * chance * cost) / 10_000),
    currency: budget.currency,
    basis: {
      source: judgement,
      formula: 'budget x chancePercent of the residual probability x costPercent of the residual impact',
      inputs: { budgetMinor: budget.amountMinor, chancePercent: chance, costPercent: cost },
    },
  };
}

/** What it costs once it has happened, in minor units of the budget: no chance is left in it. */
export function costWhenItHappens({ residual }: Pick<PlannedRisk, 'residual'>, budgetMinor: number): number {
  const share = costPercent[residual.impact as keyof typeof costPercent]; // a whole number from 1 to 5, by its schema
  return Math.round((budgetMinor * share) / 100);
}

/** The cells of the worst risks, hottest first. */
export function heatOf(risks: readonly PlannedRisk[], top: number): NonNullable<RiskRegisterBody['heat']> {
  const worst = risks.toSorted((a, b) => b.rating - a.rating || (a.id < b.id ? -1 : 1)).slice(0, top);
  const cells = new Map<string, { probability: number; impact: number; riskIds: string[] }>();
  for (const { id, probability, impact } of worst) {
    const cell = cells.get(`${probability}x${impact}`) ?? { probability, impact, riskIds: [] };
    cell.riskIds.push(id);
    cells.set(`${probability}x${impact}`, cell);
  }
  return [...cells.values()];
}
