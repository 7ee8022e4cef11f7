import { DateTime } from 'luxon';
import type { RunSummary } from '../kernel/run-summary.ts';

/** First and last moment of the event, ISO UTC; a day without hours lasts from midnight to midnight. Null: no date yet. */
export function eventSpan(summary: RunSummary | undefined): { start: string; end: string } | null {
  const { dates, timeZone } = summary ?? {};
  if (!dates) return null;
  const zone = timeZone ?? 'utc';
  const start = DateTime.fromISO(dates.start, { zone });
  const last = DateTime.fromISO(dates.end, { zone });
  const end = dates.end.length === 10 ? last.plus({ days: 1 }) : last;
  return { start: start.toJSDate().toISOString(), end: end.toJSDate().toISOString() };
}

/** The event's first day by its own clocks, and when it begins, ISO UTC. Of a window the first day that is possible. */
export function firstDay(summary: RunSummary | undefined): { day: string; begins: string } | null {
  const { dates, timeZone } = summary ?? {};
  if (!dates) return null;
  const begins = DateTime.fromISO(dates.start, { zone: timeZone ?? 'utc' }).startOf('day');
  return { day: begins.toFormat('yyyy-MM-dd'), begins: begins.toJSDate().toISOString() };
}
