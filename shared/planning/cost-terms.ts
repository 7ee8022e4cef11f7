import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { Exchange, TaxTreatment } from '../artifacts/money-fields.ts';
import { type CityPriceIndex, cityPriceIndex, cityPriceTable } from '../knowledge/city-price-index.ts';
import { currencyByCountry } from '../knowledge/places.ts';
import {
  planningRate,
  planningRateLabel,
  rateLabelOf,
  ratesOf,
  type ReferenceRates,
  referenceRateTable,
  unitsPerUsd,
} from '../knowledge/reference-rates.ts';
import { type TaxDefault, taxDefault, type TaxRates, taxRateTable } from '../knowledge/tax-rates.ts';
import { type PriceTable, serviceChargePercent, unitPriceTable } from '../knowledge/unit-prices.ts';
import { minorUnitDigits } from '../kernel/money.ts';
import type { Quality } from './cost-lines.ts';
import type { PriceTerms } from './relaxation-options.ts';

/** Tables that prices of a plan come from: what reads prices declares them. */
export const priceTables = [unitPriceTable, taxRateTable, referenceRateTable, cityPriceTable] as const;

/** The organisation's figures about prices; the product's where a table is absent. */
export interface PriceFigures {
  'unit-prices'?: PriceTable;
  'tax-rates'?: TaxRates;
  'reference-rates'?: ReferenceRates;
  'city-price-index'?: CityPriceIndex;
}

/** The money side of a brief, ready for an estimate. */
export interface CostTerms {
  terms: PriceTerms;
  currency: string;
  /** Null where nobody gave an amount, or in a currency for which there is no rate. */
  budgetMinor: number | null;
  /** An amount that the brief gives as an indication: no limit, and enough where the plan fits into it. */
  indicatedMinor: number | null;
  tax: TaxTreatment;
  exchange: Exchange | null;
  notes: string[];
}

/** Reference prices are in this currency. */
const priceCurrency = 'USD';

export function costTermsOf(brief: EventBriefBody, quality: Quality, figures: PriceFigures = {}): CostTerms {
  const rateTable = figures['reference-rates'] ?? referenceRateTable.value;
  const rates = ratesOf(rateTable);
  const country = brief.place?.country ?? '';
  const wanted = brief.budget?.currency ?? currencyByCountry.get(country) ?? priceCurrency;
  const rate = planningRate(wanted, rates);
  const currency = rate === null ? priceCurrency : wanted;
  const rateLabel = rateLabelOf(rateTable, currency);
  const standard = taxDefault(country, figures['tax-rates']);
  const budgetTax = brief.budget?.tax ?? 'unknown';
  const treatment = budgetTax === 'excluded' || budgetTax === 'unknown' ? 'excluded' : 'included';
  return {
    terms: {
      prices: figures['unit-prices'] ?? unitPriceTable.value,
      currency,
      cityIndexPercent: cityPriceIndex(country, brief.place?.city, figures['city-price-index']).percent,
      rates,
      rateLabel,
      quality,
      tax: { ...standard, treatment },
      serviceChargePercent: serviceChargePercent(country),
    },
    currency,
    ...amountsIn(brief, rate),
    tax: {
      budget: budgetTax,
      amounts: treatment === 'included' ? 'including-tax' : 'excluding-tax',
      rateBasisPoints: standard.rateBasisPoints,
      note: taxNote(budgetTax, standard),
    },
    exchange:
      currency === priceCurrency || rate === null
        ? null
        : {
            from: priceCurrency,
            to: currency,
            rate,
            asOf: rateLabel === planningRateLabel ? planningRateLabel.slice(-7) : brief.asOf,
            label: rateLabel,
          },
    notes: rate === null ? [noRate(wanted)] : [],
  };
}

const noRate = (wanted: string): string =>
  `There is no planning rate for ${wanted}: figures are in ${priceCurrency} and are not compared with the budget.`;

/** What the brief limits the event to, or only indicates; neither where it cannot be compared. */
function amountsIn(
  { budget }: EventBriefBody,
  rate: number | null,
): Pick<CostTerms, 'budgetMinor' | 'indicatedMinor'> {
  const amountMinor = rate === null || !budget ? null : budget.amountMinor;
  return budget?.kind === 'indicative'
    ? { budgetMinor: null, indicatedMinor: amountMinor }
    : { budgetMinor: amountMinor, indicatedMinor: null };
}

function taxNote(budget: TaxTreatment['budget'], { name, rateBasisPoints, source }: TaxDefault): string {
  const rate = `${name} at ${rateBasisPoints / 100} % (${source})`;
  if (budget === 'included') return `The budget includes tax, so every amount includes ${rate}.`;
  if (budget === 'excluded') return `The budget is net of tax, so every amount is net; ${rate} comes on top.`;
  return `Whether the budget includes tax is not said: amounts are net, ${rate} comes on top. To be confirmed.`;
}

/** An amount in another currency at planning rates; null without a rate for either. */
export function atPlanningRate(
  amountMinor: number,
  from: string,
  to: string,
  rates: Readonly<Record<string, number>> = unitsPerUsd,
): number | null {
  if (from === to || amountMinor === 0) return amountMinor;
  const [source, target] = [planningRate(from, rates), planningRate(to, rates)];
  if (source === null || target === null) return null;
  return Math.round(
    ((amountMinor / 10 ** minorUnitDigits(from)) * target * 10 ** minorUnitDigits(to)) / source,
  );
}
