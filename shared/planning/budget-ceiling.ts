import type { budgetDirective } from '../artifacts/record-views.ts';
import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { formatMinor } from '../kernel/money.ts';
import type { CostTerms } from './cost-terms.ts';

export type BudgetDirective = ReturnType<typeof budgetDirective.select>;

export interface BudgetCeiling {
  /** Null while nobody gave an amount to keep to. */
  amountMinor: number | null;
  /** One sentence: who gave it. */
  origin: string;
}

/**
 * What may be spent: the brief's amount or a lower limit, and at least what a person raised it to. An amount that is only
 * indicated counts while the plan fits into it; a plan that does not is an estimate. Where the brief allows more "if needed", the target holds as long as the least total that carries the plan (`sufficientMinor`) stays within it.
 */
export function budgetCeiling(
  { budget }: EventBriefBody,
  terms: Pick<CostTerms, 'budgetMinor' | 'indicatedMinor'>,
  { limitMinor, raisedToMinor }: BudgetDirective,
  sufficientMinor: number,
): BudgetCeiling {
  const given = givenAmount(budget, terms, sufficientMinor);
  const limited = limitMinor !== null && limitMinor < (given.amountMinor ?? Infinity);
  const cap = limited ? limitMinor : given.amountMinor;
  if (cap === null) return { amountMinor: null, origin: whyEstimate(budget) };
  if (raisedToMinor !== null && raisedToMinor > cap)
    return { amountMinor: raisedToMinor, origin: "Raised to this amount by a person's decision." };
  const origin = limited ? 'An upper limit that a person set when deciding about the budget.' : given.origin;
  return { amountMinor: cap, origin };
}

function givenAmount(
  budget: EventBriefBody['budget'],
  { budgetMinor, indicatedMinor }: Pick<CostTerms, 'budgetMinor' | 'indicatedMinor'>,
  sufficientMinor: number,
): BudgetCeiling {
  if (indicatedMinor !== null && sufficientMinor <= indicatedMinor)
    return { amountMinor: indicatedMinor, origin: 'Indicated in the brief: the plan fits into it.' };
  const plain = { amountMinor: budgetMinor, origin: `Given in the brief as a ${budget?.kind ?? 'cap'}.` };
  if (budgetMinor === null || budget?.ceilingMinor === undefined) return plain;
  const { ceilingMinor, currency } = budget;
  const [target, ceiling] = [budgetMinor, ceilingMinor].map((minor) => formatMinor(minor, currency));
  return sufficientMinor <= budgetMinor
    ? {
        amountMinor: budgetMinor,
        origin: `The target in the brief, which allows up to ${ceiling} if needed.`,
      }
    : {
        amountMinor: ceilingMinor,
        origin: `The ceiling in the brief: the plan does not fit into its target of ${target}.`,
      };
}

function whyEstimate(budget: EventBriefBody['budget']): string {
  if (!budget) return 'Nobody has fixed an amount: the total is an estimate.';
  return budget.kind === 'indicative'
    ? 'The amount in the brief is an indication, and the plan does not fit into it: the total is an estimate.'
    : `The amount in the brief is in ${budget.currency}, for which there is no planning rate: the total is an estimate.`;
}
