import { z } from 'zod';
import { defineKnowledge } from '../kernel/define-knowledge.ts';

export interface TaxDefault {
  name: string;
  /** Standard rate in basis points. */
  rateBasisPoints: number;
  /** What kind of figure it is; shown beside it. */
  source: string;
}
export type TaxRates = Readonly<Record<string, TaxDefault>>;

/** Planning defaults only: reduced rates, exemptions and local additions apply. Verify with a tax adviser. */
const taxLabel = 'standard rate as planning default, verify';

const vat = (percent: number): TaxDefault => named('VAT', percent);
const named = (name: string, percent: number): TaxDefault => ({
  name,
  rateBasisPoints: Math.round(percent * 100),
  source: taxLabel,
});

const taxDefaults: TaxRates = {
  AE: vat(5),
  AR: named('IVA', 21),
  AT: vat(20),
  AU: named('GST', 10),
  BE: vat(21),
  BG: vat(20),
  BR: named('ISS', 5),
  CA: named('HST', 13),
  CH: named('VAT', 8.1),
  CL: named('IVA', 19),
  CN: vat(6),
  CO: named('IVA', 19),
  CY: vat(19),
  CZ: vat(21),
  DE: vat(19),
  DK: vat(25),
  EE: vat(24),
  EG: vat(14),
  ES: named('IVA', 21),
  FI: named('VAT', 25.5),
  FR: named('TVA', 20),
  GB: vat(20),
  GH: vat(15),
  GR: vat(24),
  HK: named('no VAT', 0),
  HR: vat(25),
  HU: vat(27),
  ID: vat(11),
  IE: vat(23),
  IL: vat(18),
  IN: named('GST', 18),
  IS: vat(24),
  IT: named('IVA', 22),
  JP: named('consumption tax', 10),
  KE: vat(16),
  KR: vat(10),
  KW: named('no VAT', 0),
  LT: vat(21),
  LU: vat(17),
  LV: vat(21),
  MA: vat(20),
  MT: vat(18),
  MX: named('IVA', 16),
  MY: named('service tax', 8),
  NG: named('VAT', 7.5),
  NL: vat(21),
  NO: vat(25),
  NZ: named('GST', 15),
  PE: named('IGV', 18),
  PH: vat(12),
  PK: named('GST', 18),
  PL: vat(23),
  PT: named('IVA', 23),
  QA: named('no VAT', 0),
  RO: vat(21),
  RS: vat(20),
  RW: vat(18),
  SA: vat(15),
  SE: vat(25),
  SG: named('GST', 9),
  SI: vat(22),
  SK: vat(23),
  TH: vat(7),
  TR: vat(20),
  TW: vat(5),
  TZ: vat(18),
  UA: vat(20),
  UG: vat(18),
  US: named('sales tax', 8),
  UY: named('IVA', 22),
  VN: vat(10),
  ZA: vat(15),
};

const countryCode = z.string().regex(/^[A-Z]{2}$/, 'Write the country as two letters, for instance PL.');
const row = z.strictObject({
  name: z.string().min(1).max(60),
  rateBasisPoints: z.int().min(0).max(10_000),
  source: z.string().min(1).default(taxLabel),
});

export const taxRateTable = defineKnowledge({
  name: 'tax-rates',
  title: 'Tax rates by country',
  about: 'Rate in basis points (2300 = 23 %) that prices are planned with, by country code.',
  schema: z.record(countryCode, row),
  value: taxDefaults,
});

/** Zero, and named so, where the table has no row. */
export function taxDefault(country: string, rates: TaxRates = taxDefaults): TaxDefault {
  const known = Object.hasOwn(rates, country) ? rates[country] : undefined;
  return known ?? { name: 'tax unknown', rateBasisPoints: 0, source: taxLabel };
}
