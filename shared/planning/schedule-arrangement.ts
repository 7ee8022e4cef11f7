import { constraintsOf, type EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { Programme } from '../artifacts/programme-schema.ts';
import type { SlotChoices } from '../artifacts/slot-choices.ts';
import type { VenueCandidate } from '../artifacts/venue-shortlist.ts';
import type { VenueCriteriaBody } from '../artifacts/venue-criteria.ts';
import { runOfShow } from '../knowledge/run-of-show.ts';
import { attendanceModel } from './attendance.ts';
import { factsOfBrief, type PeopleFigures, type plannable } from './brief-facts.ts';
import { earlyEndNote, endedWithProgramme, type FreeEnd, freeEnds, openSlotNote } from './day-end.ts';
import { type DayPlan, dayPlan, dayPlanWith } from './day-plan.ts';
import type { EventFacts } from './event-facts.ts';
import { heldProgramme } from './fixed-times.ts';
import type { Placed } from './grid-rules.ts';
import { withFullerEvenings } from './fuller-evenings.ts';
import { type PackedGrid, packedGrid } from './packed-grid.ts';
import { type ProgrammeItem, programmeOf } from './programme.ts';
import { programmeInputOf, withRoomsOf } from './programme-input.ts';
import { shortened, sideBySide, withRoomMore } from './programme-relief.ts';
import { relaxedFacts } from './relaxed-plan.ts';
import { roomLimit, withinRooms } from './room-claims.ts';
import { roomsOf, type ScheduleRooms } from './schedule-rooms.ts';
import { inListOrder } from './list-order.ts';
import { assignSessions, type Assignment } from './session-assignment.ts';
import { firstFit, gridOf, type GridRequest, type SessionGrid } from './session-grid.ts';
import type { DayFrame } from './day-frame.ts';
import { laterStartNotes, untilLunch } from './until-lunch.ts';

export interface ArrangementParams {
  /** Least minutes between two sessions in a room; more between buildings. */
  gapMinutes: number;
  /** A full day has gaps up to this where they leave no holes in it. */
  widestGapMinutes: number;
  /** How much later a day may end when a person chose that. */
  laterByMinutes: number;
  /** Times and rooms by optimisation where sessions run side by side; else one pass. */
  optimise: boolean;
  /** What it costs to move a session from where the version before had it; 0: everything is drawn up anew. */
  moveCost: number;
}

export interface ArrangementAsk {
  brief: ReturnType<typeof plannable>;
  /** No-show rates of the organisation. */
  figures: PeopleFigures;
  criteria: Pick<VenueCriteriaBody, 'spaces' | 'layout' | 'days'>;
  candidate: VenueCandidate | null;
  /** Ids of relaxations of the budget. */
  relaxed: readonly string[];
  /** Choices about a programme that is too full. */
  choices: readonly string[];
  /** The programme as handed over; undefined: what the brief asks for, with speakers to be named. */
  programme: Programme | undefined;
  /** Decisions about rooms and people that are wanted twice at a time. */
  slotChoices: SlotChoices;
  /** Where sessions stood before. */
  before: readonly Placed[];
}

export interface Arrangement {
  facts: EventFacts;
  people: number;
  rooms: ScheduleRooms;
  day: DayPlan;
  programme: ProgrammeItem[];
  /** The request as it was solved: with the breaks where they ended up. */
  request: GridRequest;
  placed: readonly Placed[];
  grid: SessionGrid;
  frames: readonly DayFrame[];
  method: Assignment['method'];
  /** Hours of the brief that the programme leaves free, to be filled. */
  openSlots: FreeEnd[];
  notes: string[];
}

/** Rooms, hours and sessions, with the given choices about a programme that is too full. */
export function arrange(ask: ArrangementAsk, params: ArrangementParams): Arrangement {
  const { brief, choices, criteria, candidate } = ask;
  const facts = relaxedFacts(factsOfBrief(brief, ask.figures), ask.relaxed);
  const people = attendanceModel(facts).heads.value;
  const given = ask.programme && withinRooms(ask.programme, roomLimit(ask.slotChoices));
  const usual = withRoomsOf(given, roomsOf({ criteria, candidate, facts, people }));
  const laterBy = choices.includes('longer-days') ? params.laterByMinutes : 0;
  const day = dayPlan({ facts, days: criteria.days.slice(0, facts.days), people, laterBy });
  const held = given && heldProgramme(given, brief, day.dates, ask.slotChoices);
  const input = held && programmeInputOf(held.programme, usual.session, people, held.overruled);
  const wanted = input?.items ?? programmeOf({ brief, facts, days: day.dates, rooms: usual.session, people });
  const cut = choices.includes('shorter-sessions') ? shortened(wanted) : wanted;
  const more = choices.includes('more-rooms');
  const rooms = more ? withRoomMore(usual) : usual;
  const programme = more ? sideBySide(cut, rooms) : cut;
  const travelMinutes = travelBetween(brief);
  const buildings = new Set(rooms.session.map(({ building }) => building)).size;
  const least = buildings > 1 ? Math.max(travelMinutes, params.gapMinutes) : params.gapMinutes;
  const widest =
    facts.hoursPerDay > 4.5 && facts.eventType !== 'gala' ? Math.max(least, params.widestGapMinutes) : least;
  const asked: GridRequest = {
    zone: brief.timeZone,
    frames: day.frames,
    rooms: rooms.session,
    sessions: programme,
    ...input?.rules,
    ...(buildings > 1 && { travelMinutes }),
  };
  const solved = solvedBy(asked, packing(brief, input !== undefined, least, widest), params, ask.before);
  const later = laterStartNotes(day.frames, solved.frames);
  const notes = [...(held?.notes ?? []), ...(input?.notes ?? []), ...later];
  return withDayEnds(brief, { facts, people, rooms, programme, day, ...solved, openSlots: [], notes });
}

/** Hours that the brief gives hold, with what they leave as an open slot; hours that nobody gave end with the programme. */
function withDayEnds(brief: EventBriefBody, plan: Arrangement): Arrangement {
  const { facts, people, day, request, placed, grid, notes } = plan;
  const free = facts.eventType === 'gala' ? [] : freeEnds(plan, request);
  if (brief.dailyHours) return { ...plan, openSlots: free, notes: [...notes, ...free.map(openSlotNote)] };
  const frames = endedWithProgramme(plan.frames, free);
  const open = freeEnds({ grid, frames }, request);
  const ended = free.filter(({ day: index }) => !open.some((slot) => slot.day === index));
  return {
    ...plan,
    frames,
    openSlots: open,
    grid: gridOf({ ...request, frames }, placed, grid.notPlaced),
    day: dayPlanWith({ facts, people }, frames, day.assumed),
    notes: [...notes, ...ended.map(earlyEndNote), ...open.map(openSlotNote)],
  };
}

/** On foot from one building to another, with the time to find the room (planner's judgement). */
const findTheRoom = 5;

function travelBetween(brief: EventBriefBody): number {
  const walk = constraintsOf(brief, 'buildings').find(({ value }) => value.walkMinutes)?.value.walkMinutes;
  return Math.max(runOfShow.gapOtherBuilding, (walk ?? 0) + findTheRoom);
}

type Solved = Pick<Arrangement, 'request' | 'placed' | 'grid' | 'frames' | 'method'>;

type Packing = (asked: GridRequest) => { request: GridRequest; packed: PackedGrid };

/** Hours that nobody gave may be used better: sessions move to the day of a reception, mornings end at lunch. */
function packing(brief: EventBriefBody, handedOver: boolean, least: number, widest: number): Packing {
  const pack = (request: GridRequest): PackedGrid => packedGrid(request, least, widest);
  return (asked) => {
    if (brief.dailyHours) return { request: asked, packed: pack(asked) };
    const request = handedOver ? asked : withFullerEvenings(asked, pack);
    const doors = constraintsOf(brief, 'doors').length > 0;
    return { request, packed: untilLunch(pack(request), request, !doors) };
  };
}

function solvedBy(
  asked: GridRequest,
  packing: Packing,
  params: ArrangementParams,
  before: readonly Placed[],
): Solved {
  const { request: shared, packed } = packing(asked);
  const request = { ...shared, frames: packed.frames, gapMinutes: packed.gapMinutes };
  const assigned: Assignment =
    params.optimise && worthSolving(request)
      ? assignSessions(request, { before, moveCost: params.moveCost })
      : { ...inListOrder(firstFit(request, []), request, []), method: 'first-fit' };
  const { placed, notPlaced, method } = assigned;
  return { request, placed, grid: gridOf(request, placed, notPlaced), frames: packed.frames, method };
}

/** One after the other in one room without wishes, there is nothing to choose. */
function worthSolving({ rooms, sessions, noClash = [], precedence = [] }: GridRequest): boolean {
  const wishes = sessions.some(({ at, windows, needs = [] }) => at ?? windows ?? needs.length > 0);
  return rooms.length > 1 || noClash.length + precedence.length > 0 || wishes;
}
