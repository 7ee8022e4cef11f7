import { noShowRateTable } from '../../../knowledge/attendance-rates.ts';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import type { EventBriefBody } from '../../../artifacts/event-brief-schema.ts';
import { programmeChoices, programmeConflict } from '../../../artifacts/programme-choices.ts';
import { budgetDirective, venueChoice } from '../../../artifacts/record-views.ts';
import { schedule, type ScheduleBody } from '../../../artifacts/schedule.ts';
import { venueCriteria, type VenueCriteriaBody } from '../../../artifacts/venue-criteria.ts';
import { venueScorecard, type VenueScorecardBody } from '../../../artifacts/venue-scorecard.ts';
import { venueShortlist, type VenueShortlistBody } from '../../../artifacts/venue-shortlist.ts';
import { runOfShow } from '../../../knowledge/run-of-show.ts';
import { type Conflict, type ConflictOption, defineTask } from '../../../kernel/define-task.ts';
import { factsOfBrief, type PeopleFigures, plannable } from '../../../planning/brief-facts.ts';
import { effectiveCandidate } from '../../../planning/effective-venue.ts';
import { attendanceModel } from '../../../planning/attendance.ts';
import { programmeOf } from '../../../planning/programme.ts';
import {
  fewerSessions,
  programmeReliefs,
  shortened,
  sideBySide,
  withRoomMore,
} from '../../../planning/programme-relief.ts';
import { relaxedFacts } from '../../../planning/relaxed-plan.ts';
import { dayPlan } from '../../../planning/day-plan.ts';
import { freeHours, packedGrid } from '../../../planning/packed-grid.ts';
import { roomsOf } from '../../../planning/schedule-rooms.ts';
import { sessionsOf } from '../../../planning/schedule-sessions.ts';

interface ScheduleParams {
  /** Least minutes between two sessions in a room; more between buildings. */
  gapMinutes: number;
  /** A full day has gaps up to this where they leave no holes in it. */
  widestGapMinutes: number;
  /** How much later a day may end when a person chose that. */
  laterByMinutes: number;
}

export const buildSchedule = defineTask({
  name: 'build-schedule',
  title: 'Build the schedule',
  agent: 'logistics-coordinator',
  reads: [
    eventBrief,
    venueCriteria,
    venueShortlist,
    venueScorecard,
    venueChoice,
    budgetDirective,
    programmeChoices,
  ],
  writes: schedule,
  knowledge: [noShowRateTable],
  refinable: ['assumptions'],
  levels: { Beginner: { gapMinutes: 5, widestGapMinutes: 10, laterByMinutes: 60 } satisfies ScheduleParams },
  draft: (inputs, { params, knowledge }) => {
    const plan = arranged({ ...inputs, figures: knowledge }, params, inputs.programmeChoices);
    const { brief, rooms, day, packed } = plan;
    const { grid } = packed;
    const { sessions, resources } = sessionsOf({ ...plan, grid });
    const leftOut = inputs.programmeChoices.includes(fewerSessions) ? grid.notPlaced : [];
    const body: ScheduleBody = {
      timeZone: brief.timeZone,
      days: day.days,
      curfew: day.curfew,
      setUp: day.setUp,
      tearDown: day.tearDown,
      rooms: rooms.all,
      resources,
      ...(resources.length === 0 && {
        whyNoResources: 'Nothing is shared between sessions beyond the rooms.',
      }),
      sessions,
      unplaced:
        leftOut.length > 0 ? [] : grid.notPlaced.map(({ title, reason }) => ({ title, why: `${reason}.` })),
      assumptions: [
        ...(leftOut.length > 0
          ? [`Left out by a person's decision: ${leftOut.map(({ title }) => title).join(', ')}.`]
          : []),
        ...day.assumptions,
        ...freeHours(packed),
      ],
    };
    return body;
  },
  conflicts: (inputs, { unplaced, sessions }, { params, knowledge }) =>
    unplaced.length > 0
      ? [
          unplacedConflict(
            unplaced,
            sessions.length,
            reliefs({ ...inputs, figures: knowledge }, params, unplaced),
          ),
        ]
      : [],
});

interface ScheduleInputs {
  EventBrief: EventBriefBody;
  VenueCriteria: VenueCriteriaBody;
  VenueShortlist: VenueShortlistBody;
  VenueScorecard: Pick<VenueScorecardBody, 'recommended'>;
  venueChoice: string | null;
  budgetDirective: ReturnType<typeof budgetDirective.select>;
  programmeChoices: readonly string[];
  figures: PeopleFigures;
}

/** Rooms, hours and sessions with the given choices about a programme that is too full. */
function arranged(inputs: ScheduleInputs, params: ScheduleParams, choices: readonly string[]) {
  const brief = plannable(inputs.EventBrief);
  const facts = relaxedFacts(factsOfBrief(brief, inputs.figures), inputs.budgetDirective.apply);
  const { candidate } = effectiveCandidate(
    inputs.VenueShortlist,
    inputs.VenueScorecard.recommended,
    inputs.venueChoice,
  );
  const people = attendanceModel(facts).heads.value;
  const usual = roomsOf({ criteria: inputs.VenueCriteria, candidate, facts, people });
  const days = inputs.VenueCriteria.days.slice(0, facts.days);
  const laterBy = choices.includes('longer-days') ? params.laterByMinutes : 0;
  const day = dayPlan({ brief, facts, days, people, laterBy });
  const wanted = programmeOf({ brief, facts, days: day.dates, rooms: usual.session, people });
  const cut = choices.includes('shorter-sessions') ? shortened(wanted) : wanted;
  const more = choices.includes('more-rooms');
  const rooms = more ? withRoomMore(usual) : usual;
  const programme = more ? sideBySide(cut, rooms) : cut;
  const least =
    facts.buildings > 1 ? Math.max(runOfShow.gapOtherBuilding, params.gapMinutes) : params.gapMinutes;
  const packed = packedGrid(
    { zone: brief.timeZone, frames: day.frames, rooms: rooms.session, sessions: programme },
    least,
    facts.hoursPerDay > 4.5 && facts.eventType !== 'gala' ? params.widestGapMinutes : least,
  );
  return { brief, facts, people, rooms, day, programme, packed };
}

/** Each way out that has not been taken yet, tried: those that place something more, with what they place. */
function reliefs(
  inputs: ScheduleInputs,
  params: ScheduleParams,
  unplaced: ScheduleBody['unplaced'],
): ConflictOption[] {
  const taken = inputs.programmeChoices;
  const tried = programmeReliefs.flatMap(({ id, label, effect }): ConflictOption[] => {
    const left = arranged(inputs, params, [...taken, id]).packed.grid.notPlaced.length;
    const placed = unplaced.length - left;
    if (taken.includes(id) || placed <= 0) return [];
    return [{ id, label, effect: `${placed} of the ${unplaced.length} fit. ${effect}` }];
  });
  const names = unplaced.map(({ title }) => title).join(', ');
  const out = { id: fewerSessions, label: 'Leave the surplus out', effect: `Not held: ${names}.` };
  return [...tried, out];
}

function unplacedConflict(
  unplaced: ScheduleBody['unplaced'],
  placed: number,
  options: readonly ConflictOption[],
): Conflict {
  const first = unplaced[0];
  return {
    key: programmeConflict,
    sides: [
      `The brief asks for ${unplaced.length} more sessions than fit`,
      `${placed} items fill the rooms and hours`,
    ],
    detail: `Not placed: ${unplaced.map(({ title }) => title).join(', ')}. ${first?.why ?? ''}`,
    blocks: 'Confirm',
    options,
  };
}
