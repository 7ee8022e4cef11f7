import { constraintsOf, type EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { Income } from '../artifacts/money-fields.ts';
import type { RequirementsBody } from '../artifacts/requirements.ts';
import { formatMinor, sumMinor } from '../kernel/money.ts';
import { type CostLine, totalOf } from './cost-lines.ts';
import { atPlanningRate, type CostTerms } from './cost-terms.ts';
import { holidaysDuring } from './date-notes.ts';
import type { RelaxedPlan } from './relaxed-plan.ts';

interface NotedPlan {
  brief: EventBriefBody;
  requirements: RequirementsBody;
  money: CostTerms;
  plan: RelaxedPlan;
  income: readonly Income[];
  /** Lines and contingency. */
  totalMinor: number;
}

/** What someone who signs the figures must know about them. */
export function costNotes(noted: NotedPlan): string[] {
  const { money, plan } = noted;
  const inKind = sumMinor(plan.lines.map((line) => line.valueInKindMinor));
  return [
    ...fundingGap(noted),
    ...holidaySurcharges(noted.brief),
    money.tax.note,
    ...taxOnTop(noted),
    ...(money.exchange
      ? [
          `Reference prices are in ${money.exchange.from}, converted at ${money.exchange.rate} (${money.exchange.label}).`,
        ]
      : []),
    ...(inKind > 0 ? [`Given in kind and not spent: ${formatMinor(inKind, money.currency)}.`] : []),
    ...quoteNotes(noted),
    ...statedCaps(noted),
    ...uncosted(noted),
    ...dietPremiums(noted),
    ...allowances(noted),
  ];
}

/** What the lines come to with tax, where the amounts are net. */
function taxOnTop({ money, plan }: NotedPlan): string[] {
  if (money.tax.amounts === 'including-tax') return [];
  const withTax = totalOf(plan.lines) + sumMinor(plan.lines.map((line) => line.taxMinor));
  const over = money.tax.budget === 'unknown' && money.budgetMinor !== null && withTax > money.budgetMinor;
  const warning = over ? ', more than the budget if that is meant to include tax' : '';
  return [`With tax the lines come to ${formatMinor(withTax, money.currency)}${warning}.`];
}

/** So many quotes for a purchase above an amount. */
export interface QuoteRule {
  count: number;
  aboveMinor: number;
  stated: string;
}

/** The strictest procurement rule of the brief, in the plan's currency. */
export function quoteRule(
  brief: EventBriefBody,
  currency: string,
  rates?: CostTerms['terms']['rates'],
): QuoteRule | null {
  const rules = constraintsOf(brief, 'procurement-quotes').map(({ value: { count, above } }) => ({
    count: count ?? 3,
    aboveMinor: above ? (atPlanningRate(above.amountMinor, above.currency, currency, rates) ?? 0) : 0,
    stated: above ? ` above ${formatMinor(above.amountMinor, above.currency)}` : '',
  }));
  return rules.sort((a, b) => b.count - a.count || a.aboveMinor - b.aboveMinor)[0] ?? null;
}

/** Which lines need how many quotes. */
function quoteNotes({ brief, money, plan }: NotedPlan): string[] {
  const rule = quoteRule(brief, money.currency, money.terms.rates);
  if (!rule) return [];
  const lines = plan.lines.filter((line) => line.totalMinor > rule.aboveMinor).map((line) => line.item);
  return [
    `${rule.count} quotes are needed for every purchase${rule.stated}: ${lines.join(', ') || 'no line so far'}.`,
  ];
}

/** Caps on a part of the budget, compared with the estimate. */
function statedCaps({ brief, money, plan }: NotedPlan): string[] {
  const venue = totalOf(plan.lines.filter((line: CostLine) => line.category === 'venue'));
  const perHead = Math.round(totalOf(plan.lines) / Math.max(1, plan.facts.inPerson));
  const compare = (
    what: string,
    amount: { amountMinor: number; currency: string } | undefined,
    estimate: number,
  ) => {
    const cap =
      amount && atPlanningRate(amount.amountMinor, amount.currency, money.currency, money.terms.rates);
    if (!cap) return [];
    const verdict = estimate <= cap ? 'keeps to' : 'exceeds';
    return [
      `${what} ${verdict} the stated ${formatMinor(cap, money.currency)}: ${formatMinor(estimate, money.currency)}.`,
    ];
  };
  return [
    ...constraintsOf(brief, 'venue-cost-cap').flatMap(({ value }) =>
      compare('The venue', value.amount, venue),
    ),
    ...constraintsOf(brief, 'per-head-cost').flatMap(({ value }) =>
      compare('The cost per head', value.amount, perHead),
    ),
  ];
}

function fundingGap({ income, money, totalMinor }: NotedPlan): string[] {
  const own = income.filter((entry) => entry.currency === money.currency && entry.kind !== 'fundraising');
  if (own.length === 0) return [];
  const expected = sumMinor(own.map((entry) => entry.amountMinor));
  const gap = totalMinor - expected;
  const verdict =
    gap > 0
      ? `leaves ${formatMinor(gap, money.currency)} of the estimate to be funded`
      : 'would cover the estimate';
  return [
    `Expected income of ${formatMinor(expected, money.currency)}, at risk until signed or sold, ${verdict}.`,
  ];
}

/** What people charge for working on a public holiday is in no price list of the plan. */
function holidaySurcharges(brief: EventBriefBody): string[] {
  const days = holidaysDuring(brief).map(({ date, name }) => `${date} (${name})`);
  if (days.length === 0) return [];
  return [
    `Surcharges for work on ${days.join(' and ')} are not in the estimate: ask house and vendors to quote them.`,
  ];
}

/** Musts for which no line was found in the price list (they may still be included in another line). */
function uncosted({ requirements, plan }: NotedPlan): string[] {
  const categories = new Set<string>(plan.lines.map((line) => line.category));
  const access = requirements.items.filter((item) => item.area === 'access' && item.priority === 'must');
  if (access.length === 0 || categories.has('access')) return [];
  return [
    `No line of its own for access (${access.map((item) => item.text).join('; ')}): covered by the choice of venue.`,
  ];
}

/** No list of prices tells what a certified kitchen charges: the heads are in the estimate, the premium is not. */
function dietPremiums({ brief, plan }: NotedPlan): string[] {
  const certified = (['kosher', 'halal'] as const).flatMap((diet) => {
    const people = plan.facts.diets[diet];
    return constraintsOf(brief, diet).length === 0 ? [] : [`${people ? `${people} ` : ''}${diet}`];
  });
  if (certified.length === 0) return [];
  return [
    `The ${certified.join(' and ')} meals are counted at the price of the usual menu: what a certified kitchen charges more is not known, ask for it in the catering quote.`,
  ];
}

const paidToCome =
  /\b(?:county|district|municipal|government|ministry|ministries|civil servants?|public (?:health )?officers?|health officers?|donor)\b/i;

/** People whom an office sends are often paid a daily allowance and their way: by its rules, which no brief holds. */
function allowances({ brief, plan }: NotedPlan): string[] {
  const words = brief.originalText.map(({ text }) => text).join(' ');
  const named = /\b(?:per diem|allowances?|transport refunds?)\b/i.test(words);
  if (plan.facts.eventType !== 'workshop' || (!named && !paidToCome.test(words))) return [];
  return [
    'Daily allowances, transport refunds and beds of the participants are not in the estimate: the amounts follow from the rules of their office or the donor; ask who pays them.',
  ];
}
