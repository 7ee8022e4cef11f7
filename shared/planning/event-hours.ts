import { constraintsOf, type EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { runOfShow } from '../knowledge/run-of-show.ts';
import type { EventFacts } from './event-facts.ts';
import { clockMinutes } from './local-time.ts';

type Hours = NonNullable<EventBriefBody['dailyHours']>;
type HoursOf = Pick<EventBriefBody, 'dailyHours' | 'dayHours'>;
type Constraints = Pick<EventBriefBody, 'constraints'>;

export interface EventHours {
  /** Local HH:MM on the event day; `to` before `from` runs past midnight. */
  from: string;
  to: string;
  /** When everybody has to be out, where the brief says so. */
  outBy: string | null;
}

/** Of one event day, counted from 0; null where nobody gave hours. */
export function eventHours(brief: HoursOf & Constraints, index: number): EventHours | null {
  const hours = hoursOn(brief, index);
  if (!hours) return null;
  const curfew = constraintsOf(brief, 'curfew')[0]?.value.time ?? null;
  return { from: hours.from, to: hours.to, outBy: curfew };
}

/** Those of that day, else those of every day. */
export function hoursOn({ dailyHours, dayHours = [] }: HoursOf, index: number): Hours | null {
  return dayHours.find(({ day }) => day === index + 1) ?? dailyHours;
}

/** "09:00 to 18:00, day 2 09:00 to 16:00"; null where nobody gave hours. */
export function hoursWords({ dailyHours, dayHours = [] }: HoursOf): string | null {
  if (!dailyHours) return null;
  return [`${dailyHours.from} to ${dailyHours.to}`, ...dayHours.map(ownDayWords)].join(', ');
}

function ownDayWords({ day, from, to }: NonNullable<EventBriefBody['dayHours']>[number]): string {
  return `day ${day} ${from} to ${to}`;
}

export interface WishedReception {
  from: string | null;
  until: string | null;
}

/** Receptions by the index of their day: the day that the brief names, else the first. */
export function receptionsOf(brief: Constraints, days: number): Map<number, WishedReception> {
  const asked = constraintsOf(brief, 'reception').map(({ value }) => value);
  const named = asked.filter(({ day }) => day !== undefined);
  const byDay = new Map<number, WishedReception>();
  for (const { day = 1, from = null, until = null } of named.length > 0 ? named : asked) {
    const index = Math.min(day, days) - 1;
    const known = byDay.get(index);
    byDay.set(index, { from: known?.from ?? from, until: known?.until ?? until });
  }
  return byDay;
}

/** Its times as far as they lie behind the programme of that day; a reception in the midst of it keeps none. */
export function behindProgramme(hours: Hours, { from, until }: WishedReception): WishedReception {
  const end = afterStart(hours.to, hours);
  const begins = from && afterStart(from, hours);
  if (!until) return { from: begins && begins >= end ? from : null, until };
  const ends = clockMinutes(until) > smallHours ? clockMinutes(until) : afterStart(until, hours);
  if (ends < end) return { from: null, until: null };
  return { from: begins && begins < ends ? from : null, until };
}

/** Later than that after midnight a new day has begun. */
const smallHours = 6 * 60;

function afterStart(clock: string, { from }: Pick<Hours, 'from'>): number {
  const minutes = clockMinutes(clock);
  return minutes <= clockMinutes(from) ? minutes + 24 * 60 : minutes;
}

/** Minutes from midnight of the day at which guests have left: the programme's end, or that of the reception behind it. */
export function lastGuests(hours: Hours, reception: WishedReception | undefined): number {
  const end = afterStart(hours.to, hours);
  if (!reception) return end;
  const { from, until } = behindProgramme(hours, reception);
  const begins = from ? Math.max(end, afterStart(from, hours)) : end;
  return until ? afterStart(until, hours) : begins + runOfShow.reception;
}

/** When the doors open, where the brief says so and it is before the programme of that day. */
export function doorsOf(brief: Constraints, from: string): string | null {
  const given = constraintsOf(brief, 'doors').find(({ constraint }) =>
    /\b(?:doors?|einlass)\b/i.test(constraint.text),
  );
  const time = given?.value.time;
  if (!time) return null;
  const before = clockMinutes(from) - clockMinutes(time);
  return before >= 0 && before <= longestBeforeProgramme ? time : null;
}

/** Earlier than that before a programme nobody lets guests in (planner's judgement). */
const longestBeforeProgramme = 180;

/** Local time of day some minutes later or earlier, round the clock. */
export function addMinutes(clock: string, minutes: number): string {
  return clockOf(clockMinutes(clock) + minutes);
}

export function clockOf(minutes: number): string {
  const day = 24 * 60;
  const total = ((minutes % day) + day) % day;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

/** Where the brief gives no hours: when such events usually begin (planner's judgement). */
const usualStart = {
  meetup: '18:30',
  gala: '18:00',
  festival: '12:00',
  workshop: '09:00',
  conference: '09:00',
  other: '09:00',
} as const;

/** The hours that are assumed where nobody gave any. */
export function usualHours({ eventType, hoursPerDay }: Pick<EventFacts, 'eventType' | 'hoursPerDay'>): Hours {
  const from = usualStart[eventType];
  return { from, to: addMinutes(from, hoursPerDay * 60) };
}
