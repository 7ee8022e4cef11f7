import type { ScheduleBody, Session } from '../artifacts/schedule.ts';
import { dayCues } from '../knowledge/run-of-show-cues.ts';
import { beginsDayBefore, buildDaysOf, morningFrom } from './load-in.ts';
import { clockMinutes, localTime, shifted } from './local-time.ts';
import type { PostHours } from './shift-plan.ts';

type Day = ScheduleBody['days'][number];
type SessionTimes = Pick<Session, 'kind' | 'start' | 'end'>;

/** As much of a schedule as posts follow from. */
export interface PostDays extends Pick<ScheduleBody, 'days' | 'setUp' | 'tearDown' | 'curfew'> {
  sessions: readonly SessionTimes[];
}

/** Whoever brings and takes away what the event needs: there from the load-in to the end of the strike. */
const buildingRoles: ReadonlySet<string> = new Set(['organiser', 'av-main', 'av-floater', 'stream-crew']);

/**
 * When a role is at its post (planner's judgement): from its first duty to its last, on each event day and, for those
 * who build, on the days before on which is loaded in. Everybody who meets guests is there for the briefing.
 */
export function postHours(role: string, schedule: PostDays): PostHours[] {
  const before = buildingRoles.has(role) ? buildDaysOf(schedule.setUp) : [];
  const days = schedule.days.flatMap((day, index) => {
    const span = spanOf(role, schedule, day, index);
    if (!span) return [];
    const to = earlier(span.to, outOf(schedule, day, index === schedule.days.length - 1));
    return span.from < to ? [{ date: day.date, from: span.from, to }] : [];
  });
  return [...before, ...days];
}

function spanOf(role: string, schedule: PostDays, day: Day, index: number) {
  const last = index === schedule.days.length - 1;
  const sessions = daySessions(schedule, index);
  const briefed = shifted(day.doors, -dayCues.briefingBeforeDoors);
  switch (role) {
    case 'organiser':
      return { from: crewCall(schedule.setUp, day, index), to: outOf(schedule, day, last) };
    case 'av-main':
    case 'av-floater':
    case 'stream-crew': {
      const shown = around(sessions.filter(isProgramme), 0, 15);
      return {
        from: crewCall(schedule.setUp, day, index),
        to: last ? schedule.tearDown.end : (shown?.to ?? day.closes),
      };
    }
    case 'registration':
      return { from: briefed, to: earlier(shifted(day.doors, 210), day.closes) };
    case 'security':
    case 'security-supervisor':
      return { from: briefed, to: outOf(schedule, day, last) };
    case 'valet':
      return { from: briefed, to: shifted(day.closes, 30) };
    case 'volunteer':
      return { from: briefed, to: last ? schedule.tearDown.end : day.closes };
    case 'online-moderator':
    case 'session-chair':
    case 'interpreter':
    case 'sign-interpreter':
    case 'trainer':
      return around(sessions.filter(isProgramme), 30, 15);
    case 'server':
      return around(sessions.filter(isServed), 60, 60);
    case 'bartender':
      return around(sessions.filter(hasBar), 30, 30);
    default:
      return { from: briefed, to: day.closes };
  }
}

/** The house is empty after the strike on the last day, half an hour after closing on the others, by a curfew on each. */
function outOf({ tearDown, curfew }: PostDays, { date, opens, closes }: Day, last: boolean): string {
  if (last) return tearDown.end;
  const limit = curfew && localTime(date, clockMinutes(curfew.slice(11)));
  const cleared = shifted(closes, 30);
  return limit && limit > opens ? earlier(cleared, limit) : cleared;
}

/** With the load-in on the first day, else at the hour of the crew call; a night that the load-in leaves free stays free. */
function crewCall(setUp: ScheduleBody['setUp'], { doors }: Day, index: number): string {
  const called = shifted(doors, -dayCues.crewCallBeforeDoors);
  if (index > 0) return called;
  return beginsDayBefore(setUp) ? morningFrom(setUp) : setUp.start;
}

/** Sessions from one day's doors to the next one's: what runs past midnight belongs to the day it began on. */
function daySessions({ days, sessions }: PostDays, index: number): SessionTimes[] {
  const from = index === 0 ? '' : (days[index]?.doors ?? '');
  const to = days[index + 1]?.doors ?? '9999';
  return sessions.filter(({ start }) => start >= from && start < to);
}

const served: ReadonlySet<Session['kind']> = new Set(['meal', 'reception', 'dinner', 'break']);
const beside: ReadonlySet<Session['kind']> = new Set([...served, 'expo', 'doors']);

function isServed({ kind }: SessionTimes): boolean {
  return served.has(kind);
}

/** A bar stays open while people celebrate, not only while they eat. */
function hasBar(session: SessionTimes): boolean {
  return isServed(session) || session.kind === 'networking' || session.kind === 'entertainment';
}

function isProgramme({ kind }: SessionTimes): boolean {
  return !beside.has(kind);
}

function around(sessions: readonly SessionTimes[], before: number, after: number) {
  const first = sessions.map(({ start }) => start).sort()[0];
  const last = sessions
    .map(({ end }) => end)
    .sort()
    .at(-1);
  return first && last ? { from: shifted(first, -before), to: shifted(last, after) } : null;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
