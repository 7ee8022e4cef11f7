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
 * The fewest teams that fill a post on all days: no shift above ten hours, eleven hours of rest between two days. Days
 * that one team can fill are taken in turn as far as every team gets as many; of the others each has its part, with an
 * overlap to hand over. Where a night is too short for that, as before doors at six, each day has teams of its own.
 * Shifts of a team in order.
 */
export function teamShifts(hours: readonly PostHours[]): Shift[][] {
  return teamsFor(
    hours.map(({ date, from, to }) => ({ date, start: minutesOf(from), end: minutesOf(to) })),
  ).map((shifts) => shifts.map(shiftOf));
}

/** A post or a shift, in minutes since 1970. */
interface Span {
  date: string;
  start: number;
  end: number;
}

function teamsFor(posts: readonly Span[]): Span[][] {
  for (let teams = 1; teams <= mostTeams; teams += 1) {
    const fair = [split(posts, teams, inTurn(posts, teams)), split(posts, teams, [])];
    const kept = fair.find((shifts) => shifts.every(keepsRules));
    if (kept) return kept;
  }
  return posts.length > 1 ? posts.flatMap((post) => teamsFor([post])) : split(posts, mostTeams, []);
}

/** The days that one team fills, as many for each team. */
function inTurn(posts: readonly Span[], teams: number): Span[] {
  const short = posts.filter(({ start, end }) => end - start <= longestShift);
  return short.slice(0, short.length - (short.length % teams));
}

/** Every post in parts, one for each team; those of `whole` by one team after the other. */
function split(posts: readonly Span[], teams: number, whole: readonly Span[]): Span[][] {
  return Array.from({ length: teams }, (_, part) =>
    posts.flatMap((post) => {
      const turn = whole.indexOf(post);
      if (turn >= 0) return turn % teams === part ? [post] : [];
      const { date, start, end } = post;
      const edge = (index: number) => start + Math.round(((end - start) * index) / teams / 5) * 5;
      const last = part === teams - 1 ? end : edge(part + 1) + shiftRules.overlapMinutes;
      return [{ date, start: edge(part), end: last }];
    }),
  );
}

function shiftOf({ date, start, end }: Span): Shift {
  const midnight = minutesOf(`${date}T00:00`);
  return {
    date,
    from: localTime(date, start - midnight),
    to: localTime(date, end - midnight),
    breakMinutes: breakOf(end - start),
  };
}

/** Half an hour for each six hours. */
function breakOf(minutes: number): number {
  return Math.floor(minutes / 360) * shiftRules.breakMinutesPer6Hours;
}

function keepsRules(shifts: readonly Span[]): boolean {
  return shifts.every(({ start, end }, index) => {
    const before = shifts[index - 1];
    const rested = !before || start - before.end >= shiftRules.restHours * 60;
    return rested && end - start <= longestShift;
  });
}

export function shiftMinutes({ from, to }: Pick<Shift, 'from' | 'to'>): number {
  return minutesOf(to) - minutesOf(from);
}

function minutesOf(time: LocalTime): number {
  return Date.parse(`${time}Z`) / 60_000;
}
