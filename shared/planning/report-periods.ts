import type { ReportSchedule } from '../kernel/organisation-policy.ts';
import { addDays, type CalendarDate, weekday } from './calendar-date.ts';

/** First and last day, UTC. */
export interface ReportPeriod {
  from: CalendarDate;
  to: CalendarDate;
}

/** What was accepted in the last moments of a period may be committed a little later, by a clock that is behind. */
const SETTLING_MS = 60 * 60 * 1000;

/**
 * The periods that begin with `first` and are over at `now` (milliseconds), oldest first, at most `most`. Each begins
 * on the day after the one before, so that no day is reported twice when the schedule changes.
 */
export function duePeriods(
  every: ReportSchedule,
  { first, now, most }: { first: CalendarDate; now: number; most: number },
): ReportPeriod[] {
  const due: ReportPeriod[] = [];
  if (every === 'never') return due;
  for (let from = first; due.length < most;) {
    const to = lastDay(every, from);
    if (Date.parse(`${addDays(to, 1)}T00:00:00Z`) + SETTLING_MS > now) break;
    due.push({ from, to });
    from = addDays(to, 1);
  }
  return due;
}

/** The first day of the period that a day lies in. */
export function firstDay(every: Exclude<ReportSchedule, 'never'>, day: CalendarDate): CalendarDate {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  switch (every) {
    case 'week':
      return addDays(day, -((weekday(day) + 6) % 7));
    case 'month':
      return `${day.slice(0, 7)}-01`;
    case 'quarter':
      return `${year}-${twoDigits(Math.floor((month - 1) / 3) * 3 + 1)}-01`;
    case 'year':
      return `${year}-01-01`;
  }
}

function lastDay(every: Exclude<ReportSchedule, 'never'>, day: CalendarDate): CalendarDate {
  const first = firstDay(every, day);
  if (every === 'week') return addDays(first, 6);
  const months = { month: 1, quarter: 3, year: 12 }[every];
  const next = Number(first.slice(5, 7)) - 1 + months;
  const year = Number(first.slice(0, 4)) + Math.floor(next / 12);
  return addDays(`${year}-${twoDigits((next % 12) + 1)}-01`, -1);
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
