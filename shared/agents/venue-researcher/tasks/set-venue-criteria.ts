import { eventBrief } from '../../../artifacts/event-brief.ts';
import { constraintsOf, type EventBriefBody } from '../../../artifacts/event-brief-schema.ts';
import { planChoices } from '../../../artifacts/plan-choices.ts';
import { requirements } from '../../../artifacts/requirements.ts';
import { timeline } from '../../../artifacts/timeline.ts';
import { type VenueCriteriaBody, venueCriteria } from '../../../artifacts/venue-criteria.ts';
import { noShowRateTable } from '../../../knowledge/attendance-rates.ts';
import { budgetShareTable } from '../../../knowledge/budget-shares.ts';
import { referenceRateTable } from '../../../knowledge/reference-rates.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { accessPlan } from '../../../planning/access.ts';
import { factsOfBrief, type PlannableBrief, plannable, wants } from '../../../planning/brief-facts.ts';
import { lentRoom } from '../../../planning/brief-tasks.ts';
import { runOfShow } from '../../../knowledge/run-of-show.ts';
import {
  addMinutes,
  clockOf,
  doorsOf,
  eventHours,
  lastGuests,
  receptionsOf,
  usualHours,
} from '../../../planning/event-hours.ts';
import { eventDays } from '../../../planning/date-choices.ts';
import type { EventFacts } from '../../../planning/event-facts.ts';
import { clockMinutes } from '../../../planning/local-time.ts';
import { siteHours } from '../../../planning/site-hours.ts';
import { type RoomNeed, spaceProgramme } from '../../../planning/space.ts';
import { venueFilters } from '../../../planning/venue-filters.ts';
import { capacityRange, venueEnvelope } from '../../../planning/venue-need.ts';

export const setVenueCriteria = defineTask({
  name: 'set-venue-criteria',
  title: 'Set the venue criteria',
  agent: 'venue-researcher',
  reads: [eventBrief, requirements, timeline, planChoices],
  writes: venueCriteria,
  knowledge: [noShowRateTable, budgetShareTable, referenceRateTable],
  refinable: ['notes'],
  // Several suppliers take longer to get in and out; who plans in detail needs less room in the envelope.
  levels: {
    Beginner: { envelopeTolerancePercent: 25, accessBeforeMinutes: 75, clearAfterMinutes: 30 },
    Intermediate: { envelopeTolerancePercent: 25, accessBeforeMinutes: 75, clearAfterMinutes: 45 },
    Advanced: { envelopeTolerancePercent: 20, accessBeforeMinutes: 90, clearAfterMinutes: 60 },
  },
  draft: ({ EventBrief: given, Requirements: needs, planChoices: choices }, { params, knowledge }) => {
    const brief = plannable(given);
    const facts = factsOfBrief(brief, knowledge);
    if (brief.audience.inPerson === 0) return withoutVenue(brief, facts);
    const openAir = facts.outdoor || facts.eventType === 'festival';
    const capacity = capacityRange(facts);
    const programme = spaceProgramme(facts, capacity.min);
    const spaces = programme.rooms.map((room) => toSpace(room, openAir));
    const filters = venueFilters(brief, needs.items);
    const { range, note } = venueEnvelope(
      brief,
      params.envelopeTolerancePercent,
      choices.venueLimitMinor,
      knowledge,
    );
    const lent = lentRoom(brief);
    return {
      city: brief.place.city,
      country: brief.place.country,
      area: brief.place.area ?? null,
      days: [...eventDays(brief)],
      hours: hoursOf(brief, facts, params),
      minCapacity: capacity.min,
      maxCapacity: capacity.max,
      capacityBasis: capacity.basis,
      layout:
        facts.outdoor || facts.eventType === 'festival'
          ? 'standing'
          : (programme.rooms[0]?.layout ?? 'theatre'),
      spaces,
      totalAreaSquareMetres: programme.totalM2,
      parallelRooms: Math.max(1, programme.parallelRooms),
      ...buildingsOf(brief, facts),
      wheelchairPlaces: accessPlan(capacity.min, facts.wheelchairUsers).wheelchairPlaces.value,
      filters,
      ...(filters.length === 0 && {
        whyNoFilters: 'The brief names nothing by which one venue suits and another does not.',
      }),
      amenities: amenitiesOf(facts, brief),
      budgetRange: range,
      budgetNote: note,
      lentVenue: lent && { words: lent.words, certain: lent.certain },
      notes: notesOn(facts, brief),
    };
  },
});

function toSpace(
  { id, purpose, layout, seats, m2, basis }: RoomNeed,
  openAir: boolean,
): VenueCriteriaBody['spaces'][number] {
  const arena = openAir && id === 'main';
  const shown = arena
    ? { purpose: 'Arena in front of the stage', layout: 'standing' }
    : { purpose, layout: layout ?? 'open' };
  return { id, ...shown, people: seats, rooms: 1, areaSquareMetres: m2, basis };
}

/** Nobody comes in person: whatever a venue could offer is not asked for. */
function withoutVenue(brief: PlannableBrief, facts: EventFacts): VenueCriteriaBody {
  const { online } = brief.audience;
  const stages = spaceProgramme(facts, online).rooms.filter(
    ({ kind }) => kind === 'main' || kind === 'breakout',
  );
  const basis = { source: 'the brief', formula: 'people in person', inputs: { inPerson: 0 } };
  return {
    city: brief.place.city,
    country: brief.place.country,
    area: brief.place.area ?? null,
    days: [...eventDays(brief)],
    hours: null,
    minCapacity: 0,
    maxCapacity: 0,
    capacityBasis: basis,
    layout: 'none',
    spaces: stages.map(({ id }, index) => ({
      id,
      purpose: index === 0 ? 'Online stage' : `Online stage ${index + 1}`,
      layout: 'online',
      people: online,
      rooms: 1,
      areaSquareMetres: 0,
      basis: { source: 'the brief', formula: 'people online', inputs: { online } },
    })),
    totalAreaSquareMetres: 0,
    parallelRooms: Math.max(1, stages.length),
    whyNoVenue: 'Everybody takes part online: no venue is looked for.',
    wheelchairPlaces: 0,
    filters: [],
    whyNoFilters: 'No venue is looked for.',
    amenities: [],
    budgetRange: null,
    budgetNote: 'Nothing is set aside for a venue.',
    lentVenue: null,
    notes: [
      'If speakers or crew are to sit together, name how many people come in person: a studio is then looked for.',
    ],
  };
}

function buildingsOf(brief: EventBriefBody, { buildings }: EventFacts): Pick<VenueCriteriaBody, 'buildings'> {
  if (buildings < 2) return {};
  const walk = constraintsOf(brief, 'buildings').find(({ value }) => value.walkMinutes !== undefined);
  return { buildings: { count: buildings, walkMinutes: walk?.value.walkMinutes ?? null } };
}

function amenitiesOf(facts: EventFacts, brief: EventBriefBody): string[] {
  const rules: readonly (readonly [string, boolean])[] = [
    ['screen and sound in the main room', true],
    ['power at every seat, backup power (generator or UPS)', wants(brief, 'power') || facts.handsOn],
    ['reliable internet with enough bandwidth', wants(brief, 'internet') || facts.hybrid || facts.handsOn],
    ['in-house catering or a kitchen for caterers', facts.meals.lunches + facts.meals.dinners > 0],
    ['bar licence or permission for a licensed caterer', facts.alcohol],
    ['dance floor and stage', facts.band],
    ['loading access', facts.expoBooths > 0 || facts.band || facts.outdoor],
    ['hearing loop or place for caption screens', wants(brief, 'hearing-loop') || facts.captionLanguages > 0],
  ];
  return rules.filter(([, on]) => on).map(([name]) => name);
}

function hoursOf(
  brief: EventBriefBody,
  facts: EventFacts,
  { accessBeforeMinutes, clearAfterMinutes }: { accessBeforeMinutes: number; clearAfterMinutes: number },
): VenueCriteriaBody['hours'] {
  const { meals, days } = facts;
  const receptions = meals.receptions > 0 ? receptionsOf(brief, days) : new Map<number, never>();
  // A reception that is to last until an hour keeps the house open until then, whatever the rest of the day has.
  const assumed = [...receptions.values()].some(({ until }) => until !== null);
  const byDay = Array.from({ length: days }, (_, index) => {
    const own = eventHours(brief, index) ?? (assumed ? { ...usualHours(facts), outBy: null } : null);
    return own ? [{ ...own, ends: lastGuests(own, receptions.get(index)) }] : [];
  }).flat();
  const [hours] = byDay;
  if (!hours) return null;
  const from = byDay.map((own) => own.from).sort()[0] ?? hours.from;
  const wished = clockOf(Math.max(...byDay.map(({ ends }) => ends)) + clearAfterMinutes);
  const outBy = hours.outBy ?? wished;
  const note = hours.outBy
    ? `Everybody has to be out by ${hours.outBy}: clearing is planned before it.`
    : `${clearAfterMinutes} minutes to clear after the ${receptions.size > 0 ? 'reception that follows the programme' : 'end'}.`;
  const access = addMinutes(from, -accessBeforeMinutes);
  const doors = doorsOf(brief, from);
  const early = doors && addMinutes(doors, runOfShow.doorsBefore - accessBeforeMinutes);
  const asked = { accessFrom: early && early < access ? early : access, outBy };
  return { ...asked, note: `${note}${crewNote(asked, siteHours(facts, eventDays(brief).slice(0, days)))}` };
}

/** Crews are there before and after the hours by which houses are compared: the house is asked for that, too. */
function crewNote(asked: { accessFrom: string; outBy: string }, site: ReturnType<typeof siteHours>): string {
  if (!site) return '';
  const from = clockMinutes(asked.accessFrom);
  const outBy = clockMinutes(asked.outBy);
  const until = outBy <= from ? outBy + 24 * 60 : outBy;
  if (site.from >= from && site.until <= until) return '';
  const [first, last] = [Math.min(site.from, from), Math.max(site.until, until)].map(clockOf);
  return ` Crews need the house from ${first}, the first call, to ${last}: early access and a late strike are part of what is asked for.`;
}

function notesOn(facts: EventFacts, brief: EventBriefBody): string[] {
  return [
    ...(facts.buildings > 1
      ? [
          `The brief spreads the event over ${facts.buildings} buildings: the rooms may be split, the walk between them is measured on a visit.`,
        ]
      : []),
    ...(brief.dates ? [] : ['Days are provisional: the brief gives a window.']),
    ...(facts.eventType === 'festival' || facts.outdoor
      ? ['Open air: power, water, toilets and an indoor or weather plan come with the site.']
      : []),
    'Ask every venue for its capacity in this layout with stage and screen; posted fire limits are never exceeded.',
  ];
}
