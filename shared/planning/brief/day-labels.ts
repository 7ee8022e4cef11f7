import { weekdayOf } from './local-time.ts';

/** Which days of the event a text speaks of. Days are counted from 1, weekdays are ISO numbers. */
export type DayLabel = 'all' | 'last' | { day: number } | { weekday: number } | { date: string };

const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  opening: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  ersten: 1,
  erster: 1,
  zweiten: 2,
  zweiter: 2,
  dritten: 3,
  dritter: 3,
};
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const everyDay = String.raw`(?:on )?(?:both|each|every|all)(?: of the)?(?: two| three| \d)? days?|daily|a day|beide tage|an beiden tagen|jeden tag|täglich`;
const counted = String.raw`(?:on |am |the ){0,2}(?:day|tag)\s?\d{1,2}|(?:on |am |the ){0,2}(?:${Object.keys(ordinals).join('|')}|last|final|closing|letzte[nr]) (?:day|tag)`;
const named = String.raw`(?:on )?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?`;

/** What may name days, as part of a larger expression; case does not matter. */
export const labelPattern = String.raw`(?<![\p{L}\d])(?:${everyDay}|${counted}|${named})(?![\p{L}])`;

export function dayLabels(label: string): DayLabel | null {
  const text = label.toLowerCase();
  if (new RegExp(`^(?:${everyDay})$`, 'iu').test(text)) return 'all';
  const number = /\d+/.exec(text)?.[0];
  if (number) return { day: Number(number) };
  if (/last|final|closing|letzt/.test(text)) return 'last';
  const ordinal = Object.entries(ordinals).find(([word]) => new RegExp(`\\b${word} `).test(text));
  if (ordinal) return { day: ordinal[1] };
  const weekday = weekdays.findIndex((name) => new RegExp(`(?:^|on )${name}`).test(text));
  return weekday < 0 ? null : { weekday: weekday + 1 };
}

/** The numbers of the days, counted from 1; of a window, whose dates are open, `dates` is empty. */
export function daysOf(label: DayLabel, dates: readonly string[], count: number): number[] {
  const all = Array.from({ length: count }, (_, index) => index + 1);
  if (label === 'all') return all;
  if (label === 'last') return [count];
  if ('day' in label) return all.filter((day) => day === label.day);
  return all.filter((day) => {
    const date = dates[day - 1];
    if (date === undefined) return false;
    return 'date' in label ? date === label.date : weekdayOf(date) === label.weekday;
  });
}
