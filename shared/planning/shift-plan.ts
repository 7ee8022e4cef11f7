import { shiftRules } from '../knowledge/staffing-ratios.ts';
import { localTime, type LocalTime } from './local-time.ts';

/** When a post has to be filled on one day. */
export interface PostHours {
  date: string;
  from: LocalTime;
  to: LocalTime;
}

export interface Shift extends PostHours {
  breakMinutes: number;
}

/** Above this a day cannot be split into fair shifts; a fifth part would be shorter than five hours. */
const mostTeams = 4;
const longestShift = shiftRules.maximumHours * 60;

/**
 * The fewest teams that fill a post on all days, each with its part of every day: no shift above ten hours, eleven hours
 * of rest between two days, an overlap to hand over. Where a night is too short for that, as before doors at six, each
 * day has teams of its own. Shifts of a team in order.
 */
export function teamShifts(hours: readonly PostHours[]): Shift[][] {
  for (let teams = 1; teams <= mostTeams; teams += 1) {
    const shifts = split(hours, teams);
    if (shifts.every(keepsRules)) return shifts;
  }
  return hours.length > 1 ? hours.flatMap((day) => teamShifts([day])) : split(hours, mostTeams);
}

function split(hours: readonly PostHours[], teams: number): Shift[][] {
  return Array.from({ length: teams }, (_, part) =>
    hours.map(({ date, from, to }) => {
      const [start, end] = [minutesOf(from), minutesOf(to)];
      const edge = (index: number) => start + Math.round(((end - start) * index) / teams / 5) * 5;
      const last = part === teams - 1 ? end : edge(part + 1) + shiftRules.overlapMinutes;
      return { date, from: localOf(edge(part)), to: localOf(last), breakMinutes: breakOf(last - edge(part)) };
    }),
  );
}

/** Half an hour for each six hours. */
function breakOf(minutes: number): number {
  return Math.floor(minutes / 360) * shiftRules.breakMinutesPer6Hours;
}

function keepsRules(shifts: readonly Shift[]): boolean {
  return shifts.every(({ from, to }, index) => {
    const before = shifts[index - 1];
    const rested = !before || minutesOf(from) - minutesOf(before.to) >= shiftRules.restHours * 60;
    return rested && minutesOf(to) - minutesOf(from) <= longestShift;
  });
}

export function shiftMinutes({ from, to }: Pick<Shift, 'from' | 'to'>): number {
  return minutesOf(to) - minutesOf(from);
}

function minutesOf(time: LocalTime): number {
  return Date.parse(`${time}Z`) / 60_000;
}

function localOf(minutes: number): LocalTime {
  return localTime('1970-01-01', minutes);
}
