import { z } from 'zod';
import { defineKnowledge } from '../kernel/define-knowledge.ts';

/**
 * Units of a currency per US dollar. A planning rate, rounded and dated, for estimates only: a figure that used one
 * says so, and an organisation replaces it with its own rate. Source: planner's judgement on long-run market levels.
 */
export const planningRateLabel = 'planning rate 2026-11';

export const unitsPerUsd = {
  AED: 3.67,
  ARS: 1450,
  AUD: 1.53,
  BGN: 1.69,
  BRL: 5.4,
  CAD: 1.39,
  CHF: 0.81,
  CLP: 945,
  CNY: 7.1,
  COP: 3950,
  CZK: 21,
  DKK: 6.45,
  EGP: 48,
  EUR: 0.865,
  GBP: 0.76,
  GHS: 11.5,
  HKD: 7.78,
  HUF: 335,
  IDR: 16600,
  ILS: 3.3,
  INR: 88,
  ISK: 125,
  JPY: 150,
  KES: 129,
  KRW: 1430,
  KWD: 0.306,
  MAD: 9.2,
  MXN: 18.5,
  MYR: 4.2,
  NGN: 1480,
  NOK: 10.1,
  NZD: 1.74,
  PEN: 3.4,
  PHP: 58,
  PKR: 282,
  PLN: 3.67,
  QAR: 3.64,
  RON: 4.4,
  SAR: 3.75,
  SEK: 9.5,
  SGD: 1.3,
  THB: 32.5,
  TRY: 42,
  TWD: 31,
  TZS: 2450,
  UAH: 42,
  UGX: 3600,
  USD: 1,
  UYU: 40,
  VND: 26300,
  ZAR: 17.4,
} as const satisfies Readonly<Record<string, number>>;

/** Null when the table has no rate: then ask for one, never guess. */
export function planningRate(
  currency: string,
  rates: Readonly<Record<string, number>> = unitsPerUsd,
): number | null {
  return Object.hasOwn(rates, currency) ? (rates[currency] ?? null) : null;
}

interface ReferenceRate {
  perUsd: number;
  source: string;
}
export type ReferenceRates = Readonly<Record<string, ReferenceRate>>;

const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'Write the currency as three letters, for instance EUR.');

export const referenceRateTable = defineKnowledge<'reference-rates', ReferenceRates>({
  name: 'reference-rates',
  title: 'Exchange rates for planning',
  about: 'Units of a currency per US dollar: prices in other currencies are planned with them.',
  schema: z.record(
    currencyCode,
    z.strictObject({
      perUsd: z.number().positive().max(10_000_000),
      source: z.string().min(1).default('own rate'),
    }),
  ),
  value: Object.fromEntries(
    Object.entries(unitsPerUsd).map(([code, perUsd]) => [code, { perUsd, source: planningRateLabel }]),
  ),
});

/** The rates alone, by currency. */
export function ratesOf(table: ReferenceRates): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(table).map(([code, { perUsd }]) => [code, perUsd]));
}

/** What kind of rate it is, with its date; the product's label where the table has no row. */
export function rateLabelOf(table: ReferenceRates, currency: string): string {
  return Object.hasOwn(table, currency) ? (table[currency]?.source ?? planningRateLabel) : planningRateLabel;
}
