import { weekendDays } from '../knowledge/weekends.ts';
import { addDays, type CalendarDate, weekday } from './calendar-date.ts';
import { publicHolidays } from './public-holidays.ts';

/** Working days of one place: weekends and public holidays are free. */
export interface WorkingCalendar {
  country: string;
  isWorkingDay(date: CalendarDate): boolean;
  /** The date itself when it is a working day, else the next one. */
  onOrAfter(date: CalendarDate): CalendarDate;
  /** Moves by `days` working days; 0 gives the date itself when it works, else the next working day. */
  addWorkingDays(date: CalendarDate, days: number): CalendarDate;
  /** Working days in [from, to): `from` counted, `to` not. Negative when `to` is earlier. */
  workingDaysBetween(from: CalendarDate, to: CalendarDate): number;
}

export function workingCalendar(country: string, region?: string): WorkingCalendar {
  const weekend = weekendDays(country);
  const byYear = new Map<string, ReadonlySet<CalendarDate>>();
  const holidays = (year: string): ReadonlySet<CalendarDate> => {
    const dates =
      byYear.get(year) ?? new Set(publicHolidays(country, Number(year), region).map(({ date }) => date));
    byYear.set(year, dates);
    return dates;
  };
  const isWorkingDay = (date: CalendarDate): boolean =>
    !weekend.includes(weekday(date)) && !holidays(date.slice(0, 4)).has(date);
  const next = (date: CalendarDate, step: 1 | -1): CalendarDate => {
    let day = addDays(date, step);
    while (!isWorkingDay(day)) day = addDays(day, step);
    return day;
  };
  const onOrAfter = (date: CalendarDate): CalendarDate => (isWorkingDay(date) ? date : next(date, 1));
  return {
    country,
    isWorkingDay,
    onOrAfter,
    addWorkingDays(date, days) {
      const step = days < 0 ? -1 : 1;
      let day = days < 0 ? date : onOrAfter(date);
      for (let left = Math.abs(days); left > 0; left -= 1) day = next(day, step);
      return day;
    },
    workingDaysBetween(from, to) {
      if (to < from) return -countWorkingDays(to, from, isWorkingDay);
      return countWorkingDays(from, to, isWorkingDay);
    },
  };
}

function countWorkingDays(
  from: CalendarDate,
  to: CalendarDate,
  isWorkingDay: (date: CalendarDate) => boolean,
): number {
  let count = 0;
  for (let day = from; day < to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count;
}
