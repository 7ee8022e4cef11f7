import type { Basis } from '../kernel/basis.ts';
import { minorUnitDigits } from '../kernel/money.ts';
import type { OwnPrice } from '../kernel/organisation-rows.ts';
import type { PriceId, PriceTable } from '../knowledge/unit-prices.ts';
import type { CostRequest } from './cost-lines.ts';
import { atPlanningRate, type CostTerms } from './cost-terms.ts';

/** The organisation's price of one unit, in the plan's currency and tax treatment, with where it is from. */
export interface OwnUnitPrice {
  unitMinor: number;
  basis: Basis;
}
export type OwnPrices = Readonly<Partial<Record<PriceId, OwnUnitPrice>>>;

type Terms = Pick<CostRequest, 'prices' | 'currency' | 'rates' | 'tax'>;

/**
 * Prices of the list that stand in for reference prices: of several for one item the lowest. What is counted in
 * another unit, or in a currency without a rate, is left out and named in the notes.
 */
export function ownPricesFor(
  list: readonly OwnPrice[],
  terms: Terms,
): { prices: OwnPrices; notes: string[] } {
  const prices: Partial<Record<PriceId, OwnUnitPrice>> = {};
  const notes: string[] = [];
  for (const row of list) {
    const id = row.item;
    if (!isPriceId(id, terms.prices)) continue;
    const own = terms.prices[id].unit === row.unit ? inTerms(row, terms) : null;
    if (own === null) {
      notes.push(`The price list's ${id} (${row.currency} per ${row.unit}) cannot be used for this plan.`);
      continue;
    }
    const known = prices[id];
    if (known === undefined || own.unitMinor < known.unitMinor) prices[id] = own;
  }
  return { prices, notes };
}

/** The money side of a plan with the organisation's list before the reference prices. */
export function withPriceList(money: CostTerms, list: readonly OwnPrice[]): CostTerms {
  const { prices, notes } = ownPricesFor(list, money.terms);
  return { ...money, terms: { ...money.terms, ownPrices: prices }, notes: [...money.notes, ...notes] };
}

function inTerms(row: OwnPrice, { currency, rates, tax }: Terms): OwnUnitPrice | null {
  const converted = atPlanningRate(row.amountMinor, row.currency, currency, rates);
  if (converted === null) return null;
  const rate = tax.rateBasisPoints;
  const net = row.tax === 'included' ? (converted * 10_000) / (10_000 + rate) : converted;
  const wanted =
    tax.treatment === row.tax ? converted : tax.treatment === 'included' ? net * (1 + rate / 10_000) : net;
  const vendor = row.vendor === null ? '' : `, ${row.vendor}`;
  const steps = [
    ...(row.currency === currency ? [] : ['x planning rate']),
    ...(tax.treatment === row.tax ? [] : [tax.treatment === 'included' ? 'x (1 + tax)' : '/ (1 + tax)']),
  ];
  return {
    unitMinor: Math.round(wanted),
    basis: {
      source: `organisation price list, ${row.validFrom ?? 'no date'}${vendor}`,
      formula: ['list price', ...steps].join(' '),
      inputs: {
        listPrice: row.amountMinor / 10 ** minorUnitDigits(row.currency),
        listCurrency: row.currency,
        ...(tax.treatment !== row.tax && { taxBasisPoints: rate }),
      },
    },
  };
}

function isPriceId(item: string, prices: PriceTable): item is PriceId {
  return Object.hasOwn(prices, item);
}
