import { weekendDays } from '../knowledge/weekends.ts';
import { type CalendarDate, daysBetween, daysFromTo, weekday } from './calendar-date.ts';
import { publicHolidays } from './public-holidays.ts';

/** Working days of one place: weekends and public holidays are free. */
export interface WorkingCalendar {
  country: string;
  isWorkingDay(date: CalendarDate): boolean;
  /** The date itself when it is a working day, else the next one. */
  onOrAfter(date: CalendarDate): CalendarDate;
  /** The date itself when it is a working day, else the last one before. */
  onOrBefore(date: CalendarDate): CalendarDate;
  /** Moves by `days` working days; 0 gives the date itself when it works, else the next working day. */
  addWorkingDays(date: CalendarDate, days: number): CalendarDate;
  /** Working days in [from, to): `from` counted, `to` not. Negative when `to` is earlier. */
  workingDaysBetween(from: CalendarDate, to: CalendarDate): number;
}

/** The working days of one year, in order, and how many of them lie before each day of the year. */
interface WorkingYear {
  days: readonly CalendarDate[];
  before: Uint16Array;
}

const calendars = new Map<string, WorkingCalendar>();

/** One calendar per place: its years are counted once. */
export function workingCalendar(country: string, region?: string): WorkingCalendar {
  const key = `${country}/${region ?? ''}`;
  const calendar = calendars.get(key) ?? makeCalendar(country, region);
  calendars.set(key, calendar);
  return calendar;
}

function makeCalendar(country: string, region?: string): WorkingCalendar {
  const years = new Map<number, WorkingYear>();
  const yearOf = (year: number): WorkingYear => {
    const known = years.get(year) ?? countYear(year, country, region);
    years.set(year, known);
    return known;
  };
  /** Position of a day among the working days of its year: how many come before it. */
  const position = (date: CalendarDate): number => {
    const year = Number(date.slice(0, 4));
    return yearOf(year).before[daysBetween(`${date.slice(0, 4)}-01-01`, date)] ?? 0;
  };
  /** The working day at a position counted from the start of a year; positions run on into other years. */
  const at = (startYear: number, startPosition: number): CalendarDate => {
    let [year, left] = [startYear, startPosition];
    while (left < 0) left += yearOf((year -= 1)).days.length;
    while (left >= yearOf(year).days.length) left -= yearOf((year += 1) - 1).days.length;
    return yearOf(year).days[left] ?? `${year}-01-01`;
  };
  const between = (from: CalendarDate, to: CalendarDate): number => {
    const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
    let count = position(to) - position(from);
    for (let year = first; year < last; year += 1) count += yearOf(year).days.length;
    return count;
  };
  const isWorkingDay = (date: CalendarDate): boolean =>
    yearOf(Number(date.slice(0, 4))).days[position(date)] === date;
  return {
    country,
    isWorkingDay,
    onOrAfter: (date) => at(Number(date.slice(0, 4)), position(date)),
    onOrBefore: (date) => at(Number(date.slice(0, 4)), position(date) - (isWorkingDay(date) ? 0 : 1)),
    addWorkingDays: (date, days) => at(Number(date.slice(0, 4)), position(date) + days),
    workingDaysBetween: (from, to) => (to < from ? -between(to, from) : between(from, to)),
  };
}

function countYear(year: number, country: string, region?: string): WorkingYear {
  const weekend = weekendDays(country);
  const free = new Set(publicHolidays(country, year, region).map(({ date }) => date));
  const all = daysFromTo(`${year}-01-01`, `${year}-12-31`);
  const days = all.filter((day) => !weekend.includes(weekday(day)) && !free.has(day));
  const before = new Uint16Array(all.length);
  let next = 0;
  all.forEach((day, index) => {
    before[index] = next;
    if (days[next] === day) next += 1;
  });
  return { days, before };
}
