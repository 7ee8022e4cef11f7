import type { CategoryVariance, QuoteNeed } from '../artifacts/cost-analysis-fields.ts';
import type { BudgetBaselineBody } from '../artifacts/budget-baseline.ts';
import type { CostModelBody } from '../artifacts/cost-model.ts';
import { judgement } from '../kernel/basis.ts';
import { invitedCategories } from './vendor-services.ts';

/** The simulated forecast of each category against what it is allocated, by the category rule of the cost model. */
export function categoryVariances(
  model: CostModelBody,
  { allocations }: Pick<BudgetBaselineBody, 'allocations'>,
): CategoryVariance[] {
  const limitBasisPoints =
    model.varianceRules.find(({ scope }) => scope === 'category')?.limitBasisPoints ?? 0;
  return (model.simulation?.categories ?? []).flatMap(({ category, p50Minor, p80Minor }) => {
    const allocation = allocations.find((entry) => entry.category === category);
    if (!allocation || allocation.amountMinor === 0) return [];
    const allocatedMinor = allocation.amountMinor;
    const over = (forecast: number) => Math.round(((forecast - allocatedMinor) * 10_000) / allocatedMinor);
    const standing =
      over(p50Minor) > limitBasisPoints ? 'beyond' : over(p80Minor) > limitBasisPoints ? 'watch' : 'within';
    return [
      {
        category,
        title: allocation.title,
        allocatedMinor,
        p50Minor,
        p80Minor,
        basisPoints: over(p50Minor),
        limitBasisPoints,
        standing,
        note: noteOf(standing, largestLine(model, category)),
      } as const,
    ];
  });
}

function noteOf(standing: CategoryVariance['standing'], line: string): string {
  if (standing === 'within') return 'Eight of ten outcomes keep within the rule.';
  if (standing === 'watch')
    return `Two of ten outcomes break the rule; a quote for "${line}" settles most of it.`;
  return `The likely outcome breaks the rule: reallocate, or settle "${line}" first.`;
}

function largestLine({ lines }: CostModelBody, category: string): string {
  const own = lines.filter((line) => line.category === category);
  const widest = own.toSorted(
    (a, b) =>
      b.range.highMinor - b.range.lowMinor - (a.range.highMinor - a.range.lowMinor) || (a.id < b.id ? -1 : 1),
  );
  return widest[0]?.item ?? category;
}

interface QuoteAsk {
  categories: readonly { category: string; title: string; totalMinor: number }[];
  /** For each category from `fromMinor` on. */
  quotes: number;
  fromMinor: number;
  /** A rule of the brief: so many quotes above an amount. */
  rule: { count: number; aboveMinor: number } | null;
}

/** How many quotes each category needs before its price counts as known; speakers are invited, not tendered for. */
export function quotesNeeded({ categories, quotes, fromMinor, rule }: QuoteAsk): QuoteNeed[] {
  return categories.flatMap(({ category, title, totalMinor }) => {
    const byRule = rule && totalMinor > rule.aboveMinor ? rule.count : 0;
    const usual = !invitedCategories.has(category) && totalMinor > 0 && totalMinor >= fromMinor ? quotes : 0;
    const count = Math.max(usual, byRule);
    if (count === 0) return [];
    const basis = {
      source: byRule === count ? 'the rule in the brief' : judgement,
      formula: `quotes for every category from ${byRule === count ? 'the limit of the brief' : 'the amount'} on`,
      inputs: { totalMinor, fromMinor: byRule === count && rule ? rule.aboveMinor : fromMinor },
    };
    return [{ category, title, amountMinor: totalMinor, quotes: count, basis }];
  });
}
