import { DateTime, IANAZone } from 'luxon';

/** A moment in local terms: `day` YYYY-MM-DD, `time` HH:MM or null where only a day was given. */
export interface LocalMoment {
  day: string;
  time: string | null;
}

/** A day stays a day, a time without zone is local already, an instant becomes local in `timeZone` (UTC where it is unknown). */
export function toLocal(value: string, timeZone: string | null): LocalMoment {
  if (value.length === 10) return { day: value, time: null };
  const iso = value.replace(' ', 'T');
  const isInstant = /(?:Z|[+-]\d{2}:?\d{2})$/.test(iso.slice(11));
  const local = isInstant
    ? DateTime.fromISO(iso, { setZone: true }).setZone(timeZone ?? 'utc')
    : DateTime.fromISO(iso, { zone: 'utc' });
  return { day: local.toFormat('yyyy-MM-dd'), time: local.toFormat('HH:mm') };
}

export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

export function addDays(day: string, days: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}

/** ISO weekday, Monday 1. */
export function weekdayOf(day: string): number {
  return DateTime.fromISO(day, { zone: 'utc' }).weekday;
}

/** Days from `from` to `to`, both included; an empty list when `to` is earlier. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to && days.length < 400; day = addDays(day, 1)) days.push(day);
  return days;
}

export function endOfMonth(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc' }).endOf('month').toFormat('yyyy-MM-dd');
}
