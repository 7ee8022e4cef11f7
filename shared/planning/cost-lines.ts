import type { BudgetCategory } from '../knowledge/budget-shares.ts';
import type { TaxDefault } from '../knowledge/tax-rates.ts';
import { cancellationInsuranceBasisPoints, type PriceId, type PriceTable } from '../knowledge/unit-prices.ts';
import type { Basis } from '../kernel/basis.ts';
import { shareMinor, sumMinor, toMinor } from '../kernel/money.ts';
import type { CostDemand } from './cost-demand.ts';
import type { CostDriver, DemandedItem } from './demanded-item.ts';
import type { OwnPrices } from './own-prices.ts';

export type Quality = 'economy' | 'standard' | 'premium';

export interface CostLine {
  id: string;
  category: Exclude<BudgetCategory, 'contingency'>;
  item: string;
  driver: CostDriver;
  unit: string;
  quantity: number;
  /** With tax where the budget includes tax, else without. */
  unitCostMinor: number;
  /** Exactly quantity x unit cost. */
  totalMinor: number;
  netMinor: number;
  taxMinor: number;
  grossMinor: number;
  /** What a lent room or given service would have cost; 0 otherwise. */
  valueInKindMinor: number;
  optional: boolean;
  range: { lowMinor: number; highMinor: number };
  basis: Basis;
}

export interface CostRequest {
  demand: CostDemand;
  prices: PriceTable;
  currency: string;
  /** Percent of a mid-cost city. */
  cityIndexPercent: number;
  /** Units of each currency per US dollar. */
  rates: Readonly<Record<string, number>>;
  /** What kind of rate the one of the currency is, with its date. */
  rateLabel: string;
  /** One for all, or by category with standard for the rest. */
  quality: Quality | Partial<Record<BudgetCategory, Quality>>;
  tax: TaxDefault & { treatment: 'included' | 'excluded' };
  serviceChargePercent: number;
  /** Prices of the organisation's own list: they come before the reference prices. */
  ownPrices?: OwnPrices;
}

/** What a price of the own list may still move by until it is ordered (planner's judgement). */
const ownPriceSpreadPercent = 10;

const column = { economy: 0, standard: 1, premium: 2 } as const;

/**
 * Lines bottom-up from reference prices. A currency without a rate throws a RangeError: the caller asks for a rate.
 * Ranges run from economy to premium prices at the same quantity.
 */
export function estimateCostLines(request: CostRequest): CostLine[] {
  const lines = request.demand.items.map((item) => priceLine(request, item));
  if (request.demand.serviceCharge && request.serviceChargePercent > 0) {
    const catering = lines.filter(({ category }) => category === 'catering');
    const charge = percentLine(request, 'service-charge', catering, request.serviceChargePercent * 100);
    if (charge) lines.push(charge);
  }
  if (request.demand.cancellationInsurance) {
    const cover = percentLine(request, 'cancellation-insurance', lines, cancellationInsuranceBasisPoints);
    if (cover) lines.push(cover);
  }
  return lines;
}

export function totalOf(lines: readonly CostLine[]): number {
  return sumMinor(lines.map(({ totalMinor }) => totalMinor));
}

function priceLine(request: CostRequest, item: DemandedItem): CostLine {
  const price = request.prices[item.price];
  const { unit, low, standard, high, basis } = unitPriceOf(request, item);
  const unitCostMinor = item.lent ? 0 : unit;
  const worth = unit * item.quantity;
  const totalMinor = unitCostMinor * item.quantity;
  const range = item.lent
    ? { lowMinor: 0, highMinor: standard * item.quantity }
    : { lowMinor: low * item.quantity, highMinor: high * item.quantity };
  return {
    id: item.id,
    category: price.category,
    item: item.lent ? `${price.item} (lent)` : price.item,
    driver: item.driver,
    unit: price.unit,
    quantity: item.quantity,
    unitCostMinor,
    totalMinor,
    ...taxSplit(totalMinor, request.tax),
    valueInKindMinor: item.lent ? worth : 0,
    optional: item.optional,
    range: {
      lowMinor: Math.min(range.lowMinor, totalMinor),
      highMinor: Math.max(range.highMinor, totalMinor),
    },
    basis,
  };
}

interface PricedUnit {
  unit: number;
  low: number;
  standard: number;
  high: number;
  basis: Basis;
}

/** What one unit costs: by the organisation's own list where it has the item, else by the reference prices. */
function unitPriceOf(request: CostRequest, item: DemandedItem): PricedUnit {
  const own = request.ownPrices?.[item.price];
  if (!own) return referenceUnit(request, item);
  const { unitMinor: unit, basis } = own;
  const spread = (percent: number): number => Math.round((unit * percent) / 100);
  return {
    unit,
    low: spread(100 - ownPriceSpreadPercent),
    standard: unit,
    high: spread(100 + ownPriceSpreadPercent),
    basis: {
      source: basis.source,
      formula: `(${item.basis.formula}) x ${basis.formula}`,
      inputs: { ...item.basis.inputs, quantity: item.quantity, ...basis.inputs },
    },
  };
}

function referenceUnit(request: CostRequest, item: DemandedItem): PricedUnit {
  const price = request.prices[item.price];
  const chosen = qualityOf(request.quality, price.category);
  const usd = price.usd[column[chosen]];
  return {
    unit: unitCost(request, usd),
    low: unitCost(request, price.usd[column.economy]),
    standard: unitCost(request, price.usd[column.standard]),
    high: unitCost(request, price.usd[column.premium]),
    basis: {
      source: `${price.source}; ${request.rateLabel}; ${request.tax.name}: ${request.tax.source}`,
      formula: `(${item.basis.formula}) x USD ${chosen} price x city index x rate${request.tax.treatment === 'included' ? ' x (1 + tax)' : ''}`,
      inputs: {
        ...item.basis.inputs,
        quantity: item.quantity,
        usd,
        cityIndexPercent: request.cityIndexPercent,
        rate: request.rates[request.currency] ?? 0,
        taxBasisPoints: request.tax.rateBasisPoints,
      },
    },
  };
}

function percentLine(
  request: CostRequest,
  id: PriceId,
  of: readonly CostLine[],
  basisPoints: number,
): CostLine | null {
  const price = request.prices[id];
  const of100 = totalOf(of);
  const totalMinor = shareMinor(of100, basisPoints);
  if (totalMinor === 0) return null;
  const share = (pick: (line: CostLine) => number): number => shareMinor(sumMinor(of.map(pick)), basisPoints);
  return {
    id,
    category: price.category,
    item: `${price.item} (${basisPoints / 100} %)`,
    driver: 'percent of lines',
    unit: price.unit,
    quantity: 1,
    unitCostMinor: totalMinor,
    totalMinor,
    ...taxSplit(totalMinor, request.tax),
    valueInKindMinor: 0,
    optional: false,
    range: {
      lowMinor: share(({ range }) => range.lowMinor),
      highMinor: share(({ range }) => range.highMinor),
    },
    basis: {
      source: price.source,
      formula: 'sum of lines x percent',
      inputs: { sumMinor: of100, percent: basisPoints / 100 },
    },
  };
}

function qualityOf(quality: CostRequest['quality'], category: BudgetCategory): Quality {
  return typeof quality === 'string' ? quality : (quality[category] ?? 'standard');
}

function unitCost(request: CostRequest, usd: number): number {
  const rate = request.rates[request.currency];
  if (rate === undefined) throw new RangeError(`no planning rate for ${request.currency}`);
  const withTax = request.tax.treatment === 'included' ? 1 + request.tax.rateBasisPoints / 10_000 : 1;
  return roundUnitCost(toMinor((usd * request.cityIndexPercent * rate * withTax) / 100, request.currency));
}

/** To about two and a half significant digits, as a planner would quote: 26.17 -> 26.00, 593 -> 595, 5 234 -> 5 250. */
export function roundUnitCost(minor: number): number {
  if (minor < 20) return minor;
  const step = Math.max(1, 10 ** (String(minor).length - 2) / 2);
  return Math.round(minor / step) * step;
}

/** Net and tax of a line; a gross amount is split so that both parts sum to it. */
export function taxSplit(totalMinor: number, tax: CostRequest['tax']) {
  if (tax.treatment === 'excluded') {
    const taxMinor = shareMinor(totalMinor, tax.rateBasisPoints);
    return { netMinor: totalMinor, taxMinor, grossMinor: totalMinor + taxMinor };
  }
  const netMinor = Math.round((totalMinor * 10_000) / (10_000 + tax.rateBasisPoints));
  return { netMinor, taxMinor: totalMinor - netMinor, grossMinor: totalMinor };
}
