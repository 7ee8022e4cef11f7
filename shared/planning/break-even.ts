import type { BreakEven, FundraisingNet } from '../artifacts/cost-analysis-fields.ts';
import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { Income, TaxTreatment } from '../artifacts/money-fields.ts';
import { formatMinor, sumMinor } from '../kernel/money.ts';
import type { CostLine } from './cost-lines.ts';
import { isPerHead } from './cost-simulation.ts';
import { ticketPrices } from './income.ts';
import { atPlanningRate, type CostTerms } from './cost-terms.ts';

interface Earnings {
  brief: EventBriefBody;
  money: CostTerms;
  lines: readonly Pick<CostLine, 'driver' | 'totalMinor'>[];
  /** Lines and contingency. */
  totalMinor: number;
  /** Heads that the lines are planned for, and people expected. */
  heads: number;
  expected: number;
  income: readonly Income[];
}

/** Fixed cost / (price - variable cost per head), rounded up; null for an event without a price in its brief. */
export function breakEvenOf(ask: Earnings): BreakEven | null {
  const { money, lines, heads, expected, totalMinor } = ask;
  const price = priceOf(ask);
  if (price === null) return null;
  const perHead = sumMinor(lines.filter(({ driver }) => isPerHead(driver)).map((line) => line.totalMinor));
  const variablePerHeadMinor = Math.ceil(perHead / Math.max(1, heads));
  const signed = sumMinor(
    ask.income
      .filter(({ status, currency }) => status === 'signed' && currency === money.currency)
      .map(({ amountMinor }) => amountMinor),
  );
  const fixedMinor = Math.max(0, totalMinor - perHead - signed);
  const margin = price - variablePerHeadMinor;
  const needed = margin > 0 ? Math.ceil(fixedMinor / margin) : null;
  return {
    priceMinor: price,
    variablePerHeadMinor,
    fixedMinor,
    heads: needed,
    expected,
    note: verdict(needed, expected, formatMinor(price, money.currency)),
    basis: {
      source: 'cost model and the ticket price in the brief',
      formula: 'fixed cost / (price - variable cost per head), rounded up',
      inputs: { totalMinor, perHeadMinor: perHead, heads, signedMinor: signed, priceMinor: price },
    },
  };
}

/** In the currency of the plan, net of tax where its amounts are. */
function priceOf({ brief, money }: Earnings): number | null {
  const stated = ticketPrices(brief).price;
  if (!stated) return null;
  const gross = atPlanningRate(
    stated.amountMinor,
    stated.currency || money.currency,
    money.currency,
    money.terms.rates,
  );
  return gross === null ? null : asPlanned(gross, money.tax);
}

/** A price that guests pay, with or without its tax as the amounts of the plan are. */
export function asPlanned(grossMinor: number, { amounts, rateBasisPoints }: TaxTreatment): number {
  if (amounts === 'including-tax') return grossMinor;
  return Math.round((grossMinor * 10_000) / (10_000 + (rateBasisPoints ?? 0)));
}

function verdict(needed: number | null, expected: number, price: string): string {
  if (needed === null) return `At ${price} a head the price does not cover what one more person costs.`;
  if (needed <= expected) return `${needed} paying people carry the event; ${expected} are expected.`;
  return `${needed} paying people would be needed, ${needed - expected} more than the ${expected} expected: raise the price, sign sponsors or spend less.`;
}

/** What a fundraising goal leaves after the event is paid; null without such a goal. */
export function fundraisingNetOf({ brief, income, money, totalMinor }: Earnings): FundraisingNet | null {
  const goals = income.filter(({ kind }) => kind === 'fundraising');
  const amounts = goals.map(({ amountMinor, currency }) =>
    atPlanningRate(amountMinor, currency, money.currency, money.terms.rates),
  );
  const known = amounts.filter((amount) => amount !== null);
  const goalMinor = sumMinor(known);
  if (goalMinor === 0 || known.length < amounts.length) return null;
  const net = brief.incomeGoals.some((goal) => goal.kind === 'fundraising' && goal.net);
  // A net goal is what is left once the event is paid: so much more has to be raised.
  const grossMinor = net ? goalMinor + totalMinor : goalMinor;
  const netMinor = grossMinor - totalMinor;
  const costShareBasisPoints = Math.round((totalMinor * 10_000) / grossMinor);
  const share = (costShareBasisPoints / 100).toFixed(0);
  const toRaise = `${formatMinor(grossMinor, money.currency)} has to be raised to leave ${formatMinor(netMinor, money.currency)}`;
  const left = `If the goal is reached, ${formatMinor(netMinor, money.currency)} is left`;
  return {
    goalMinor,
    costMinor: totalMinor,
    netMinor,
    costShareBasisPoints,
    note: `${net ? toRaise : left}; raising 100 costs ${share}. The goal is at risk until pledged.`,
    basis: {
      source: 'cost model and the goal in the brief',
      formula: net
        ? 'the goal is net: goal + lines + contingency have to be raised'
        : 'goal - lines - contingency',
      inputs: { goalMinor, totalMinor, grossMinor },
    },
  };
}
