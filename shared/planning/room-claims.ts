import type { Programme } from '../artifacts/programme-schema.ts';
import type { SlotChoices } from '../artifacts/slot-choices.ts';
import type { VenueCandidate } from '../artifacts/venue-shortlist.ts';
import type { Claim, ClaimKey } from '../kernel/claim.ts';
import { countWords } from '../kernel/count-words.ts';

const keyOn = (days: readonly string[]): ClaimKey => `rooms@${days[0] ?? ''}`;
const houseOption = /^rooms-of-house-(\d{1,3})$/;

/** The rooms of a real house are as many as they are; those of a kind of venue follow from what is asked for. */
export function houseRoomClaims(house: VenueCandidate | undefined, days: readonly string[]): Claim[] {
  if (!house || house.source === 'archetype') return [];
  const rooms = countWords(house.rooms, 'room');
  return [
    {
      key: keyOn(days),
      wants: { atMost: house.rooms },
      hard: true,
      stated: false,
      byGate: false,
      why: `${house.name} has ${rooms}`,
      wrongMinor: null,
      option: {
        id: `rooms-of-house-${house.rooms}`,
        label: `Hold the programme in the ${rooms} of ${house.name}`,
        effect: 'The largest rooms of the programme stand for them; less runs at the same time.',
      },
    },
  ];
}

/** The rooms that a programme names at the same time. */
export function programmeRoomClaims({ rooms }: Programme, days: readonly string[]): Claim[] {
  if (rooms.length === 0) return [];
  const asked = countWords(rooms.length, 'room');
  return [
    {
      key: keyOn(days),
      wants: { atLeast: rooms.length },
      hard: false,
      stated: true,
      byGate: false,
      why: `The programme runs in ${asked} at the same time`,
      wrongMinor: null,
      option: {
        id: `rooms-of-programme-${rooms.length}`,
        label: `Keep the ${asked} of the programme`,
        effect: 'The house has to find more rooms, or another one does; the cost is unknown until it quotes.',
      },
    },
  ];
}

/** How many rooms a decision leaves to the programme; null: all of its own. */
export function roomLimit(choices: SlotChoices): number | null {
  const chosen = Object.entries(choices).flatMap(([key, option]) =>
    key.startsWith('rooms@') ? [houseOption.exec(option)?.[1]] : [],
  );
  const last = chosen.at(-1);
  return last === undefined ? null : Number(last);
}

/** Its largest rooms; what is fixed in another one may stand anywhere. */
export function withinRooms(programme: Programme, limit: number | null): Programme {
  if (limit === null || programme.rooms.length <= limit) return programme;
  const rooms = programme.rooms.toSorted((a, b) => b.capacity - a.capacity).slice(0, limit);
  const pinned = programme.pinned.map(({ room, ...pin }) => ({
    ...pin,
    ...(room && rooms.some(({ name }) => name === room) && { room }),
  }));
  return { ...programme, rooms, pinned };
}
