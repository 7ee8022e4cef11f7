import { addDays, type CalendarDate } from './calendar-date.ts';

/** Local wall-clock time of an event, 'YYYY-MM-DDTHH:MM'; its IANA zone is kept beside it. */
export type LocalTime = string;

const dayMinutes = 1440;

/** 'HH:MM' to minutes since midnight; throws a RangeError for anything else. */
export function clockMinutes(clock: string): number {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(clock);
  if (!match) throw new RangeError(`not a clock time: ${clock}`);
  return Number(match[1]) * 60 + Number(match[2]);
}

/** Minutes since midnight of `date`, above 1440 on the following day. */
export function localTime(date: CalendarDate, minutes: number): LocalTime {
  const daysOn = Math.floor(minutes / dayMinutes);
  const day = daysOn === 0 ? date : addDays(date, daysOn);
  const rest = ((minutes % dayMinutes) + dayMinutes) % dayMinutes;
  return `${day}T${pad(Math.floor(rest / 60))}:${pad(rest % 60)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** A local time some minutes later or earlier. Clocks that change in between are not counted. */
export function shifted(time: LocalTime, minutes: number): LocalTime {
  return localTime(time.slice(0, 10), clockMinutes(time.slice(11)) + minutes);
}
