import Holidays from 'date-holidays';
import { addDays, type CalendarDate } from './calendar-date.ts';

export interface PublicHoliday {
  date: CalendarDate;
  name: string;
  /** Dated by a lunar calendar or announced late: may move by a day, "verify". */
  approximate: boolean;
}

const dayMs = 86_400_000;
const lunar =
  /muharram|safar|rabi|jumada|rajab|shaban|ramadan|shawwal|dhu|hijri|chinese|korean|vietnamese|solarterm|equinox|bengali/i;
const known = new Map<string, readonly PublicHoliday[]>();

/**
 * Public holidays of a country (ISO 3166 alpha-2) in a year, in date order; with `region` (ISO 3166-2 suffix) also the
 * region's own. An unknown country has none. Names are English where the data has them.
 */
export function publicHolidays(country: string, year: number, region?: string): readonly PublicHoliday[] {
  const key = `${country}/${region ?? ''}/${year}`;
  const found = known.get(key) ?? readHolidays(country, year, region);
  known.set(key, found);
  return found;
}

/** False where the data has no such country: then nothing is known, which is not the same as no holiday. */
export function knowsHolidaysOf(country: string): boolean {
  return countries.has(country);
}

const countries = new Set(Object.keys(new Holidays().getCountries()));

export function holidaysOn(date: CalendarDate, country: string, region?: string): PublicHoliday[] {
  return publicHolidays(country, Number(date.slice(0, 4)), region).filter((holiday) => holiday.date === date);
}

function readHolidays(country: string, year: number, region?: string): PublicHoliday[] {
  const options = { types: ['public' as const], languages: ['en'] };
  const source = region ? new Holidays(country, region, options) : new Holidays(country, options);
  const days: PublicHoliday[] = [];
  for (const holiday of source.getHolidays(year)) {
    const first = holiday.date.slice(0, 10);
    const count = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / dayMs));
    for (let index = 0; index < count; index += 1) {
      const approximate = lunar.test(holiday.rule);
      days.push({ date: addDays(first, index), name: holiday.name, approximate });
    }
  }
  return days.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.name < b.name ? -1 : 1));
}
