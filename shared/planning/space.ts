import {
  type RoomLayout,
  spacePerPerson,
  type SpaceRow,
  stageArea,
  supportSpace,
} from '../knowledge/space-per-person.ts';
import { type Basis, judgement } from '../kernel/basis.ts';
import type { EventFacts } from './event-facts.ts';

export interface RoomNeed {
  id: string;
  purpose: string;
  kind: 'main' | 'breakout' | 'social' | 'expo' | 'support';
  layout: RoomLayout | null;
  /** 0 for rooms without seats. */
  seats: number;
  m2: number;
  basis: Basis;
}

export interface SpaceProgramme {
  rooms: readonly RoomNeed[];
  totalM2: number;
  /** Rooms in which sessions run at the same time. */
  parallelRooms: number;
}

/** Net m2 of one room by layout, with a stage where one is needed. */
export function roomArea(
  layout: RoomLayout,
  people: number,
  withStage: boolean,
): { m2: number; basis: Basis } {
  const rows: readonly SpaceRow[] = spacePerPerson[layout];
  const row = rows.find(({ upTo }) => upTo === null || people <= upTo) ?? rows[rows.length - 1];
  const perPerson = row?.m2 ?? 1;
  const stage = withStage ? (stageArea.find(({ upTo }) => upTo === null || people <= upTo)?.m2 ?? 0) : 0;
  const m2 = Math.ceil(people * perPerson + stage - 1e-9);
  const formula = withStage ? 'people x m2 a person + stage' : 'people x m2 a person';
  return {
    m2,
    basis: { source: row?.source ?? judgement, formula, inputs: { people, perPerson, stage, layout } },
  };
}

/** The rooms an event of these facts needs, for `heads` people at the peak. */
export function spaceProgramme(facts: EventFacts, heads: number): SpaceProgramme {
  const rooms = [
    ...mainRooms(facts, heads),
    ...breakouts(facts, heads),
    ...socialRooms(facts, heads),
    ...supportRooms(facts, heads),
  ];
  return {
    rooms,
    totalM2: rooms.reduce((sum, { m2 }) => sum + m2, 0),
    parallelRooms: rooms.filter(({ kind }) => kind === 'main' || kind === 'breakout').length,
  };
}

function mainRooms(facts: EventFacts, heads: number): RoomNeed[] {
  if (facts.eventType === 'gala') {
    const dinner = roomArea('banquet', heads, true);
    const dance = facts.band ? Math.ceil(heads * supportSpace.danceFloorPerGuest) : 0;
    const formula = 'people x m2 a person + stage + dance floor';
    const basis = { ...dinner.basis, formula, inputs: { ...dinner.basis.inputs, dance } };
    return [
      {
        id: 'main',
        purpose: 'Dinner, stage and dancing',
        kind: 'main',
        layout: 'banquet',
        seats: heads,
        m2: dinner.m2 + dance,
        basis,
      },
    ];
  }
  const layout = facts.eventType === 'workshop' ? 'classroom' : 'theatre';
  const purpose =
    facts.eventType === 'workshop' ? 'Classroom' : facts.tracks > 1 ? 'Plenary and first track' : 'Main room';
  return [{ id: 'main', purpose, kind: 'main', layout, seats: heads, ...roomArea(layout, heads, true) }];
}

/** Popular sessions draw more than an equal share: 1.3 times (planner's judgement). */
const popularFactor = 1.3;

function breakouts(facts: EventFacts, heads: number): RoomNeed[] {
  const seats = Math.ceil((heads / Math.max(1, facts.tracks)) * popularFactor);
  const tracks = Array.from({ length: Math.max(0, facts.tracks - 1) }, (_, index): RoomNeed => {
    const area = roomArea('theatre', seats, false);
    const inputs = { ...area.basis.inputs, heads, tracks: facts.tracks, popularFactor };
    const basis = { ...area.basis, formula: `seats = heads / tracks x 1.3; ${area.basis.formula}`, inputs };
    return {
      id: `track-${index + 2}`,
      purpose: `Track ${index + 2}`,
      kind: 'breakout',
      layout: 'theatre',
      seats,
      m2: area.m2,
      basis,
    };
  });
  if (!facts.handsOn || facts.eventType === 'workshop') return tracks;
  const labSeats = Math.min(60, Math.ceil(heads / 10));
  return [
    ...tracks,
    {
      id: 'lab',
      purpose: 'Hands-on lab',
      kind: 'breakout',
      layout: 'classroom',
      seats: labSeats,
      ...roomArea('classroom', labSeats, false),
    },
  ];
}

function socialRooms(facts: EventFacts, heads: number): RoomNeed[] {
  const rooms: RoomNeed[] = [];
  if (facts.eventType === 'gala') {
    rooms.push({
      id: 'foyer',
      purpose: 'Reception foyer',
      kind: 'social',
      layout: 'standing-reception',
      seats: 0,
      ...roomArea('standing-reception', heads, false),
    });
  } else if (heads >= 60) {
    // With an expo, half of the people take their break there.
    const people = facts.expoBooths > 0 ? Math.ceil(heads / 2) : heads;
    const m2 = Math.ceil(people * supportSpace.foyerPerPerson);
    const inputs = { heads, people, perPerson: supportSpace.foyerPerPerson };
    const basis = {
      source: judgement,
      formula: 'people x m2 a person, half of the heads where an expo takes the others',
      inputs,
    };
    rooms.push({
      id: 'foyer',
      purpose: 'Foyer for breaks, meals and reception',
      kind: 'social',
      layout: null,
      seats: 0,
      m2,
      basis,
    });
  }
  if (facts.expoBooths > 0) {
    const { boothNet, boothGrossFactor } = supportSpace;
    const basis = {
      source: 'exhibition 2x rule',
      formula: 'booths x net m2 x gross factor',
      inputs: { booths: facts.expoBooths, boothNet, boothGrossFactor },
    };
    rooms.push({
      id: 'expo',
      purpose: 'Expo hall',
      kind: 'expo',
      layout: null,
      seats: 0,
      m2: facts.expoBooths * boothNet * boothGrossFactor,
      basis,
    });
  }
  return rooms;
}

function supportRooms(facts: EventFacts, heads: number): RoomNeed[] {
  const room = (id: string, purpose: string, m2: number): RoomNeed => {
    const basis = { source: judgement, formula: 'fixed size', inputs: { m2 } };
    return { id, purpose, kind: 'support', layout: null, seats: 0, m2, basis };
  };
  const rooms: RoomNeed[] = [];
  if (heads >= 100)
    rooms.push(
      room('speakers', facts.eventType === 'gala' ? 'Green room' : 'Speaker room', supportSpace.speakerRoom),
    );
  if (heads >= 100) rooms.push(room('crew', 'Crew office', supportSpace.crewOffice));
  if (heads >= 150) rooms.push(room('quiet', 'Quiet room', supportSpace.quietRoom));
  if (heads >= 300) rooms.push(room('first-aid', 'First-aid room', supportSpace.firstAidRoom));
  return rooms;
}
