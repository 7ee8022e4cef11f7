import type { BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import { allocationOption, type MoneyClaims, quoteOption } from '../artifacts/money-claims.ts';
import { type ChosenQuotes, houseContract, type TakenPrices } from '../artifacts/vendor-views.ts';
import type { CostModelBody } from '../artifacts/cost-model.ts';
import { drawnFrom, heldIn, type Reallocation } from '../artifacts/vendor-contracts.ts';
import type { Claim, Reserve } from '../kernel/claim.ts';
import { formatMinor, sumMinor } from '../kernel/money.ts';
import { isBilled } from './cost-at-completion.ts';
import { simulatedSpread } from './money-left.ts';

/** The analyst's side: what the budget allocates to each category, and what could be added from elsewhere. */
export function allocationClaims(
  decision: BudgetDecisionBody,
  model: Pick<CostModelBody, 'simulation'>,
): Claim[] {
  const { allocations, currency, overBudget } = decision;
  if (overBudget) return [];
  const gives = { ...freeOf(decision), reserve: reserveOf(decision, model) };
  return allocations.filter(isBilled).map(({ category, title, amountMinor }) => {
    const most = formatMinor(amountMinor, currency);
    return {
      key: `money.${category}`,
      wants: { atMost: amountMinor },
      hard: false,
      stated: false,
      byGate: true,
      why: `The budget allocates ${most} to ${title}`,
      wrongMinor: 0,
      option: {
        id: allocationOption(amountMinor),
        label: `Keep ${title} within ${most}`,
        effect: 'Another vendor, or less of it, has to be found.',
      },
      gives,
    };
  });
}

/** What the headroom can add, and how much of it without a new approval: what the owner holds back is asked for. */
export function freeOf({ headroomMinor, reserves, changeImpact }: BudgetDecisionBody) {
  const free = Math.max(0, headroomMinor - reserves.managementMinor);
  const belowThreshold = Math.max(0, changeImpact.reapprovalThresholdMinor - 1);
  return { freeMinor: headroomMinor, withoutAskingMinor: Math.min(free, belowThreshold) };
}

function reserveOf(
  { currency, reserves, changeImpact }: BudgetDecisionBody,
  model: Pick<CostModelBody, 'simulation'>,
): Reserve {
  return {
    currency,
    contingencyMinor: reserves.contingencyMinor,
    spreadMinor: simulatedSpread(model),
    heldBackMinor: reserves.managementMinor,
    reapprovalFromMinor: changeImpact.reapprovalThresholdMinor,
  };
}

/**
 * The prices that count for a plan with this venue: what is held for another candidate does not. Until a house is held
 * definitely or its quote chosen, the first option for that candidate says best what it will cost.
 */
export function pricesFor(
  { quotes, options }: ChosenQuotes,
  { currency, venue }: Pick<CostModelBody, 'currency' | 'venue'>,
): TakenPrices {
  const [option] = options
    .filter(({ candidateId }) => candidateId === venue.candidateId)
    .toSorted((a, b) => a.optionRank - b.optionRank);
  const optioned = option && {
    [houseContract]: {
      vendorName: option.vendorName,
      amountMinor: option.amountMinor,
      currency,
      isOption: true as const,
    },
  };
  const counted = Object.entries(quotes).flatMap(([contractId, quote]) => {
    const { vendorName, amountMinor, held } = quote;
    const elsewhere = held && held.candidateId !== null && held.candidateId !== venue.candidateId;
    return elsewhere
      ? []
      : [[contractId, { vendorName, amountMinor, currency: quote.currency ?? currency }] as const];
  });
  return { ...optioned, ...Object.fromEntries(counted) };
}

/** A purchase of a category: the estimate, and the chosen quote where it is in the event's currency. */
export interface PricedService {
  id: string;
  category: string;
  allocatedMinor: number;
}

interface QuoteAsk {
  services: readonly PricedService[];
  chosen: TakenPrices;
  currency: string;
}

const quoteOf = ({ id, allocatedMinor }: PricedService, { chosen, currency }: QuoteAsk): number => {
  const quote = chosen[id];
  return quote?.currency === currency ? quote.amountMinor : allocatedMinor;
};

/** What each category costs by the quotes and the hold that people took, where one of them is more than is held for it. */
function wantedByCategory(ask: QuoteAsk): Map<string, number> {
  const over = ask.services.filter((service) => quoteOf(service, ask) > service.allocatedMinor);
  return new Map(
    [...new Set(over.map(({ category }) => category))].map((category) => {
      const own = ask.services.filter((service) => service.category === category);
      return [category, sumMinor(own.map((service) => quoteOf(service, ask)))];
    }),
  );
}

interface Allocation {
  category: string;
  title: string;
  amountMinor: number;
}

/** Categories whose allocation carries their chosen quotes, though one of them is more than is held for its line. */
export function carriedCategories(ask: QuoteAsk, allocations: readonly Allocation[]): string[] {
  const wanted = wantedByCategory(ask);
  return allocations
    .filter(({ category, amountMinor }) => (wanted.get(category) ?? Infinity) <= amountMinor)
    .map(({ category }) => category);
}

/** The coordinator's side: what the chosen quotes of a category come to. */
export function quoteClaims(ask: QuoteAsk, allocations: readonly Allocation[]): Claim[] {
  return [...wantedByCategory(ask)].map(([category, wanted]) => {
    const allocation = allocations.find((entry) => entry.category === category);
    const title = allocation?.title ?? category;
    const over = Math.max(0, wanted - (allocation?.amountMinor ?? 0));
    const extra = formatMinor(over, ask.currency);
    return {
      key: `money.${category}`,
      wants: { atLeast: wanted },
      hard: false,
      stated: true,
      byGate: false,
      why: `${title} comes to ${formatMinor(wanted, ask.currency)} by the quotes and holds on record, ${extra} more than planned`,
      wrongMinor: over,
      option: {
        id: quoteOption(wanted),
        label: `Take these prices for ${title}`,
        effect: `${extra} more go to ${title}.`,
        savingMinor: -over,
      },
    };
  });
}

/**
 * What decisions add to the allocation of a category, for the quotes as they are now: out of the headroom as far as was
 * decided, the rest out of the contingency. Nothing where headroom or contingency no longer hold it.
 */
export function decidedExtra(
  ask: QuoteAsk,
  allocations: readonly Allocation[],
  decided: MoneyClaims,
): Reallocation[] {
  const wanted = wantedByCategory(ask);
  const extra = allocations.flatMap(({ category, title, amountMinor }): Reallocation[] => {
    const sum = wanted.get(category) ?? 0;
    const { upToMinor = 0, contingencyMinor: drawn = 0 } = decided[category] ?? {};
    if (sum <= amountMinor || sum > upToMinor) return [];
    const over = sum - amountMinor;
    const contingencyMinor = over - Math.min(over, Math.max(0, upToMinor - amountMinor - drawn));
    return [{ category, title, amountMinor: over, contingencyMinor }];
  });
  const [needed, held] = [drawnFrom(extra), heldIn({ allocations })];
  const isThere =
    needed.headroomMinor <= held.headroomMinor && needed.contingencyMinor <= held.contingencyMinor;
  return isThere ? extra : [];
}
