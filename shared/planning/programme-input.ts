import type { Programme } from '../artifacts/programme-schema.ts';
import type { ProgrammeItem } from './programme.ts';
import type { ScheduleRooms } from './schedule-rooms.ts';
import type { GridRequest, GridRoom } from './session-grid.ts';

export interface ProgrammeInput {
  items: ProgrammeItem[];
  rules: Pick<GridRequest, 'noClash' | 'precedence' | 'resources'>;
  /** What had to be assumed. */
  notes: string[];
}

/** Share of all people that a session for a choice draws, in percent (planner's judgement). */
const drawn = { keynote: 95, panel: 45 } as const;
/** A talk draws this many times an equal share of the people (planner's judgement). */
const talkFactor = 1.3;
/** From this many times the usual interest on a session counts as popular (planner's judgement). */
const popularFactor = 1.25;

/** A programme as handed over, as sessions to place. Times of co-speakers are intersected, except where a fixed time goes before. */
export function programmeInputOf(
  programme: Programme,
  rooms: readonly GridRoom[],
  people: number,
  overruled: ReadonlySet<string> = new Set(),
): ProgrammeInput {
  const parallel = Math.max(1, rooms.length);
  const largest = Math.max(...rooms.map(({ capacity }) => capacity));
  const typical = Math.ceil((people / parallel) * talkFactor);
  const notes: string[] = [];
  const items = programme.sessions.map((session): ProgrammeItem => {
    const { id, title, minutes, speakers, needs, kind } = session;
    const plenary = session.plenary ?? (kind === 'keynote' || parallel === 1);
    const pin = programme.pinned.find((entry) => entry.session === id);
    const room = rooms.find((entry) => entry.id === pin?.room);
    const limit = plenary ? (rooms[0]?.capacity ?? largest) : (room?.capacity ?? largest);
    const usual = plenary
      ? Math.ceil((people * drawn.keynote) / 100)
      : kind === 'panel'
        ? Math.ceil((people * drawn.panel) / 100)
        : Math.min(typical, people);
    if (session.interest !== undefined && session.interest > limit)
      notes.push(
        `"${title}" may draw ${session.interest} people and its room holds ${limit}: show it in a second room, repeat it, or expect a queue.`,
      );
    const windows = overruled.has(id) ? undefined : commonWindows(speakers, programme);
    return {
      id,
      title,
      kind,
      minutes,
      speakers,
      track: session.track ?? null,
      plenary,
      audience: Math.min(session.interest ?? usual, limit),
      needs,
      popular: !plenary && (session.interest ?? 0) >= typical * popularFactor,
      ...(windows && { windows }),
      ...(pin?.at && { at: pin.at, pinned: 'Fixed by the programme.' }),
      ...(room && { room: room.id }),
    };
  });
  const resources = programme.resources.map(({ name, units }) => ({ id: name, name, units }));
  return { items, rules: { noClash: programme.noClash, precedence: programme.precedence, resources }, notes };
}

/** When all of them can; undefined where nobody named a time, empty where they have none in common. */
function commonWindows(
  speakers: readonly string[],
  { speakers: known }: Programme,
): { from: string; until: string }[] | undefined {
  const own = speakers
    .map((name) => known.find((speaker) => speaker.name === name)?.available ?? [])
    .filter((windows) => windows.length > 0);
  const [first, ...rest] = own;
  if (!first) return undefined;
  return rest.reduce(
    (common, windows) =>
      common.flatMap((a) =>
        windows.flatMap((b) => {
          const from = a.from > b.from ? a.from : b.from;
          const until = a.until < b.until ? a.until : b.until;
          return from < until ? [{ from, until }] : [];
        }),
      ),
    first,
  );
}

/** The rooms that the programme names, the largest first, in place of those of the criteria. */
export function withRoomsOf(programme: Programme | undefined, rooms: ScheduleRooms): ScheduleRooms {
  if (!programme || programme.rooms.length === 0) return rooms;
  const named = programme.rooms
    .map(({ name, capacity, building }, index) => ({ id: name, capacity, building: building ?? 'B1', index }))
    .sort((a, b) => b.capacity - a.capacity || a.index - b.index);
  const session = named.map(({ id, capacity, building }): GridRoom => ({ id, capacity, building }));
  const usual = new Set(rooms.session.map(({ id }) => id));
  const social = usual.has(rooms.social) ? (session[0]?.id ?? rooms.social) : rooms.social;
  const own = session.map(({ id, capacity }) => ({ id, name: id, layout: 'theatre', capacity }));
  return { ...rooms, session, social, all: [...own, ...rooms.all.filter(({ id }) => !usual.has(id))] };
}
