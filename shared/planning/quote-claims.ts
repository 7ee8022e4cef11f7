import type { BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import { allocationOption, type MoneyClaims, quoteOption } from '../artifacts/money-claims.ts';
import type { ChosenQuotes } from '../artifacts/vendor-views.ts';
import type { Claim } from '../kernel/claim.ts';
import { formatMinor, sumMinor } from '../kernel/money.ts';
import { isBilled } from './cost-at-completion.ts';

/** The analyst's side: what the budget allocates to each category, and what could be added out of the headroom. */
export function allocationClaims(decision: BudgetDecisionBody): Claim[] {
  const { allocations, currency, overBudget } = decision;
  if (overBudget) return [];
  const gives = freeOf(decision);
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
  return {
    freeMinor: headroomMinor,
    withoutAskingMinor: Math.min(free, changeImpact.reapprovalThresholdMinor),
  };
}

/** A purchase of a category: the estimate, and the chosen quote where it is in the event's currency. */
export interface PricedService {
  id: string;
  category: string;
  allocatedMinor: number;
}

interface QuoteAsk {
  services: readonly PricedService[];
  chosen: ChosenQuotes;
  currency: string;
}

const quoteOf = ({ id, allocatedMinor }: PricedService, { chosen, currency }: QuoteAsk): number => {
  const quote = chosen[id];
  return quote?.currency === currency ? quote.amountMinor : allocatedMinor;
};

/** What each category costs by the quotes that people chose, where one of them is more than is held for it. */
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
      why: `The quotes that people chose for ${title} come to ${extra} more`,
      wrongMinor: over,
      option: {
        id: quoteOption(wanted),
        label: `Take the chosen quotes for ${title}`,
        effect: `${extra} of the headroom go to ${title}.`,
        savingMinor: -over,
      },
    };
  });
}

/** What decisions add to the allocation of a category, for the quotes as they are now and as far as the headroom goes. */
export function decidedExtra(
  ask: QuoteAsk,
  allocations: readonly Allocation[],
  decided: MoneyClaims,
): { category: string; title: string; amountMinor: number }[] {
  const wanted = wantedByCategory(ask);
  const extra = allocations.flatMap(({ category, title, amountMinor }) => {
    const sum = wanted.get(category) ?? 0;
    const agreed = sum > amountMinor && sum <= (decided[category] ?? 0);
    return agreed ? [{ category, title, amountMinor: sum - amountMinor }] : [];
  });
  const free = allocations.find(({ category }) => category === 'unallocated')?.amountMinor ?? 0;
  return sumMinor(extra.map(({ amountMinor }) => amountMinor)) <= free ? extra : [];
}
