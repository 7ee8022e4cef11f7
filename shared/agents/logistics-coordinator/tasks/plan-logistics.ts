import { z } from 'zod';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import { logisticsPlan, type LogisticsPlanBody } from '../../../artifacts/logistics-plan.ts';
import { budgetDirective, venueChoice } from '../../../artifacts/record-views.ts';
import { schedule, type ScheduleBody } from '../../../artifacts/schedule.ts';
import { taskRegister, type TaskRegisterBody } from '../../../artifacts/task-register.ts';
import { venueCriteria, type VenueCriteriaBody } from '../../../artifacts/venue-criteria.ts';
import { venueScorecard } from '../../../artifacts/venue-scorecard.ts';
import { venueShortlist } from '../../../artifacts/venue-shortlist.ts';
import { noShowRateTable } from '../../../knowledge/attendance-rates.ts';
import { staffingTable } from '../../../knowledge/staffing-ratios.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { type OwnVendor, ownVendor } from '../../../kernel/organisation-rows.ts';
import { attendanceModel } from '../../../planning/attendance.ts';
import { factsOfBrief } from '../../../planning/brief-facts.ts';
import {
  accessOf,
  bookingsOf,
  cateringOf,
  networkOf,
  policiesOf,
  tearDownOf,
  vendorsOf,
} from '../../../planning/day-services.ts';
import { effectiveCandidate } from '../../../planning/effective-venue.ts';
import type { EventFacts } from '../../../planning/event-facts.ts';
import { withKnownVendors } from '../../../planning/known-vendors.ts';
import { relaxedFacts } from '../../../planning/relaxed-plan.ts';
import { staffingPlan } from '../../../planning/staffing.ts';
import { workflowsOf } from '../../../planning/workflows.ts';
import { lookUpVendors } from '../../../tools/look-up-vendors.ts';

interface LogisticsParams {
  /** Open more places than people wanted, by the no-show rate. */
  oversubscribe: boolean;
  /** Policies shown, the event's own first. */
  policies: number;
}

export const planLogistics = defineTask({
  name: 'plan-logistics',
  title: 'Plan the logistics',
  agent: 'logistics-coordinator',
  reads: [
    eventBrief,
    venueCriteria,
    venueShortlist,
    venueScorecard,
    venueChoice,
    budgetDirective,
    taskRegister,
    schedule,
  ],
  writes: logisticsPlan,
  knowledge: [noShowRateTable, staffingTable],
  refinable: ['assumptions'],
  tools: [lookUpVendors],
  levels: { Beginner: { oversubscribe: true, policies: 8 } satisfies LogisticsParams },
  gather: ({ VenueCriteria: { city, country } }) => [lookUpVendors.call({ city, country, limit: 100 })],
  draft: (inputs, { params, knowledge, gathered }) => {
    const {
      EventBrief,
      VenueCriteria,
      Schedule,
      VenueShortlist,
      VenueScorecard,
      venueChoice: choice,
    } = inputs;
    const facts = relaxedFacts(factsOfBrief(EventBrief, knowledge), inputs.budgetDirective.apply);
    const { candidate } = effectiveCandidate(VenueShortlist, VenueScorecard.recommended, choice);
    const house = candidate && Math.max(candidate.capacity, candidate.layoutCapacity);
    const attendance = attendanceOf(facts, house, params.oversubscribe);
    const people = attendance.planFor;
    return {
      attendance,
      ...listsOf(
        facts,
        people,
        inputs.TaskRegister,
        Schedule,
        z.array(ownVendor).parse(gathered[0]?.output ?? []),
      ),
      layouts: VenueCriteria.spaces.map(layoutOf),
      network: networkOf(facts, people),
      access: accessOf(EventBrief, facts, people),
      policies: policiesOf(facts, Schedule).slice(0, params.policies),
      tearDown: tearDownOf(Schedule),
      assumptions: [
        ...(candidate ? [] : ['No venue is chosen: rooms follow the criteria.']),
        ...(candidate?.toVerify ?? []).map((check) => `To verify at the venue: ${check.what}.`),
        'Diets without a number are shares, to be replaced by the answers at registration.',
      ],
    };
  },
});

/** The lists that may be empty, each with the reason why. */
function listsOf(
  facts: EventFacts,
  people: number,
  register: TaskRegisterBody,
  day: ScheduleBody,
  known: readonly OwnVendor[],
) {
  const workflows = workflowsOf(facts, register);
  const staff = staffingPlan(facts, people).map(({ title, count, basis }) => ({ role: title, count, basis }));
  const catering = cateringOf(facts, people);
  const bookings = bookingsOf(day);
  const vendors = withKnownVendors(vendorsOf(facts, people), known);
  return {
    workflows,
    ...(workflows.length === 0 && { whyNoWorkflows: 'The task register holds no task to link them to.' }),
    staff: staff.map((need) => ({ ...need, basis: { ...need.basis, inputs: { ...need.basis.inputs } } })),
    ...(staff.length === 0 && { whyNoStaff: 'Nobody is needed beyond the organisers.' }),
    catering,
    ...(catering.length === 0 && {
      whyNoCatering: 'The brief and the kind of event call for no food or drink.',
    }),
    bookings,
    ...(bookings.length === 0 && { whyNoBookings: 'No session needs anything beyond its room.' }),
    vendors,
    ...(vendors.length === 0 && { whyNoVendors: 'Everything is done by the own team.' }),
  };
}

function layoutOf(space: VenueCriteriaBody['spaces'][number]): LogisticsPlanBody['layouts'][number] {
  const { id, purpose, layout, people, areaSquareMetres, basis } = space;
  return { roomId: id, room: purpose, layout, seats: people, areaSquareMetres, basis };
}

/** One model for food, seats and registrations; registrations never exceed what the house may hold. */
function attendanceOf(
  facts: EventFacts,
  houseCapacity: number | null,
  oversubscribe: boolean,
): LogisticsPlanBody['attendance'] {
  const { registrations, expected, heads, noShowPercent } = attendanceModel(facts);
  const cap = houseCapacity && houseCapacity > facts.inPerson ? houseCapacity : facts.inPerson;
  const open = oversubscribe
    ? Math.min(registrations.value, houseCapacity === null ? registrations.value : cap)
    : facts.inPerson;
  return {
    target: facts.inPerson,
    expected: expected.value,
    planFor: heads.value,
    registrationsToOpen: open,
    waitingList: true,
    basis: {
      source: registrations.basis.source,
      formula: `registrations: ${registrations.basis.formula}, at most the posted capacity; plan for: ${heads.basis.formula}`,
      inputs: { ...heads.basis.inputs, noShowPercent, ...(houseCapacity !== null && { houseCapacity }) },
    },
  };
}
