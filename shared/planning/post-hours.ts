import type { ScheduleBody, Session } from '../artifacts/schedule.ts';
import { loadInHours } from '../knowledge/run-of-show.ts';
import { beginsDayBefore } from './load-in.ts';
import { localTime } from './local-time.ts';
import { later, type PostHours } from './shift-plan.ts';

type Day = ScheduleBody['days'][number];

/** Organisers come at most so long before doors; an earlier load-in is led by the venue's and the vendors' crews. */
export const organisersBeforeDoors = 180;

/** When a role is at its post on each event day (planner's judgement): from its first duty to its last. */
export function postHours(role: string, schedule: ScheduleBody): PostHours[] {
  return schedule.days.flatMap((day, index) => {
    const span = spanOf(role, schedule, day, index);
    return span && span.from < span.to ? [{ date: day.date, ...span }] : [];
  });
}

function spanOf(role: string, schedule: ScheduleBody, day: Day, index: number) {
  const last = index === schedule.days.length - 1;
  const out = last ? schedule.tearDown.end : later(day.closes, 30);
  const sessions = daySessions(schedule, index);
  switch (role) {
    case 'organiser': {
      const early = later(day.doors, -organisersBeforeDoors);
      const first = index === 0 ? firstCall(schedule.setUp, early) : later(day.doors, -30);
      return { from: first, to: out };
    }
    case 'registration':
      return { from: later(day.doors, -30), to: earlier(later(day.doors, 210), day.closes) };
    case 'security':
    case 'security-supervisor':
      return { from: later(day.doors, -30), to: out };
    case 'valet':
      return { from: later(day.doors, -15), to: later(day.closes, 30) };
    case 'av-main':
    case 'stream-crew':
      return around(sessions.filter(isProgramme), 60, 15);
    case 'av-floater':
    case 'session-chair':
    case 'online-moderator':
    case 'interpreter':
    case 'sign-interpreter':
    case 'trainer':
      return around(sessions.filter(isProgramme), 30, 15);
    case 'server':
      return around(sessions.filter(isServed), 60, 60);
    case 'bartender':
      return around(sessions.filter(isServed), 30, 30);
    default:
      return { from: later(day.doors, -15), to: day.closes };
  }
}

/** Not before the set-up, nor in the night that it leaves free. */
function firstCall(setUp: ScheduleBody['setUp'], early: string): string {
  if (!beginsDayBefore(setUp)) return setUp.start > early ? setUp.start : early;
  const morning = localTime(setUp.end.slice(0, 10), loadInHours.morningFrom * 60);
  return morning > early && morning < setUp.end ? morning : early;
}

/** Sessions from one day's doors to the next one's: what runs past midnight belongs to the day it began on. */
function daySessions({ days, sessions }: ScheduleBody, index: number): Session[] {
  const from = index === 0 ? '' : (days[index]?.doors ?? '');
  const to = days[index + 1]?.doors ?? '9999';
  return sessions.filter(({ start }) => start >= from && start < to);
}

const served: ReadonlySet<Session['kind']> = new Set(['meal', 'reception', 'dinner', 'break']);
const beside: ReadonlySet<Session['kind']> = new Set([...served, 'expo', 'doors']);

function isServed({ kind }: Session): boolean {
  return served.has(kind);
}

function isProgramme({ kind }: Session): boolean {
  return !beside.has(kind);
}

function around(sessions: readonly Session[], before: number, after: number) {
  const first = sessions.map(({ start }) => start).sort()[0];
  const last = sessions
    .map(({ end }) => end)
    .sort()
    .at(-1);
  return first && last ? { from: later(first, -before), to: later(last, after) } : null;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
