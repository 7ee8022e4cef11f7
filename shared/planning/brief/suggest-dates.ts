import { weekendOf } from '../../knowledge/places.ts';
import { dayWords } from '../../kernel/day-words.ts';
import { addDays, daysBetween, weekdayOf } from './local-time.ts';
import { type AvoidDay, observanceDays, publicHolidays } from './public-holidays.ts';
import type { DateWindow } from './read-dates.ts';

export interface DateSuggestion {
  label: string;
  value: { start: string; end: string };
}

/**
 * The three best stretches in a window, best first. Left out: days that are no wanted weekdays, public holidays, the observance
 * days of `observances` (free text). Preferred (planner's judgement): midweek for working days, a day clear of a holiday.
 */
export function suggestDates(
  window: DateWindow,
  country: string | null,
  observances: string,
  asOf: string,
): DateSuggestion[] {
  const from = window.from <= asOf ? addDays(asOf, 1) : window.from;
  const reach = { from: addDays(from, -3), to: addDays(window.to, 3) };
  const avoid = [
    ...(country ? publicHolidays(country, reach.from, reach.to) : []),
    ...(observances ? observanceDays(observances, reach.from, reach.to) : []),
  ];
  const wanted = window.weekdays ?? [1, 2, 3, 4, 5, 6, 7];
  const weekend = weekendOf(country);
  const working = window.weekdays?.join() === '1,2,3,4,5';
  const allowed = working ? [1, 2, 3, 4, 5, 6, 7].filter((day) => !weekend.includes(day)) : wanted;
  const candidates = daysBetween(from, window.to)
    .map((start) => daysBetween(start, addDays(start, window.durationDays - 1)))
    .filter(
      (days) => (days.at(-1) ?? '') <= window.to && days.every((day) => allowed.includes(weekdayOf(day))),
    )
    .filter((days) => !avoid.some(({ day }) => days.includes(day)))
    .map((days) => ({ days, cost: costOf(days, avoid, working || window.weekdays === undefined, weekend) }))
    .sort((a, b) => a.cost - b.cost || ((a.days[0] ?? '') < (b.days[0] ?? '') ? -1 : 1));
  return candidates.slice(0, 3).map(({ days }, index) => toSuggestion(days, index, avoid, window));
}

function costOf(
  days: readonly string[],
  avoid: readonly AvoidDay[],
  preferMidweek: boolean,
  weekend: readonly number[],
): number {
  const edge = preferMidweek ? days.filter((day) => [1, 5].includes(weekdayOf(day))).length : 0;
  const onWeekend = preferMidweek ? days.filter((day) => weekend.includes(weekdayOf(day))).length : 0;
  const near = avoid.filter(({ day }) =>
    days.some((own) => Math.abs(Date.parse(own) - Date.parse(day)) <= 86_400_000),
  ).length;
  return edge * 2 + onWeekend * 6 + near * 3;
}

function toSuggestion(
  days: readonly string[],
  index: number,
  avoid: readonly AvoidDay[],
  window: DateWindow,
): DateSuggestion {
  const [start = '', end = start] = [days[0], days.at(-1)];
  const span = start === end ? dayWords(start) : `${dayWords(start)} to ${dayWords(end)}`;
  const inside = avoid.filter(({ day }) => day >= window.from && day <= window.to);
  const names = namesOf(inside);
  const reasons = [
    ranks[index] ?? '',
    days.every((day) => [2, 3, 4].includes(weekdayOf(day))) ? 'midweek' : '',
    names.length > 0 ? `clear of ${names.join(', ')}` : 'no public holiday near it',
    inside.some(({ moonDated }) => moonDated) ? 'moon-dated days may shift by one, verify' : '',
  ].filter(Boolean);
  return { label: `${span}: ${reasons.join('; ')}`, value: { start, end } };
}

const ranks = ['best fit', 'second choice', 'third choice'];

/** In the order of their days, each day by one name: that of an observance before that of a public holiday. */
function namesOf(avoid: readonly AvoidDay[]): string[] {
  const byDay = new Map(avoid.map(({ day, name }) => [day, name.replace(/ \(.*/, '')]));
  const inOrder = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...new Set(inOrder.map(([, name]) => name))];
}
