import type { ProgrammeItem } from './programme.ts';
import type { ScheduleRooms } from './schedule-rooms.ts';

/** A way to make a full programme fit. Leaving the surplus out is not among them: it always works. */
export interface ProgrammeRelief {
  id: string;
  label: string;
  effect: string;
}

/** Best first: what costs attendees least (planner's judgement). */
export const programmeReliefs: readonly ProgrammeRelief[] = [
  {
    id: 'more-rooms',
    label: 'Use one more room at the same time',
    effect:
      'People choose between two sessions; hire, AV and staff of that room come on top of the estimate.',
  },
  {
    id: 'shorter-sessions',
    label: 'Shorten the sessions by a third',
    effect: 'Less depth and fewer questions; speakers must be told.',
  },
  {
    id: 'longer-days',
    label: 'End up to an hour later',
    effect: 'Longer days for attendees; overtime of staff and venue comes on top of the estimate.',
  },
];

export const fewerSessions = 'fewer-sessions';

/** Sessions that a person may shorten or set beside each other; what is for everybody stays as it is. */
const flexible: ReadonlySet<ProgrammeItem['kind']> = new Set(['talk', 'workshop', 'entertainment']);

/** Talks are not cut below this (planner's judgement). */
const shortest = 15;

/** The programme with its sessions cut to two thirds, on the 5-minute raster. */
export function shortened(programme: readonly ProgrammeItem[]): ProgrammeItem[] {
  return programme.map((item) =>
    flexible.has(item.kind) && item.pinned === undefined
      ? {
          ...item,
          minutes: Math.max(Math.min(shortest, item.minutes), Math.floor((item.minutes * 2) / 15) * 5),
        }
      : item,
  );
}

/** One more room like the smallest, and sessions for everybody become sessions to choose from. */
export function withRoomMore(rooms: ScheduleRooms): ScheduleRooms {
  const smallest = rooms.session
    .filter(({ id }) => id !== 'lab')
    .toSorted((a, b) => a.capacity - b.capacity)[0];
  if (!smallest) return rooms;
  const layout = rooms.all.find(({ id }) => id === smallest.id)?.layout ?? 'theatre';
  const room = { id: 'room-more', capacity: smallest.capacity };
  return {
    ...rooms,
    session: [...rooms.session, { ...room, building: smallest.building }],
    all: [...rooms.all, { ...room, name: 'One more room', layout }],
  };
}

export function sideBySide(programme: readonly ProgrammeItem[], rooms: ScheduleRooms): ProgrammeItem[] {
  const capacity = Math.min(...rooms.session.filter(({ id }) => id !== 'lab').map((room) => room.capacity));
  return programme.map((item) =>
    flexible.has(item.kind) && item.plenary
      ? { ...item, plenary: false, audience: Math.min(capacity, Math.ceil(item.audience / 2)) }
      : item,
  );
}
