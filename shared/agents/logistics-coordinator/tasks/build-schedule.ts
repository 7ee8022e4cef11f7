import { eventBrief } from '../../../artifacts/event-brief.ts';
import { budgetDirective, venueChoice } from '../../../artifacts/record-views.ts';
import { schedule, type ScheduleBody } from '../../../artifacts/schedule.ts';
import { venueCriteria } from '../../../artifacts/venue-criteria.ts';
import { venueScorecard } from '../../../artifacts/venue-scorecard.ts';
import { venueShortlist } from '../../../artifacts/venue-shortlist.ts';
import { runOfShow } from '../../../knowledge/run-of-show.ts';
import { type Conflict, defineTask } from '../../../kernel/define-task.ts';
import { factsOfBrief, plannable } from '../../../planning/brief-facts.ts';
import { effectiveCandidate } from '../../../planning/effective-venue.ts';
import { attendanceModel } from '../../../planning/attendance.ts';
import { programmeOf } from '../../../planning/programme.ts';
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
}

export const buildSchedule = defineTask({
  name: 'build-schedule',
  title: 'Build the schedule',
  agent: 'logistics-coordinator',
  reads: [eventBrief, venueCriteria, venueShortlist, venueScorecard, venueChoice, budgetDirective],
  writes: schedule,
  refinable: ['assumptions'],
  levels: { Beginner: { gapMinutes: 5, widestGapMinutes: 10 } satisfies ScheduleParams },
  draft: (inputs, { params }) => {
    const brief = plannable(inputs.EventBrief);
    const facts = relaxedFacts(factsOfBrief(brief), inputs.budgetDirective.apply);
    const { candidate } = effectiveCandidate(
      inputs.VenueShortlist,
      inputs.VenueScorecard.recommended,
      inputs.venueChoice,
    );
    const people = attendanceModel(facts).heads.value;
    const rooms = roomsOf({ criteria: inputs.VenueCriteria, candidate, facts, people });
    const day = dayPlan({ brief, facts, days: inputs.VenueCriteria.days.slice(0, facts.days), people });
    const programme = programmeOf({ brief, facts, days: day.dates, rooms: rooms.session, people });
    const least =
      facts.buildings > 1 ? Math.max(runOfShow.gapOtherBuilding, params.gapMinutes) : params.gapMinutes;
    const packed = packedGrid(
      { zone: brief.timeZone, frames: day.frames, rooms: rooms.session, sessions: programme },
      least,
      facts.hoursPerDay > 4.5 && facts.eventType !== 'gala' ? params.widestGapMinutes : least,
    );
    const { grid } = packed;
    const { sessions, resources } = sessionsOf({ grid, programme, rooms, day, facts, people });
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
      unplaced: grid.notPlaced.map(({ title, reason }) => ({ title, why: `${reason}.` })),
      assumptions: [...day.assumptions, ...freeHours(packed)],
    };
    return body;
  },
  conflicts: (_inputs, { unplaced, sessions }) =>
    unplaced.length > 0 ? [unplacedConflict(unplaced, sessions.length)] : [],
});

function unplacedConflict(unplaced: ScheduleBody['unplaced'], placed: number): Conflict {
  const first = unplaced[0];
  return {
    key: 'programme.time',
    sides: [
      `The brief asks for ${unplaced.length} more sessions than fit`,
      `${placed} items fill the rooms and hours`,
    ],
    detail: `Not placed: ${unplaced.map(({ title }) => title).join(', ')}. ${first?.why ?? ''}`,
    blocks: 'Confirm',
    options: [
      {
        id: 'more-rooms',
        label: 'Use one more room at the same time',
        effect: 'More choice for attendees, smaller audiences; hire, AV and staff for one more room.',
      },
      { id: 'shorter-sessions', label: 'Shorten the sessions', effect: 'Less depth, more variety.' },
      { id: 'fewer-sessions', label: 'Leave the surplus out', effect: `${unplaced.length} sessions fewer.` },
      {
        id: 'longer-days',
        label: 'Begin earlier or end later',
        effect: 'Longer days for attendees, overtime for staff and venue.',
      },
    ],
  };
}
