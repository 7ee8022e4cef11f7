import { gapOf, type Placed, type Timed } from './grid-rules.ts';
import type { MipModel, MipRow, MipSolver, MipVariable } from './mip-solver.ts';
import { type GridRequest, type GridRoom, type GridSession, roomsFor } from './session-grid.ts';

/** How much is lost by a room (planner's judgement). */
const roomCosts = { noRoom: 1_000, otherThanTrack: 4, emptySeats: 2, moved: 30 } as const;

/** Stage two: rooms for sessions at given times, one stretch of overlapping sessions after the other. */
export function assignRooms(
  timed: readonly Timed[],
  request: GridRequest,
  solve: MipSolver,
  before: ReadonlyMap<string, string>,
): Placed[] {
  const homes = trackRooms(request);
  return stretches(timed, gapOf(request)).flatMap((own) => {
    const choices = own.flatMap((at) =>
      roomsFor(at.session, request).map((room) => ({
        ...at,
        room,
        cost: roomCost(at.session, room, homes, before),
      })),
    );
    const { values } = solve(roomModel(own, choices, gapOf(request)));
    return choices
      .filter((_, index) => values?.[index] === 1)
      .map(({ session, day, start, room }) => ({ session, day, start, room }));
  });
}

interface RoomChoice extends Placed {
  cost: number;
}

function roomModel(own: readonly Timed[], choices: readonly RoomChoice[], gap: number): MipModel {
  const variables: MipVariable[] = [
    ...choices.map(({ cost }): MipVariable => ({ cost, kind: 'binary' })),
    ...own.map((): MipVariable => ({ cost: roomCosts.noRoom, kind: 'binary' })),
  ];
  const rows: MipRow[] = own.map((at, index) => ({
    terms: [
      ...choices.flatMap(({ session }, choice) => (session === at.session ? [[choice, 1] as const] : [])),
      [choices.length + index, 1],
    ],
    sense: '=',
    right: 1,
  }));
  const moments = [...new Set(own.map(({ start }) => start))];
  const rooms = [...new Set(choices.map(({ room }) => room))];
  for (const moment of moments) {
    for (const room of rooms) {
      const terms = choices.flatMap((choice, index) =>
        choice.room === room && choice.start <= moment && moment < choice.start + choice.session.minutes + gap
          ? [[index, 1] as const]
          : [],
      );
      if (terms.length > 1) rows.push({ terms, sense: '<=', right: 1 });
    }
  }
  return { goal: 'minimise', variables, rows };
}

/** Sessions of one day that follow each other without a moment at which every room is free. */
function stretches(timed: readonly Timed[], gap: number): Timed[][] {
  const sorted = [...timed].sort((a, b) => a.day - b.day || a.start - b.start);
  const groups: Timed[][] = [];
  let until = Number.NEGATIVE_INFINITY;
  for (const at of sorted) {
    const last = groups.at(-1);
    const clock = at.day * 10_000 + at.start;
    if (last && clock < until) last.push(at);
    else groups.push([at]);
    until = Math.max(until, clock + at.session.minutes + gap);
  }
  return groups;
}

/** A room for each track: the larger its sessions, the larger the room. */
function trackRooms({ sessions, rooms }: GridRequest): Map<string, string> {
  const tracks = [...new Set(sessions.flatMap(({ track }) => track ?? []))];
  const largest = (track: string) =>
    Math.max(...sessions.filter((session) => session.track === track).map(({ audience }) => audience));
  const byNeed = tracks
    .map((track, index) => ({ track, index, need: largest(track) }))
    .sort((a, b) => b.need - a.need || a.index - b.index);
  const bySize = rooms
    .map((room, index) => ({ room, index }))
    .sort((a, b) => b.room.capacity - a.room.capacity || a.index - b.index);
  return new Map(
    byNeed.flatMap(({ track }, rank) => {
      const home = bySize[rank % Math.max(1, bySize.length)];
      return home ? [[track, home.room.id] as const] : [];
    }),
  );
}

function roomCost(
  session: GridSession,
  room: GridRoom,
  homes: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
): number {
  const home = session.track === null ? undefined : homes.get(session.track);
  const kept = before.get(session.id);
  return (
    (home !== undefined && home !== room.id ? roomCosts.otherThanTrack : 0) +
    roomCosts.emptySeats * ((room.capacity - session.audience) / room.capacity) +
    (kept !== undefined && kept !== room.id ? roomCosts.moved : 0)
  );
}
