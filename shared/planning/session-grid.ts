import { runOfShow } from '../knowledge/run-of-show.ts';
import type { BlockKind, DayFrame } from './day-frame.ts';
import { localTime, type LocalTime } from './local-time.ts';

export interface GridRoom {
  id: string;
  capacity: number;
  /** Rooms of one building are close to each other. */
  building: string;
}

export interface GridSession {
  id: string;
  title: string;
  minutes: number;
  speakers: readonly string[];
  track: string | null;
  /** For everybody: nothing runs beside it. */
  plenary: boolean;
  /** Expected people; the room must hold them. */
  audience: number;
  /** May only lie inside [from, until], local. */
  from?: LocalTime;
  until?: LocalTime;
  /** Fixed start, local. */
  at?: LocalTime;
  /** Only in this room. */
  room?: string;
}

export interface GridItem {
  id: string;
  kind: BlockKind | 'session';
  title: string;
  start: LocalTime;
  end: LocalTime;
  /** Null: everywhere. */
  room: string | null;
  track: string | null;
  speakers: readonly string[];
  plenary: boolean;
}

export interface SessionGrid {
  /** IANA zone of every time in it. */
  zone: string;
  items: readonly GridItem[];
  notPlaced: readonly { id: string; title: string; reason: string }[];
}

export interface GridRequest {
  zone: string;
  frames: readonly DayFrame[];
  /** The first room is the main one: plenaries are held there. */
  rooms: readonly GridRoom[];
  sessions: readonly GridSession[];
  /** Minutes between two sessions in one room; the default is 5. */
  gapMinutes?: number;
}

interface Placed {
  session: GridSession;
  day: number;
  start: number;
  room: GridRoom;
}

const raster = 5;

/**
 * First fit on a 5-minute raster: fixed and narrow sessions first, then plenaries, then the rest spread over the days,
 * a track in its own room. Deterministic; a session that fits nowhere is reported, never squeezed in.
 */
export function sessionGrid(request: GridRequest): SessionGrid {
  const placed: Placed[] = [];
  const notPlaced: SessionGrid['notPlaced'][number][] = [];
  for (const session of inOrder(request.sessions)) {
    const spot = findSpot(session, request, placed);
    if (typeof spot === 'string') notPlaced.push({ id: session.id, title: session.title, reason: spot });
    else placed.push(spot);
  }
  return { zone: request.zone, items: itemsOf(request, placed), notPlaced };
}

function inOrder(sessions: readonly GridSession[]): GridSession[] {
  const urgency = (session: GridSession): number =>
    session.at !== undefined
      ? 0
      : session.from !== undefined || session.until !== undefined
        ? 1
        : session.plenary
          ? 2
          : 3;
  return sessions
    .map((session, index) => ({ session, index }))
    .sort((a, b) => urgency(a.session) - urgency(b.session) || a.index - b.index)
    .map(({ session }) => session);
}

function findSpot(session: GridSession, request: GridRequest, placed: readonly Placed[]): Placed | string {
  const rooms = roomsFor(session, request);
  if (rooms.length === 0)
    return `no room holds ${session.audience} people${session.room ? ` in ${session.room}` : ''}`;
  for (const day of daysFor(session, request, placed)) {
    const frame = request.frames[day];
    if (!frame) continue;
    for (let start = frame.start; start + session.minutes <= frame.end; start += raster) {
      for (const room of rooms) {
        const spot = { session, day, start, room };
        if (fits(spot, frame, request, placed)) return spot;
      }
    }
  }
  return session.at || session.from || session.until
    ? 'no free time inside its fixed or available hours'
    : 'no free time of that length in the opening hours';
}

function roomsFor(session: GridSession, { rooms, sessions }: GridRequest): GridRoom[] {
  const fitting = rooms.filter(
    ({ id, capacity }) => capacity >= session.audience && (session.room === undefined || session.room === id),
  );
  if (session.plenary) return fitting.filter(({ id }) => id === (session.room ?? rooms[0]?.id));
  const tracks = [...new Set(sessions.flatMap(({ track }) => (track === null ? [] : [track])))];
  const own = rooms[tracks.indexOf(session.track ?? '') % Math.max(1, rooms.length)];
  const first = fitting.filter(({ id }) => id === own?.id);
  return [...first, ...fitting.filter(({ id }) => id !== own?.id)];
}

/** Plenaries go to the day with the fewest; other sessions to the day of their place in the list, then the next days. */
function daysFor(
  session: GridSession,
  { frames, sessions }: GridRequest,
  placed: readonly Placed[],
): number[] {
  const days = frames.map((_, index) => index);
  if (session.plenary) {
    const count = (day: number): number =>
      placed.filter((other) => other.day === day && other.session.plenary).length;
    return days.sort((a, b) => count(a) - count(b) || a - b);
  }
  const peers = sessions.filter(({ plenary, track }) => !plenary && track === session.track);
  const preferred = Math.floor((peers.indexOf(session) * frames.length) / Math.max(1, peers.length));
  return days.sort(
    (a, b) =>
      ((a - preferred + frames.length) % frames.length) - ((b - preferred + frames.length) % frames.length),
  );
}

function fits(spot: Placed, frame: DayFrame, request: GridRequest, placed: readonly Placed[]): boolean {
  const { session, start } = spot;
  const end = start + session.minutes;
  const from = localTime(frame.date, start);
  const until = localTime(frame.date, end);
  if (session.at !== undefined && session.at !== from) return false;
  if (session.from !== undefined && from < session.from) return false;
  if (session.until !== undefined && until > session.until) return false;
  if (frame.blocks.some((block) => start < block.end && block.start < end)) return false;
  return placed.every(
    (other) =>
      other.day !== spot.day || compatible(spot, other, request.gapMinutes ?? runOfShow.gapSameFloor),
  );
}

function compatible(spot: Placed, other: Placed, gap: number): boolean {
  const sameSpeaker = spot.session.speakers.some((speaker) => other.session.speakers.includes(speaker));
  const apart = (minutes: number): boolean =>
    spot.start >= other.start + other.session.minutes + minutes ||
    other.start >= spot.start + spot.session.minutes + minutes;
  if (spot.room.id === other.room.id && !apart(gap)) return false;
  if (
    sameSpeaker &&
    !apart(spot.room.building === other.room.building ? gap : Math.max(gap, runOfShow.gapOtherBuilding))
  )
    return false;
  return !(spot.session.plenary || other.session.plenary) || apart(gap);
}

function itemsOf({ frames }: GridRequest, placed: readonly Placed[]): GridItem[] {
  const blocks = frames.flatMap(({ date, blocks: own }, index) =>
    own.map((block): GridItem => {
      const { id, kind, title } = block;
      const [start, end] = [localTime(date, block.start), localTime(date, block.end)];
      return {
        id: `day-${index + 1}-${id}`,
        kind,
        title,
        start,
        end,
        room: null,
        track: null,
        speakers: [],
        plenary: true,
      };
    }),
  );
  const sessions = placed.map(({ session, day, start, room }): GridItem => {
    const date = frames[day]?.date ?? '';
    const { id, title, track, speakers, plenary } = session;
    return {
      id,
      kind: 'session',
      title,
      start: localTime(date, start),
      end: localTime(date, start + session.minutes),
      room: room.id,
      track,
      speakers,
      plenary,
    };
  });
  return [...blocks, ...sessions].sort(
    (a, b) => order(a.start, b.start) || order(a.room ?? '', b.room ?? '') || order(a.id, b.id),
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
