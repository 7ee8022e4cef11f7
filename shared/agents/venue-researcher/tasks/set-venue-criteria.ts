import { eventBrief } from '../../../artifacts/event-brief.ts';
import type { EventBriefBody } from '../../../artifacts/event-brief-schema.ts';
import { planChoices } from '../../../artifacts/plan-choices.ts';
import { type Requirement, requirements } from '../../../artifacts/requirements.ts';
import { timeline } from '../../../artifacts/timeline.ts';
import { type VenueCriteriaBody, venueCriteria } from '../../../artifacts/venue-criteria.ts';
import { noShowRateTable } from '../../../knowledge/attendance-rates.ts';
import { budgetShareTable } from '../../../knowledge/budget-shares.ts';
import { referenceRateTable } from '../../../knowledge/reference-rates.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { accessPlan } from '../../../planning/access.ts';
import { factsOfBrief, plannable, wants } from '../../../planning/brief-facts.ts';
import { lentRoom } from '../../../planning/brief-tasks.ts';
import { addMinutes, eventHours } from '../../../planning/event-hours.ts';
import { eventDays } from '../../../planning/date-choices.ts';
import type { EventFacts } from '../../../planning/event-facts.ts';
import { type RoomNeed, spaceProgramme } from '../../../planning/space.ts';
import { capacityRange, venueEnvelope } from '../../../planning/venue-need.ts';

export const setVenueCriteria = defineTask({
  name: 'set-venue-criteria',
  title: 'Set the venue criteria',
  agent: 'venue-researcher',
  reads: [eventBrief, requirements, timeline, planChoices],
  writes: venueCriteria,
  knowledge: [noShowRateTable, budgetShareTable, referenceRateTable],
  refinable: ['notes'],
  levels: { Beginner: { envelopeTolerancePercent: 25, accessBeforeMinutes: 60, clearAfterMinutes: 30 } },
  draft: ({ EventBrief: given, Requirements: needs, planChoices: choices }, { params, knowledge }) => {
    const brief = plannable(given);
    const facts = factsOfBrief(brief, knowledge);
    const openAir = facts.outdoor || facts.eventType === 'festival';
    const capacity = capacityRange(facts);
    const programme = spaceProgramme(facts, capacity.min);
    const spaces = programme.rooms.map((room) => toSpace(room, openAir));
    const filters = filtersOf(brief, needs.items);
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
      hours: hoursOf(brief, params),
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
      wheelchairPlaces: accessPlan(capacity.min, facts.wheelchairUsers).wheelchairPlaces.value,
      filters,
      ...(filters.length === 0 && {
        whyNoFilters: 'The brief names nothing that a venue must or should have.',
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

/** Wishes that a venue meets or not, and not a supplier or the schedule. */
const venueConcepts: readonly string[] = [
  'step-free',
  'outdoor',
  'power',
  'internet',
  'camping',
  'near-transit',
  'city-centre',
  'parking',
  'quiet-room',
  'hearing-loop',
];

function filtersOf(brief: EventBriefBody, items: readonly Requirement[]): VenueCriteriaBody['filters'] {
  const named = items.flatMap(({ concept, text, priority, tracesTo }) =>
    concept && venueConcepts.includes(concept)
      ? [
          {
            id: concept,
            label: text,
            hard: priority === 'must' && hardConcepts.includes(concept),
            from: tracesTo.id,
          },
        ]
      : [],
  );
  const once = named.filter(({ id }, index) => named.findIndex((other) => other.id === id) === index);
  const festival =
    brief.eventType === 'festival' && !once.some(({ id }) => id === 'outdoor') && wants(brief, 'camping');
  return festival
    ? [...once, { id: 'outdoor', label: 'Open-air site', hard: true, from: 'eventType' }]
    : once;
}

/** Where a venue that lacks it is left out. The others can be brought in, and count as wishes. */
const hardConcepts: readonly string[] = ['step-free', 'outdoor', 'camping'];

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
  { accessBeforeMinutes, clearAfterMinutes }: { accessBeforeMinutes: number; clearAfterMinutes: number },
): VenueCriteriaBody['hours'] {
  const hours = eventHours(brief);
  if (!hours) return null;
  const wished = addMinutes(hours.to, clearAfterMinutes);
  const outBy = hours.outBy ?? wished;
  const note = hours.outBy
    ? `Everybody has to be out by ${hours.outBy}: clearing is planned before it.`
    : `${clearAfterMinutes} minutes to clear after the end; longer set-up and load-in by the logistics plan.`;
  return { accessFrom: addMinutes(hours.from, -accessBeforeMinutes), outBy, note };
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
