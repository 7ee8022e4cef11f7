import { eventBrief } from '../../../artifacts/event-brief.ts';
import type { EventBriefBody } from '../../../artifacts/event-brief-schema.ts';
import { programmeChoices, programmeConflict } from '../../../artifacts/programme-choices.ts';
import type { Programme } from '../../../artifacts/programme-schema.ts';
import { programmeInput } from '../../../artifacts/programme-views.ts';
import { budgetDirective } from '../../../artifacts/record-views.ts';
import { venueChoice } from '../../../artifacts/venue-choice.ts';
import { schedule, type ScheduleBody } from '../../../artifacts/schedule.ts';
import { type SlotChoices, slotChoices } from '../../../artifacts/slot-choices.ts';
import { venueCriteria, type VenueCriteriaBody } from '../../../artifacts/venue-criteria.ts';
import { venueScorecard, type VenueScorecardBody } from '../../../artifacts/venue-scorecard.ts';
import { venueShortlist, type VenueShortlistBody } from '../../../artifacts/venue-shortlist.ts';
import { noShowRateTable } from '../../../knowledge/attendance-rates.ts';
import { countWords } from '../../../kernel/count-words.ts';
import { type Conflict, type ConflictOption, defineTask } from '../../../kernel/define-task.ts';
import type { InstructionLevel } from '../../../kernel/levels.ts';
import { type PeopleFigures, plannable } from '../../../planning/brief-facts.ts';
import { loadInDateClaims } from '../../../planning/date-claims.ts';
import { buildDaysOf } from '../../../planning/load-in.ts';
import { effectiveCandidate } from '../../../planning/effective-venue.ts';
import { fixedTimeClaims, fixedTimeConflicts } from '../../../planning/fixed-times.ts';
import { fewerSessions, programmeReliefs } from '../../../planning/programme-relief.ts';
import { programmeRoomClaims } from '../../../planning/room-claims.ts';
import { arrange, type Arrangement, type ArrangementParams } from '../../../planning/schedule-arrangement.ts';
import { alternativesOf, changesBetween, utilisationOf } from '../../../planning/schedule-comparison.ts';
import { sessionsOf } from '../../../planning/schedule-sessions.ts';
import type { SessionGrid } from '../../../planning/session-grid.ts';
import { explained } from '../../../planning/unplaced-reasons.ts';
import { loadInVenueClaims } from '../../../planning/venue-claims.ts';

interface ScheduleParams extends ArrangementParams {
  /** Versions of the programme that are followed, so that the last change is known; 1: the newest alone. */
  versions: number;
  /** Says how full the rooms are. */
  utilisation: boolean;
  /** Other ways to hold the programme, tried at most. */
  alternatives: number;
}

const singlePass: ScheduleParams = {
  gapMinutes: 5,
  widestGapMinutes: 10,
  laterByMinutes: 60,
  optimise: false,
  moveCost: 0,
  versions: 1,
  utilisation: false,
  alternatives: 0,
};

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
    programmeInput,
    slotChoices,
  ],
  writes: schedule,
  knowledge: [noShowRateTable],
  refinable: ['assumptions'],
  levels: {
    Beginner: singlePass,
    Intermediate: { ...singlePass, optimise: true, versions: 2, utilisation: true },
    Advanced: {
      ...singlePass,
      optimise: true,
      // More than every clash that a move could spare, less than a session left out.
      moveCost: 40,
      versions: 4,
      utilisation: true,
      alternatives: 2,
    },
  } satisfies Record<InstructionLevel, ScheduleParams>,
  draft: (inputs, { params, knowledge }) => {
    const versions = inputs.programmeInput.slice(-params.versions);
    const [plan, before] = lastTwo({ ...inputs, figures: knowledge }, params, versions);
    const leftOut = inputs.programmeChoices.includes(fewerSessions) ? plan.grid.notPlaced : [];
    return {
      ...timesOf(plan, plan.request.zone),
      ...drawnFrom(plan),
      unplaced:
        leftOut.length > 0
          ? []
          : explained(plan.grid.notPlaced, plan.request).map(({ title, reason }) => ({
              title,
              why: `${reason}.`,
            })),
      ...(before && { changes: changesBetween(before, plan) }),
      ...(params.utilisation && plan.rooms.session.length > 1 && { utilisation: utilisationOf(plan) }),
      ...(params.alternatives > 0 &&
        plan.rooms.session.length > 1 && { alternatives: alternativesOf(plan, params.alternatives) }),
      assumptions: assumptionsOf(plan, leftOut),
    };
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
  claims: (inputs, { days, setUp }) => {
    const { EventBrief: brief, VenueCriteria: criteria } = inputs;
    const dates = days.map(({ date }) => date);
    const programme = inputs.programmeInput.at(-1);
    return [
      ...loadInDateClaims(brief, dates, buildDaysOf(setUp).length),
      ...loadInVenueClaims(housesIn(inputs), criteria),
      ...(programme
        ? [
            ...programmeRoomClaims(programme, dates),
            ...fixedTimeClaims(fixedTimeConflicts(programme, brief, dates)),
          ]
        : []),
    ];
  },
});

function housesIn({ VenueShortlist, VenueScorecard, venueChoice: choice }: Houses) {
  const { candidate } = effectiveCandidate(VenueShortlist, VenueScorecard.recommended, choice);
  return { candidates: VenueShortlist.candidates, card: VenueScorecard, planned: candidate ?? undefined };
}

interface Houses {
  VenueShortlist: VenueShortlistBody;
  VenueScorecard: VenueScorecardBody;
  venueChoice: string | null;
}

interface ScheduleInputs {
  EventBrief: EventBriefBody;
  VenueCriteria: VenueCriteriaBody;
  VenueShortlist: VenueShortlistBody;
  VenueScorecard: Pick<VenueScorecardBody, 'recommended'>;
  venueChoice: string | null;
  budgetDirective: ReturnType<typeof budgetDirective.select>;
  programmeChoices: readonly string[];
  programmeInput: readonly Programme[];
  slotChoices: SlotChoices;
  figures: PeopleFigures;
}

function arranged(
  inputs: ScheduleInputs,
  params: ScheduleParams,
  choices: readonly string[],
  version: { programme: Programme | undefined; before?: Arrangement },
): Arrangement {
  const { VenueShortlist, VenueScorecard, VenueCriteria } = inputs;
  const { candidate } = effectiveCandidate(VenueShortlist, VenueScorecard.recommended, inputs.venueChoice);
  const ask = {
    brief: plannable(inputs.EventBrief),
    figures: inputs.figures,
    criteria: VenueCriteria,
    candidate,
    relaxed: inputs.budgetDirective.apply,
    choices,
    programme: version.programme,
    slotChoices: inputs.slotChoices,
    before: version.before?.placed ?? [],
  };
  return arrange(ask, params);
}

/** The schedule of the newest version and of the one before: each one drawn up with the one before it in mind. */
function lastTwo(
  inputs: ScheduleInputs,
  params: ScheduleParams,
  versions: readonly Programme[],
): [Arrangement, Arrangement | undefined] {
  const choices = inputs.programmeChoices;
  let before: Arrangement | undefined;
  let last = arranged(inputs, params, choices, { programme: versions[0] });
  for (const programme of versions.slice(1)) {
    before = last;
    last = arranged(inputs, params, choices, { programme, before });
  }
  return [last, before];
}

function drawnFrom(plan: Arrangement): Pick<ScheduleBody, 'sessions' | 'resources' | 'whyNoResources'> {
  const { sessions, resources } = sessionsOf(plan);
  return {
    sessions,
    resources,
    ...(resources.length === 0 && {
      whyNoResources: 'Nothing is shared between sessions beyond the rooms.',
    }),
  };
}

function timesOf({ day, rooms, request }: Arrangement, timeZone: string) {
  const buildings = new Set(rooms.session.map(({ building }) => building));
  const { travelMinutes } = request;
  return {
    timeZone,
    days: day.days,
    curfew: day.curfew,
    setUp: day.setUp,
    tearDown: day.tearDown,
    rooms: rooms.all.map((room) => {
      const building = rooms.session.find(({ id }) => id === room.id)?.building;
      return { ...room, ...(building && buildings.size > 1 && { building }) };
    }),
    ...(buildings.size > 1 && travelMinutes !== undefined && { travelMinutes }),
  };
}

function assumptionsOf(plan: Arrangement, leftOut: SessionGrid['notPlaced']): string[] {
  const unnamed = plan.programme.some(
    ({ kind, speakers }) => kind !== 'entertainment' && speakers.length === 0,
  );
  return [
    ...(leftOut.length > 0
      ? [`Left out by a person's decision: ${leftOut.map(({ title }) => title).join(', ')}.`]
      : []),
    ...plan.day.assumptions.filter((line) => unnamed || !line.startsWith('Titles of sessions')),
    ...sharedRoom(plan),
    ...plan.notes,
    ...(plan.method === 'limited'
      ? ['The search for times was cut off at its limit: a better order may exist.']
      : []),
  ];
}

/** Said, because a brief may mean "a plenary room and three tracks" as four rooms. */
function sharedRoom({ facts, programme, rooms }: Arrangement): string[] {
  if (facts.tracks < 2 || !programme.some(({ plenary }) => plenary)) return [];
  return [
    `The plenary room is that of the first track as well: ${countWords(rooms.session.length, 'room')} for sessions. One for plenaries alone would be another.`,
  ];
}

/** Each way out that has not been taken yet, tried: those that place something more, with what they place. */
function reliefs(
  inputs: ScheduleInputs,
  params: ScheduleParams,
  unplaced: ScheduleBody['unplaced'],
): ConflictOption[] {
  const taken = inputs.programmeChoices;
  const programme = inputs.programmeInput.at(-1);
  const tried = programmeReliefs.flatMap(({ id, label, effect }): ConflictOption[] => {
    const left = arranged(inputs, params, [...taken, id], { programme }).grid.notPlaced.length;
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
