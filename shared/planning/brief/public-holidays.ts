import Holidays from 'date-holidays';
import { addDays } from './local-time.ts';

/** A day to avoid. Moon-dated days are calculated: the true date may differ by one, so their neighbours are listed too. */
export interface AvoidDay {
  day: string;
  name: string;
  moonDated: boolean;
}

/** Public holidays of a country (all of its regions alike), between two days, in English where the data has it. */
export function publicHolidays(country: string, from: string, to: string): AvoidDay[] {
  return inRange(country, from, to)
    .filter((holiday) => holiday.type === 'public')
    .flatMap(({ date, name, rule }) => spread(date.slice(0, 10), name, isMoonDated(rule)))
    .filter(({ day }) => day >= from && day <= to);
}

// The calendars of these countries hold the days of each tradition; the names below are ours.
const traditions = [
  { words: /ramadan|iftar|\beid\b|muslim|islam/i, days: islamicDays },
  {
    words: /jewish|kosher|passover|pesach|yom kippur|rosh|sukkot|shabb|sabbath|hanukkah/i,
    days: (from: string, to: string) =>
      calendarDays('IL', from, to, /Passover|Shavuot|Rosh|Atonement|Sukkot|Simchat|Tisha B|Gedaliah/),
  },
  {
    words: /good friday|easter|christian|\blent\b/i,
    days: (from: string, to: string) => calendarDays('DE', from, to, /Good Friday|Easter/),
  },
  {
    words: /orthodox/i,
    days: (from: string, to: string) => calendarDays('GR', from, to, /Good Friday|Easter/),
  },
  {
    words: /diwali|holi|hindu|navratri/i,
    days: (from: string, to: string) => calendarDays('SG', from, to, /Deepavali/),
  },
] as const;

/** The observance days that a text mentions, between two days. Unknown traditions give none: a person must check them. */
export function observanceDays(text: string, from: string, to: string): AvoidDay[] {
  return traditions
    .filter(({ words }) => words.test(text))
    .flatMap(({ days }) => days(from, to))
    .filter(({ day }) => day >= from && day <= to);
}

/** Ramadan from its first day to the day after Eid, by the calculated calendar. */
function islamicDays(from: string, to: string): AvoidDay[] {
  const all = inRange('AE', addDays(from, -60), addDays(to, 60));
  const starts = all.filter(({ rule }) => /^1 Ramadan\b/.test(rule)).map(({ date }) => date.slice(0, 10));
  return starts.flatMap((start) =>
    Array.from({ length: 32 }, (_, index): AvoidDay => {
      const name = index < 29 ? 'Ramadan' : 'Eid al-Fitr (moon-dated, may shift by a day)';
      return { day: addDays(start, index), name, moonDated: true };
    }),
  );
}

function calendarDays(country: string, from: string, to: string, names: RegExp): AvoidDay[] {
  return inRange(country, from, to)
    .filter((holiday) => names.test(holiday.name) && holiday.type !== 'school')
    .map(({ date, name }) => ({ day: date.slice(0, 10), name, moonDated: false }));
}

function inRange(
  country: string,
  from: string,
  to: string,
): { date: string; name: string; rule: string; type: string }[] {
  const years = new Set([Number(from.slice(0, 4)), Number(to.slice(0, 4))]);
  return [...years]
    .flatMap((year) => holidaysOfYear(country, year))
    .map(({ date, name, rule, type }) => ({ date, name, rule: rule ?? '', type }));
}

const known = new Map<string, ReturnType<Holidays['getHolidays']>>();

/** Every type of day; read once per country and year. */
function holidaysOfYear(country: string, year: number): ReturnType<Holidays['getHolidays']> {
  const key = `${country}/${year}`;
  const found = known.get(key);
  if (found) return found;
  const calendar = new Holidays(country);
  calendar.setLanguages('en');
  const read = calendar.getHolidays(year) ?? [];
  known.set(key, read);
  return read;
}

function isMoonDated(rule: string): boolean {
  return /Ramadan|Shawwal|Muharram|Hijjah|awwal|Rajab|Sha'ban/i.test(rule);
}

function spread(day: string, name: string, moonDated: boolean): AvoidDay[] {
  if (!moonDated) return [{ day, name, moonDated }];
  const label = `${name} (moon-dated, may shift by a day)`;
  return [
    { day, name: label, moonDated },
    { day: addDays(day, 1), name: label, moonDated },
  ];
}
