import { runOfShow } from '../knowledge/run-of-show.ts';
import type { DayFrame } from './day-frame.ts';
import { localTime } from './local-time.ts';
import type { GridRequest, GridRoom, GridSession } from './session-grid.ts';

/** A session at a time: minutes from midnight of its day. */
export interface Timed {
  session: GridSession;
  day: number;
  start: number;
}

export interface Placed extends Timed {
  room: GridRoom;
}

/** Starts and ends lie on this raster, in minutes. */
export const raster = 5;

export function gapOf({ gapMinutes = runOfShow.gapSameFloor }: Pick<GridRequest, 'gapMinutes'>): number {
  return gapMinutes;
}

/** From a session in one building to the next one in another. */
export function travelOf(request: Pick<GridRequest, 'gapMinutes' | 'travelMinutes'>): number {
  return Math.max(gapOf(request), request.travelMinutes ?? runOfShow.gapOtherBuilding);
}

/** Whether the hours, the blocks for everybody and the session's own hours leave it free to start then. */
export function startAllowed(session: GridSession, frame: DayFrame, start: number): boolean {
  const end = start + session.minutes;
  if (start < frame.start || end > frame.end) return false;
  if (frame.blocks.some((block) => start < block.end && block.start < end)) return false;
  return !hasHours(session) || insideHours(session, localTime(frame.date, start), localTime(frame.date, end));
}

/** Most sessions have none: local times are only written out for those that do. */
function hasHours({ at, from, until, windows }: GridSession): boolean {
  return (at ?? from ?? until ?? windows) !== undefined;
}

function insideHours(session: GridSession, from: string, until: string): boolean {
  if (session.at !== undefined && session.at !== from) return false;
  if (session.from !== undefined && from < session.from) return false;
  if (session.until !== undefined && until > session.until) return false;
  return session.windows?.some((free) => free.from <= from && until <= free.until) ?? true;
}

/** Two sessions of one day with at least `minutes` between them. */
function apart(a: Timed, b: Timed, minutes: number): boolean {
  return a.start >= b.start + b.session.minutes + minutes || b.start >= a.start + a.session.minutes + minutes;
}

export function sharesSpeaker(a: GridSession, b: GridSession): boolean {
  return a.speakers.some((speaker) => b.speakers.includes(speaker));
}

function excluded(a: GridSession, b: GridSession, { noClash = [] }: GridRequest): boolean {
  return noClash.some((pair) => pair.includes(a.id) && pair.includes(b.id));
}

/** Whether `a` may be at its time while `b` is at its own, wherever they are. */
export function timesCompatible(a: Timed, b: Timed, request: GridRequest, speakerGap: number): boolean {
  const { precedence = [] } = request;
  const before = (first: Timed, second: Timed): boolean =>
    first.day < second.day ||
    (first.day === second.day && first.start + first.session.minutes <= second.start);
  for (const { first, second } of precedence) {
    if (first === a.session.id && second === b.session.id && !before(a, b)) return false;
    if (first === b.session.id && second === a.session.id && !before(b, a)) return false;
  }
  if (a.day !== b.day) return true;
  if (sharesSpeaker(a.session, b.session) && !apart(a, b, speakerGap)) return false;
  if (excluded(a.session, b.session, request) && !apart(a, b, 0)) return false;
  return !(a.session.plenary || b.session.plenary) || apart(a, b, gapOf(request));
}

export function compatible(a: Placed, b: Placed, request: GridRequest): boolean {
  if (a.day !== b.day && !request.precedence?.length) return true;
  const speakerGap = a.room.building === b.room.building ? gapOf(request) : travelOf(request);
  if (!timesCompatible(a, b, request, speakerGap)) return false;
  return a.day !== b.day || a.room.id !== b.room.id || apart(a, b, gapOf(request));
}

/** Whether something of each thing it needs is still free for the whole session. */
function equipped(spot: Timed, others: readonly Timed[], { resources = [] }: GridRequest): boolean {
  const end = spot.start + spot.session.minutes;
  return (spot.session.needs ?? []).every((need) => {
    const units = resources.find(({ id }) => id === need)?.units ?? 1;
    const users = others.filter(
      ({ session, day, start }) =>
        day === spot.day &&
        session.needs?.includes(need) &&
        start < end &&
        spot.start < start + session.minutes,
    );
    // Most are in use at once when one of them begins, or this one.
    return [spot, ...users].every(
      (at) =>
        users.filter(({ start, session }) => start <= at.start && at.start < start + session.minutes).length <
          units || at.start < spot.start,
    );
  });
}

/** Whether a session can be added where it is to those that are placed; its own hours apart. */
export function free(spot: Placed, request: GridRequest, placed: readonly Placed[]): boolean {
  return placed.every((other) => compatible(spot, other, request)) && equipped(spot, placed, request);
}

/** The same, its own hours included. */
export function fits(spot: Placed, request: GridRequest, placed: readonly Placed[]): boolean {
  const frame = request.frames[spot.day];
  return frame !== undefined && startAllowed(spot.session, frame, spot.start) && free(spot, request, placed);
}

/** Sessions that have to be over before this one. */
export function predecessors(session: GridSession, { precedence = [] }: GridRequest): string[] {
  return precedence.filter(({ second }) => second === session.id).map(({ first }) => first);
}
