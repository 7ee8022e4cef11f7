import type { budgetDirective } from '../artifacts/record-views.ts';
import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { CostTerms } from './cost-terms.ts';

export type BudgetDirective = ReturnType<typeof budgetDirective.select>;

export interface BudgetCeiling {
  /** Null while nobody gave an amount to keep to. */
  amountMinor: number | null;
  /** One sentence: who gave it. */
  origin: string;
}

/** What may be spent: the brief's amount or a lower limit, and at least what a person raised it to. */
export function budgetCeiling(
  { budget }: EventBriefBody,
  { budgetMinor }: Pick<CostTerms, 'budgetMinor'>,
  { limitMinor, raisedToMinor }: BudgetDirective,
): BudgetCeiling {
  const limited = limitMinor !== null && limitMinor < (budgetMinor ?? Infinity);
  const cap = limited ? limitMinor : budgetMinor;
  if (cap === null) return { amountMinor: null, origin: whyEstimate(budget) };
  if (raisedToMinor !== null && raisedToMinor > cap)
    return { amountMinor: raisedToMinor, origin: "Raised to this amount by a person's decision." };
  const origin = limited
    ? 'An upper limit that a person set when deciding about the budget.'
    : `Given in the brief as a ${budget?.kind ?? 'cap'}.`;
  return { amountMinor: cap, origin };
}

function whyEstimate(budget: EventBriefBody['budget']): string {
  if (!budget) return 'Nobody has fixed an amount: the total is an estimate.';
  return budget.kind === 'indicative'
    ? 'The amount in the brief is an indication, not a limit: the total is an estimate.'
    : `The amount in the brief is in ${budget.currency}, for which there is no planning rate: the total is an estimate.`;
}
