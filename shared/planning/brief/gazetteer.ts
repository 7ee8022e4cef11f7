import cityTimezones from 'city-timezones';
import { cityAliases, countryAliases, currencyByCountry, extraCities } from '../../knowledge/places.ts';
import { fold } from './source-text.ts';

export interface City {
  city: string;
  country: string;
  /** State or province, folded; its postal code where the gazetteer knows it. */
  region: string;
  regionCode: string;
  timeZone: string;
  population: number;
}

let cities: ReadonlyMap<string, readonly City[]> | undefined;
let countries: ReadonlyMap<string, string> | undefined;

/** Namesakes, the most populous first; empty where the gazetteer does not know the name. */
export function citiesNamed(name: string): readonly City[] {
  cities ??= cityIndex();
  const key = fold(name);
  return cities.get(key) ?? cities.get(fold(cityAliases[key] ?? '')) ?? [];
}

/** ISO code of a country named in English, by a common alias, or by its code in capitals. */
export function countryNamed(name: string): string | null {
  countries ??= countryIndex();
  const trimmed = name.trim();
  if (/^[A-Z]{2}$/.test(trimmed) && currencyByCountry.has(trimmed)) return trimmed;
  return countries.get(fold(trimmed)) ?? null;
}

function cityIndex(): Map<string, City[]> {
  const index = new Map<string, City[]>();
  const add = (city: City) => {
    for (const key of new Set([fold(city.city)])) index.set(key, [...(index.get(key) ?? []), city]);
  };
  for (const entry of cityTimezones.cityMapping) {
    if (!entry.timezone || !entry.iso2) continue;
    const { city, iso2: country, timezone: timeZone, pop: population } = entry;
    add({
      city,
      country,
      timeZone,
      population,
      region: fold(entry.province ?? ''),
      regionCode: entry.state_ansi ?? '',
    });
  }
  for (const entry of extraCities) {
    const known = index.get(fold(entry.city)) ?? [];
    if (!known.some((city) => city.country === entry.country)) add({ ...entry, region: '', regionCode: '' });
  }
  for (const list of index.values())
    list.sort((a, b) => b.population - a.population || (a.country < b.country ? -1 : 1));
  return index;
}

function countryIndex(): Map<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  const english = [...currencyByCountry.keys()].map((code): [string, string] => [
    fold(names.of(code) ?? code),
    code,
  ]);
  return new Map([...english, ...Object.entries(countryAliases)]);
}
