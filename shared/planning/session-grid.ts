import type { BlockKind, DayFrame } from './day-frame.ts';
import { free, type Placed, predecessors, raster, startAllowed } from './grid-rules.ts';
import { localTime, type LocalTime } from './local-time.ts';
import { compareText } from '../kernel/compare-text.ts';

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
  /** Wholly inside one of these, local: when its speakers can. */
  windows?: readonly { from: LocalTime; until: LocalTime }[];
  /** Ids of the request's resources. */
  needs?: readonly string[];
  /** Draws more people than most. */
  popular?: boolean;
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
  /** Sessions of a track on each day, as a proportion; absent: as many on each. */
  shares?: readonly number[];
  /** Minutes between two sessions in one room; the default is 5. */
  gapMinutes?: number;
  /** Minutes that people need from one building to the next; the default is 15. */
  travelMinutes?: number;
  /** Pairs of sessions that never run at the same time. */
  noClash?: readonly (readonly [string, string])[];
  /** Sessions that are over before another begins, by id. */
  precedence?: readonly { first: string; second: string }[];
  /** Things of which there are few. */
  resources?: readonly { id: string; name: string; units: number }[];
}

/**
 * First fit on a 5-minute raster: fixed and narrow sessions first, then plenaries, then the rest spread over the days,
 * a track in its own room. Deterministic; a session that fits nowhere is reported, never squeezed in.
 * `already` stays where it is.
 */
export function sessionGrid(request: GridRequest, already: readonly Placed[] = []): SessionGrid {
  const { placed, notPlaced } = firstFit(request, already);
  return gridOf(request, placed, notPlaced);
}

export function gridOf(
  request: GridRequest,
  placed: readonly Placed[],
  notPlaced: SessionGrid['notPlaced'],
): SessionGrid {
  return { zone: request.zone, items: itemsOf(request, placed), notPlaced };
}

export function firstFit(
  request: GridRequest,
  already: readonly Placed[],
): { placed: Placed[]; notPlaced: SessionGrid['notPlaced'][number][] } {
  const placed = [...already];
  const notPlaced: SessionGrid['notPlaced'][number][] = [];
  const open = request.sessions.filter(({ id }) => !already.some(({ session }) => session.id === id));
  for (const session of inOrder(open, request)) {
    const spot = findSpot(session, request, placed);
    if (typeof spot === 'string') notPlaced.push({ id: session.id, title: session.title, reason: spot });
    else placed.push(spot);
  }
  return { placed, notPlaced };
}

/** The urgent first; what waits for another session comes after it. */
function inOrder(sessions: readonly GridSession[], request: GridRequest): GridSession[] {
  const urgency = ({ at, from, until, windows, plenary }: GridSession): number =>
    at !== undefined ? 0 : (from ?? until ?? windows) !== undefined ? 1 : plenary ? 2 : 3;
  const left = sessions
    .map((session, index) => ({ session, index }))
    .sort((a, b) => urgency(a.session) - urgency(b.session) || a.index - b.index)
    .map(({ session }) => session);
  const ordered: GridSession[] = [];
  while (left.length > 0) {
    const ready = left.findIndex((session) =>
      predecessors(session, request).every((id) => !left.some((other) => other.id === id)),
    );
    ordered.push(...left.splice(Math.max(0, ready), 1));
  }
  return ordered;
}

function findSpot(session: GridSession, request: GridRequest, placed: readonly Placed[]): Placed | string {
  const rooms = roomsFor(session, request);
  if (rooms.length === 0)
    return `no room holds ${session.audience} people${session.room ? ` in ${session.room}` : ''}`;
  const waitsFor = predecessors(session, request).find(
    (id) => !placed.some((other) => other.session.id === id),
  );
  if (waitsFor !== undefined) {
    const first = request.sessions.find(({ id }) => id === waitsFor);
    return `it comes after "${first?.title ?? waitsFor}", which is not placed`;
  }
  for (const day of daysFor(session, request, placed)) {
    const frame = request.frames[day];
    if (!frame) continue;
    for (let start = frame.start; start + session.minutes <= frame.end; start += raster) {
      if (!startAllowed(session, frame, start)) continue;
      for (const room of rooms) {
        const spot = { session, day, start, room };
        if (free(spot, request, placed)) return spot;
      }
    }
  }
  return session.at || session.from || session.until || session.windows
    ? 'no free time inside its fixed or available hours'
    : 'no free time of that length in the opening hours';
}

/** Rooms that hold the session, best first: a plenary in the main room, a track in its own. */
export function roomsFor(
  session: GridSession,
  { rooms, sessions }: Pick<GridRequest, 'rooms' | 'sessions'>,
): GridRoom[] {
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
function daysFor(session: GridSession, request: GridRequest, placed: readonly Placed[]): number[] {
  const { frames } = request;
  const days = frames.map((_, index) => index);
  if (session.plenary) {
    const shares = sharesOf(session, request);
    const count = (day: number): number =>
      placed.filter((other) => other.day === day && other.session.plenary).length / (shares[day] ?? 1);
    return days.sort((a, b) => count(a) - count(b) || a - b);
  }
  const preferred = preferredDay(session, request);
  return days.sort(
    (a, b) =>
      ((a - preferred + frames.length) % frames.length) - ((b - preferred + frames.length) % frames.length),
  );
}

type Spread = Pick<GridRequest, 'frames' | 'sessions' | 'shares'>;

/** The day of a session's place among those of its track, spread over the days by their shares. */
export function preferredDay(session: GridSession, request: Spread): number {
  const shares = sharesOf(session, request);
  const peers = peersOf(session, request);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const place = (peers.indexOf(session) * total) / Math.max(1, peers.length);
  return Math.max(
    0,
    shares.findIndex((_, day) => place < shares.slice(0, day + 1).reduce((sum, share) => sum + share, 0)),
  );
}

function peersOf({ plenary, track }: GridSession, { sessions }: Spread): GridSession[] {
  return sessions.filter((other) => plenary === other.plenary && track === other.track);
}

/** What is for everybody beside tracks, as keynotes are, is spread evenly. */
function sharesOf({ track }: GridSession, { frames, sessions, shares }: Spread): readonly number[] {
  const spread = track !== null || sessions.every((other) => other.track === null);
  return (spread ? shares : undefined) ?? frames.map(() => 1);
}

/** How many sessions of its track, or of all where there are none, a day has by its share. */
export function dayShares(request: Spread): readonly number[] {
  const first = request.sessions.find(({ track }) => track !== null) ?? request.sessions[0];
  if (request.shares) return request.shares;
  const days = first ? peersOf(first, request).map((session) => preferredDay(session, request)) : [];
  return request.frames.map((_, day) => days.filter((own) => own === day).length);
}

/** Nobody takes a break from nothing: what a break is called after which no session follows on its day. */
const lastCoffee = 'Coffee and networking';

function itemsOf({ frames }: GridRequest, placed: readonly Placed[]): GridItem[] {
  const blocks = frames.flatMap(({ date, blocks: own }, index) =>
    own.map((block): GridItem => {
      const { id, kind } = block;
      const goesOn = placed.some(({ day, start: later }) => day === index && later >= block.end);
      const title = kind === 'break' && !goesOn ? lastCoffee : block.title;
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
    (a, b) =>
      compareText(a.start, b.start) || compareText(a.room ?? '', b.room ?? '') || compareText(a.id, b.id),
  );
}
