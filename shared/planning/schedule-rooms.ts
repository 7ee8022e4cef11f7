import type { ScheduleBody } from '../artifacts/schedule.ts';
import type { VenueCandidate } from '../artifacts/venue-shortlist.ts';
import type { VenueCriteriaBody } from '../artifacts/venue-criteria.ts';
import type { EventFacts } from './event-facts.ts';
import type { GridRoom } from './session-grid.ts';

export interface ScheduleRooms {
  /** Where sessions run; the main room first. */
  session: GridRoom[];
  all: ScheduleBody['rooms'];
  /** Breaks, meals, receptions. */
  social: string;
  expo: string | null;
}

/** Rooms by the criteria's space programme; the main room takes the capacity of the venue that is planned with. */
export function roomsOf(ask: {
  criteria: Pick<VenueCriteriaBody, 'spaces' | 'layout'>;
  candidate: VenueCandidate | null;
  facts: EventFacts;
  people: number;
}): ScheduleRooms {
  const { criteria, candidate, facts, people } = ask;
  const used = criteria.spaces.filter(({ id }) => id === 'main' || id === 'lab' || id.startsWith('track-'));
  const session = used
    .slice(0, facts.tracks + (used.some(({ id }) => id === 'lab') ? 1 : 0))
    .map((space, index): GridRoom => ({
      id: space.id,
      capacity:
        space.id === 'main'
          ? Math.max(people, candidate?.layoutCapacity ?? space.people)
          : Math.max(1, space.people),
      building: buildingOf(index, used.length, facts.buildings),
    }));
  const lab = used.find(({ id }) => id === 'lab');
  const kept =
    lab && !session.some(({ id }) => id === 'lab')
      ? [...session, { id: 'lab', capacity: lab.people, building: 'B1' }]
      : session;
  const open = (id: string) => criteria.spaces.some((space) => space.id === id);
  const extra = [
    ...(open('foyer')
      ? [{ id: 'foyer', name: 'Foyer', layout: 'standing', capacity: Math.max(1, people) }]
      : []),
    ...(open('expo')
      ? [{ id: 'expo', name: 'Expo hall', layout: 'expo', capacity: Math.max(1, people) }]
      : []),
  ];
  const named = kept.map(({ id, capacity }) => {
    const space = used.find((entry) => entry.id === id);
    return {
      id,
      name: space?.purpose ?? id,
      layout: space?.layout ?? criteria.layout,
      capacity: Math.max(1, capacity),
    };
  });
  return {
    session: kept,
    all: [...named, ...extra],
    social: open('foyer') ? 'foyer' : (kept[0]?.id ?? 'main'),
    expo: open('expo') ? 'expo' : null,
  };
}

/** The first part of the rooms lies in building B1, with the main room, the next in B2 and so on. */
function buildingOf(index: number, rooms: number, buildings: number): string {
  return `B${Math.floor((index * buildings) / Math.max(1, rooms)) + 1}`;
}
