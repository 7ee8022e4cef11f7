import { z } from 'zod';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import { type HeadcountChoice, headcountChoice } from '../../../artifacts/headcount-choice.ts';
import { logisticsPlan, type LogisticsPlanBody } from '../../../artifacts/logistics-plan.ts';
import { type RegistrationFacts, registrationFacts } from '../../../artifacts/programme-views.ts';
import { budgetDirective } from '../../../artifacts/record-views.ts';
import { venueChoice } from '../../../artifacts/venue-choice.ts';
import { schedule, type ScheduleBody } from '../../../artifacts/schedule.ts';
import { taskRegister, type TaskRegisterBody } from '../../../artifacts/task-register.ts';
import { venueCriteria, type VenueCriteriaBody } from '../../../artifacts/venue-criteria.ts';
import { venueScorecard } from '../../../artifacts/venue-scorecard.ts';
import { venueShortlist } from '../../../artifacts/venue-shortlist.ts';
import { noShowRateTable } from '../../../knowledge/attendance-rates.ts';
import { staffingTable } from '../../../knowledge/staffing-ratios.ts';
import { quotesToCompare } from '../../../knowledge/vendor-requests.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import type { InstructionLevel } from '../../../kernel/levels.ts';
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
import { type PaceAsk, registrationForecast } from '../../../planning/registration-pace.ts';
import { relaxedFacts } from '../../../planning/relaxed-plan.ts';
import { expectedClaims } from '../../../planning/headcount-claims.ts';
import { otherLayoutsOf } from '../../../planning/other-layouts.ts';
import { staffingPlan } from '../../../planning/staffing.ts';
import { workflowsOf } from '../../../planning/workflows.ts';
import { invitedServices } from '../../../planning/vendor-services.ts';
import { lookUpVendors } from '../../../tools/look-up-vendors.ts';

interface LogisticsParams {
  /** Open more places than people wanted, by the no-show rate. */
  oversubscribe: boolean;
  /** Policies shown, the event's own first. */
  policies: number;
  /** Quotes to compare for each service that is bought; 1: none are compared. */
  quotes: number;
  /** Other ways to set the main room, at most. */
  otherLayouts: number;
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
    registrationFacts,
    headcountChoice,
  ],
  writes: logisticsPlan,
  knowledge: [noShowRateTable, staffingTable],
  refinable: ['assumptions'],
  tools: [lookUpVendors],
  levels: {
    Beginner: { oversubscribe: true, policies: 8, quotes: quotesToCompare.Beginner, otherLayouts: 0 },
    Intermediate: {
      oversubscribe: true,
      policies: 10,
      quotes: quotesToCompare.Intermediate,
      otherLayouts: 1,
    },
    Advanced: { oversubscribe: true, policies: 12, quotes: quotesToCompare.Advanced, otherLayouts: 3 },
  } satisfies Record<InstructionLevel, LogisticsParams>,
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
    const attendance = forecastOf(
      attendanceOf(facts, candidate && candidate.layoutCapacity, params.oversubscribe),
      facts,
      inputs.registrationFacts,
      Schedule,
      mostPeople(inputs.headcountChoice, house),
    );
    const people = attendance.planFor;
    return {
      attendance,
      ...listsOf(facts, people, inputs.TaskRegister, Schedule, {
        known: z.array(ownVendor).parse(gathered[0]?.output ?? []),
        quotes: params.quotes,
      }),
      layouts: VenueCriteria.spaces.map((space) => layoutOf(space, params.otherLayouts)),
      network: networkOf(facts, people),
      access: accessOf(EventBrief, facts, people),
      policies: policiesOf(facts, Schedule).slice(0, params.policies),
      tearDown: tearDownOf(Schedule),
      assumptions: [
        ...(candidate ? [] : ['No venue is chosen: rooms follow the criteria.']),
        ...headcountNotes(inputs.headcountChoice, attendance),
        ...(candidate?.toVerify ?? []).map((check) => `To verify at the venue: ${check.what}.`),
        'Diets without a number are shares, to be replaced by the answers at registration.',
      ],
    };
  },
  claims: (inputs, { attendance }, { knowledge }) => {
    const { registrationFacts: figures, Schedule } = inputs;
    if (!figures) return [];
    const facts = relaxedFacts(factsOfBrief(inputs.EventBrief, knowledge), inputs.budgetDirective.apply);
    // Whatever the house holds: who has a place may come.
    const forecast = registrationForecast(paceOf(attendance, facts, figures, Schedule, null));
    return expectedClaims(forecast && forecast.planFor, inputs.headcountChoice);
  },
});

/** A decision goes before what the house is said to hold. */
function mostPeople(choice: HeadcountChoice, house: number | null): number | null {
  if (choice === null) return house;
  return 'holdAt' in choice ? choice.holdAt : Math.max(choice.planFor, house ?? 0);
}

function headcountNotes(choice: HeadcountChoice, { forecast }: LogisticsPlanBody['attendance']): string[] {
  if (choice === null || !forecast) return [];
  return 'holdAt' in choice
    ? [`At most ${choice.holdAt} people are admitted, by decision: close registration there.`]
    : [`Up to ${choice.planFor} people are planned for, by decision: the house has to hold them.`];
}

/** The lists that may be empty, each with the reason why. */
function listsOf(
  facts: EventFacts,
  people: number,
  register: TaskRegisterBody,
  day: ScheduleBody,
  { known, quotes }: { known: readonly OwnVendor[]; quotes: number },
) {
  const workflows = workflowsOf(facts, register);
  const staff = staffingPlan(facts, people).map(({ title, count, basis }) => ({ role: title, count, basis }));
  const catering = cateringOf(facts, people);
  const bookings = bookingsOf(day);
  const vendors = withKnownVendors(vendorsOf(facts, people), known).map((vendor) => ({
    ...vendor,
    ...(quotes > 1 && people >= worthComparing && isTendered(vendor) && { quotes }),
  }));
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

function isTendered({ service, status }: LogisticsPlanBody['vendors'][number]): boolean {
  return status === 'to-be-chosen' && !invitedServices.has(service);
}

/** A small event orders where it knows the people; quotes are compared from here on. */
const worthComparing = 60;

function layoutOf(
  space: VenueCriteriaBody['spaces'][number],
  others: number,
): LogisticsPlanBody['layouts'][number] {
  const { id, purpose, layout, people, areaSquareMetres, basis } = space;
  const otherLayouts = id === 'main' ? otherLayoutsOf(layout, areaSquareMetres).slice(0, others) : [];
  return {
    roomId: id,
    room: purpose,
    layout,
    seats: people,
    areaSquareMetres,
    ...(otherLayouts.length > 0 && { otherLayouts }),
    basis,
  };
}

/** One model for food, seats and registrations; registrations never exceed what the main room holds as it is set. */
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

function paceOf(
  { registrationsToOpen }: LogisticsPlanBody['attendance'],
  facts: EventFacts,
  figures: NonNullable<RegistrationFacts>,
  { days }: ScheduleBody,
  capacity: number | null,
): PaceAsk {
  return {
    figures,
    facts,
    eventStart: days[0]?.date ?? figures.asOf,
    places: registrationsToOpen,
    noShowPercent: attendanceModel(facts).noShowPercent,
    capacity,
  };
}

/** The same with the newest registrations: food, seats and staff follow them. */
function forecastOf(
  planned: LogisticsPlanBody['attendance'],
  facts: EventFacts,
  figures: RegistrationFacts,
  day: ScheduleBody,
  capacity: number | null,
): LogisticsPlanBody['attendance'] {
  if (!figures) return { ...planned, whyNoForecast: 'No data: no registrations are reported yet.' };
  const forecast = registrationForecast(paceOf(planned, facts, figures, day, capacity));
  if (!forecast) {
    const early = `No data: on ${figures.asOf} it is too early to read a forecast from ${figures.registered} registrations.`;
    return { ...planned, whyNoForecast: early };
  }
  const { basis } = forecast;
  return {
    ...planned,
    expected: forecast.attendance,
    planFor: forecast.planFor,
    forecast: {
      ...forecast,
      difference: forecast.planFor - planned.planFor,
      basis: { ...basis, inputs: { ...basis.inputs } },
    },
  };
}
