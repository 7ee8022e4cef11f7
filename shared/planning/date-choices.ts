import { countWords } from '../kernel/count-words.ts';
import { constraintsOf, type EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { observanceDays } from './brief/public-holidays.ts';
import { addDays, type CalendarDate, daysBetween, daysFromTo, weekday } from './calendar-date.ts';
import { weekendDays } from '../knowledge/weekends.ts';
import { holidaysOn, knowsHolidaysOf } from './public-holidays.ts';

export interface DateChoice {
  start: CalendarDate;
  end: CalendarDate;
  days: readonly CalendarDate[];
  /** For and against, in plain words. */
  reasons: readonly string[];
}

export interface DateAsk {
  country: string;
  /** How many days the event lasts. */
  length: number;
  /** First and last day that may be used. */
  from: CalendarDate;
  to: CalendarDate;
  /** Best near this day; without one the earliest good stretch is as good as any. */
  near?: CalendarDate;
  /** Days off are wanted (gala, festival) or avoided (conference, workshop). */
  weekend: 'keep' | 'avoid' | 'any';
  /** Free text on religious observance, for calendars of observances. */
  observances: string;
  /** Weekdays to use, 0 Sunday to 6 Saturday; any when absent. */
  weekdays?: readonly number[];
}

/** Free stretches, best first, none overlapping a better one. No public holiday, bridge day or observance lies in them. */
export function dateChoices(ask: DateAsk, limit: number): DateChoice[] {
  const observed = ask.observances
    ? observanceDays(ask.observances, addDays(ask.from, -3), addDays(ask.to, 3))
    : [];
  const avoided = new Map(observed.map(({ day, name }) => [day, name]));
  const starts = daysFromTo(ask.from, addDays(ask.to, 1 - ask.length));
  const ranked = starts
    .map((start) => daysFromTo(start, addDays(start, ask.length - 1)))
    .filter((days) => days.every((day) => fits(day, ask) && !avoided.has(day)))
    .map((days) => ({ days, cost: costOf(days, ask, avoided) }))
    .sort((a, b) => a.cost - b.cost || ((a.days[0] ?? '') < (b.days[0] ?? '') ? -1 : 1));
  const chosen: (readonly CalendarDate[])[] = [];
  for (const { days } of ranked) {
    if (chosen.length < limit && !chosen.some((other) => other.some((day) => days.includes(day))))
      chosen.push(days);
  }
  return chosen.map((days) => describe(days, ask, [...new Set(avoided.values())]));
}

function fits(day: CalendarDate, { country, weekend, weekdays }: DateAsk): boolean {
  if (weekdays && !weekdays.includes(weekday(day))) return false;
  const isWeekend = weekendDays(country).includes(weekday(day));
  if (weekend === 'avoid' && isWeekend) return false;
  return holidaysOn(day, country).length === 0 && (isWeekend || bridgeOf(day, country) === null);
}

/** The holiday that makes a single working day between it and the weekend a bridge day. */
export function bridgeOf(day: CalendarDate, country: string): string | null {
  const weekend = weekendDays(country);
  const free = (date: CalendarDate): boolean => weekend.includes(weekday(date));
  if (free(day)) return null;
  const [before] = holidaysOn(addDays(day, -1), country);
  const [after] = holidaysOn(addDays(day, 1), country);
  if (before && free(addDays(day, 1))) return before.name;
  return after && free(addDays(day, -1)) ? after.name : null;
}

/** Days of distance; the first and last day of a working week count as two days each, a near holiday as two. */
function costOf(days: readonly CalendarDate[], ask: DateAsk, avoided: ReadonlyMap<string, string>): number {
  const distance = ask.near ? Math.abs(daysBetween(ask.near, days[0] ?? ask.near)) : 0;
  const edges = ask.weekend === 'avoid' ? days.filter((day) => [1, 5].includes(weekday(day))).length : 0;
  const moved = ask.weekend === 'keep' && ask.near && weekday(days[0] ?? '') !== weekday(ask.near) ? 30 : 0;
  const beside = days.flatMap((day) => [addDays(day, -1), addDays(day, 1)]);
  const near = beside.filter((day) => avoided.has(day) || holidaysOn(day, ask.country).length > 0).length;
  return distance + edges * 2 + near * 2 + moved;
}

function describe(days: readonly CalendarDate[], ask: DateAsk, observances: readonly string[]): DateChoice {
  const [start = '', end = start] = [days[0], days.at(-1)];
  const away = ask.near ? daysBetween(ask.near, start) : 0;
  const midweek = days.every((day) => [2, 3, 4].includes(weekday(day)));
  const reasons = [
    midweek ? 'midweek' : dayNames(days),
    ...(away === 0 ? [] : [`${countWords(Math.abs(away), 'day')} ${away < 0 ? 'earlier' : 'later'}`]),
    knowsHolidaysOf(ask.country)
      ? 'no public holiday and no bridge day'
      : 'public holidays not known, to be checked',
    ...(observances.length > 0 ? [`clear of ${observances.join(', ')}`] : []),
  ];
  return { start, end, days, reasons };
}

const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

export function dayName(day: CalendarDate): string {
  return names[weekday(day)] ?? '';
}

function dayNames(days: readonly CalendarDate[]): string {
  return days.map(dayName).join(', ');
}

function observanceWords(brief: EventBriefBody): string {
  return [...constraintsOf(brief, 'religious-observance'), ...constraintsOf(brief, 'kosher')]
    .map(({ constraint }) => constraint.text)
    .join('; ');
}

const weekendHabit = {
  meetup: 'any',
  workshop: 'avoid',
  conference: 'avoid',
  gala: 'keep',
  festival: 'keep',
  other: 'any',
} as const;

/** Days around the brief's own dates, or in its window, that are better or as good. */
export function alternativesFor(brief: EventBriefBody, limit: number): DateChoice[] {
  const country = brief.place?.country ?? '';
  const shared = {
    country,
    observances: observanceWords(brief),
    weekend: weekendHabit[brief.eventType ?? 'other'],
  };
  const tomorrow = addDays(brief.asOf, 1);
  const window = brief.dateWindow;
  if (window) {
    const from = window.from < tomorrow ? tomorrow : window.from;
    const weekdays = window.weekdays ? { weekdays: window.weekdays.map((day) => day % 7) } : {};
    return dateChoices({ ...shared, length: window.durationDays, from, to: window.to, ...weekdays }, limit);
  }
  const days = brief.dates?.days ?? [];
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const earliest = addDays(first, -14) < tomorrow ? tomorrow : addDays(first, -14);
  const to = addDays(last, 21);
  const all = dateChoices(
    { ...shared, length: days.length, from: earliest, to, near: first },
    limit + days.length + 1,
  );
  return all.filter((choice) => choice.start !== first).slice(0, limit);
}

/** Why a day is off for most people: a public holiday, or the weekend of the country; null where it is a working day. */
export function dayOff(day: CalendarDate, country: string): string | null {
  const [holiday] = holidaysOn(day, country);
  if (holiday) return holiday.name;
  return weekendDays(country).includes(weekday(day)) ? dayName(day) : null;
}

/** Days before and after in which other dates are looked for. */
const reach = { before: 14, after: 21 };

/** The nearest stretch, the later one of two, that is as good and whose days of set-up before it are working days, too. */
export function nearestWithSetUp(
  brief: EventBriefBody,
  days: readonly CalendarDate[],
  setUpDays: number,
): readonly CalendarDate[] | null {
  const country = brief.place?.country ?? '';
  const first = days[0] ?? brief.asOf;
  const weekend = weekendHabit[brief.eventType ?? 'other'];
  const ask = { country, length: days.length, from: first, to: first, weekend, observances: '' };
  const observed = observanceDays(
    observanceWords(brief),
    addDays(first, -reach.before),
    addDays(first, reach.after + days.length),
  ).map(({ day }) => day);
  const steps = daysFromTo(addDays(first, 1), addDays(first, reach.after)).flatMap((_, index) => {
    const earlier = index + 1 <= reach.before ? [-(index + 1)] : [];
    return [index + 1, ...earlier];
  });
  const stretches = steps.map((step) => days.map((day) => addDays(day, step)));
  const found = stretches.find(
    (stretch) =>
      stretch.every((day) => fits(day, ask) && !observed.includes(day)) &&
      setUpBefore(stretch, setUpDays).every((day) => day > brief.asOf && dayOff(day, country) === null),
  );
  return found ?? null;
}

/** The days on which is loaded in. */
export function setUpBefore([first]: readonly CalendarDate[], setUpDays: number): readonly CalendarDate[] {
  return first === undefined || setUpDays === 0
    ? []
    : daysFromTo(addDays(first, -setUpDays), addDays(first, -1));
}

/** The event's days; while only a window is known, the best stretch in it. */
export function eventDays(brief: EventBriefBody): readonly CalendarDate[] {
  if (brief.dates) return brief.dates.days;
  const [best] = alternativesFor(brief, 1);
  const window = brief.dateWindow;
  if (best) return best.days;
  return window ? daysFromTo(window.from, addDays(window.from, window.durationDays - 1)) : [];
}
