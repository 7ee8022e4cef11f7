import { z } from 'zod';
import { type Basis, judgement } from '../kernel/basis.ts';
import { defineKnowledge } from '../kernel/define-knowledge.ts';

/** Percent of the mid-cost city behind the unit prices. Source: planner's judgement. */
const cityIndexPercent: Readonly<Record<string, number>> = {
  london: 130,
  'new york': 140,
  zurich: 145,
  geneva: 140,
  tokyo: 125,
  'san francisco': 140,
  singapore: 125,
  'hong kong': 125,
  paris: 120,
  sydney: 115,
  oslo: 125,
  copenhagen: 120,
  stockholm: 112,
  amsterdam: 115,
  dublin: 115,
  munich: 112,
  berlin: 105,
  hamburg: 105,
  chicago: 105,
  toronto: 105,
  vancouver: 105,
  montreal: 95,
  boston: 125,
  'los angeles': 125,
  seattle: 120,
  austin: 105,
  denver: 105,
  melbourne: 110,
  dubai: 115,
  'tel aviv': 120,
  vienna: 100,
  brussels: 105,
  milan: 108,
  rome: 98,
  madrid: 90,
  barcelona: 88,
  lisbon: 82,
  prague: 82,
  budapest: 72,
  warsaw: 68,
  krakow: 64,
  gdansk: 64,
  wroclaw: 64,
  bucharest: 65,
  sofia: 60,
  athens: 78,
  istanbul: 60,
  'sao paulo': 66,
  'rio de janeiro': 66,
  'mexico city': 65,
  bogota: 55,
  'buenos aires': 60,
  santiago: 68,
  nairobi: 56,
  lagos: 58,
  accra: 56,
  cairo: 50,
  johannesburg: 58,
  'cape town': 58,
  bangalore: 55,
  bengaluru: 55,
  mumbai: 62,
  delhi: 58,
  'new delhi': 58,
  bangkok: 60,
  jakarta: 58,
  manila: 58,
  'kuala lumpur': 60,
  'ho chi minh city': 52,
  seoul: 105,
  taipei: 85,
  shanghai: 85,
  beijing: 85,
  auckland: 100,
  edinburgh: 110,
  manchester: 105,
  glasgow: 105,
};

const countryIndexPercent: Readonly<Record<string, number>> = {
  AE: 110,
  AR: 58,
  AT: 98,
  AU: 108,
  BE: 103,
  BG: 58,
  BR: 62,
  CA: 98,
  CH: 138,
  CL: 66,
  CN: 78,
  CO: 52,
  CZ: 76,
  DE: 100,
  DK: 115,
  EE: 78,
  EG: 48,
  ES: 85,
  FI: 105,
  FR: 105,
  GB: 108,
  GH: 54,
  GR: 75,
  HK: 125,
  HR: 75,
  HU: 68,
  ID: 55,
  IE: 108,
  IL: 115,
  IN: 54,
  IS: 120,
  IT: 95,
  JP: 108,
  KE: 54,
  KR: 98,
  LT: 72,
  LU: 115,
  LV: 72,
  MA: 55,
  MX: 60,
  MY: 58,
  NG: 55,
  NL: 108,
  NO: 120,
  NZ: 98,
  PE: 55,
  PH: 55,
  PK: 48,
  PL: 64,
  PT: 78,
  RO: 62,
  RS: 60,
  RW: 55,
  SA: 90,
  SE: 108,
  SG: 125,
  SI: 78,
  SK: 70,
  TH: 58,
  TR: 56,
  TW: 82,
  TZ: 52,
  UA: 50,
  UG: 52,
  US: 108,
  UY: 65,
  VN: 50,
  ZA: 56,
};

interface IndexRow {
  percent: number;
  source: string;
}
export interface CityPriceIndex {
  /** By city name without accents, in small letters. */
  cities: Readonly<Record<string, IndexRow>>;
  /** By country code. */
  countries: Readonly<Record<string, IndexRow>>;
}

const judged = (table: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(table).map(([name, percent]) => [name, { percent, source: judgement }]));
const row = z.strictObject({
  percent: z.int().min(10).max(500),
  source: z.string().min(1).default(judgement),
});
const plain = z
  .string()
  .refine((name) => name === plainName(name), 'Write the city in small letters without accents: krakow.');

export const cityPriceTable = defineKnowledge<'city-price-index', CityPriceIndex>({
  name: 'city-price-index',
  title: 'Price level of cities',
  about: 'Percent of the mid-cost city behind the unit prices, by city, else by country.',
  schema: z.strictObject({
    cities: z.record(plain, row),
    countries: z.record(z.string().regex(/^[A-Z]{2}$/), row),
  }),
  value: { cities: judged(cityIndexPercent), countries: judged(countryIndexPercent) },
});

export interface CityIndex {
  percent: number;
  basis: Basis;
}

/** By city name in any spelling of case and accents, else by country, else 100. */
export function cityPriceIndex(
  country: string,
  city?: string,
  { cities, countries }: CityPriceIndex = cityPriceTable.value,
): CityIndex {
  const name = plainName(city ?? '');
  const ofCity = Object.hasOwn(cities, name) ? cities[name] : undefined;
  const ofCountry = Object.hasOwn(countries, country) ? countries[country] : undefined;
  const { percent, source } = ofCity ?? ofCountry ?? { percent: 100, source: judgement };
  const formula = ofCity
    ? 'index of the city'
    : ofCountry
      ? 'default of the country'
      : 'no row: mid-cost city';
  return { percent, basis: { source, formula, inputs: { city: city ?? '', country, percent } } };
}

/** Without accents, in small letters: how names of cities are compared. */
export function plainName(city: string): string {
  return city
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .trim()
    .toLowerCase();
}
