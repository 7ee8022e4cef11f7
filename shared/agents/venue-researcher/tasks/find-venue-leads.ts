import { z } from 'zod';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import type { EventBriefBody } from '../../../artifacts/event-brief-schema.ts';
import { venueCriteria, type VenueCriteriaBody } from '../../../artifacts/venue-criteria.ts';
import { type VenueLead, venueLeads } from '../../../artifacts/venue-leads.ts';
import { noShowRateTable } from '../../../knowledge/attendance-rates.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import type { ResultSource } from '../../../kernel/define-tool.ts';
import { foundVenue, type FoundVenue, type VenueQuery } from '../../../kernel/tool-ports.ts';
import { type PriceFigures, priceTables } from '../../../planning/cost-terms.ts';
import type { PeopleFigures } from '../../../planning/brief-facts.ts';
import { lentKinds } from '../../../planning/sample-venues.ts';
import { referenceHire } from '../../../planning/venue-need.ts';
import { searchVenues } from '../../../tools/search-venues.ts';

export const findVenueLeads = defineTask({
  name: 'find-venue-leads',
  title: 'Find venue leads',
  agent: 'venue-researcher',
  reads: [eventBrief, venueCriteria],
  writes: venueLeads,
  tools: [searchVenues],
  knowledge: [...priceTables, noShowRateTable],
  levels: { Beginner: { leads: 8 }, Intermediate: { leads: 12 }, Advanced: { leads: 16 } },
  gather: ({ EventBrief: brief, VenueCriteria: criteria }, { params, knowledge }) =>
    criteria.whyNoVenue === undefined
      ? [searchVenues.call(queryFor(brief, criteria, params.leads, knowledge))]
      : [],
  draft: ({ VenueCriteria: criteria }, { gathered, params }) => {
    if (criteria.whyNoVenue !== undefined)
      return { leads: [], sourceNote: 'Nothing was searched.', note: criteria.whyNoVenue };
    const [result] = gathered;
    const found = z.array(foundVenue).parse(result?.output ?? []);
    const leads = distinct(found.map((venue) => toLead(venue, criteria))).slice(0, params.leads);
    return {
      leads,
      sourceNote: sourceNotes[result?.source ?? 'archetype'],
      note:
        leads.length > 0
          ? rarityNote(criteria, leads)
          : `Nothing known in ${criteria.city} holds ${criteria.minCapacity} people and no more than ${criteria.maxCapacity}. Name a venue, import the own list, split the event over two houses, or look in a larger town.`,
    };
  },
});

const sourceNotes: Readonly<Record<ResultSource, string>> = {
  live: 'From the connected venue directory; prices and availability are to be confirmed by the venue.',
  cache:
    'From the connected venue directory, stored earlier; prices and availability are to be confirmed by the venue.',
  catalogue:
    "From the organisation's own list of venues, at the last known prices; where it holds too few, sample kinds fill the list: they are no real places.",
  archetype:
    'Sample kinds of venue, not real places: no directory is connected and the own list has none. They show what to look for; a person names real venues.',
};

/** From here on only few houses in a region hold everybody (planner's judgement). */
const rareFrom = 1_000;

function rarityNote({ city, minCapacity, layout }: VenueCriteriaBody, leads: readonly VenueLead[]): string {
  const samples = leads.every(({ source }) => source === 'archetype');
  return samples && minCapacity >= rareFrom && layout !== 'standing'
    ? `Rooms for ${minCapacity} people are rare, and it is not known whether ${city} has one: ask its convention bureau first. If it has none: two houses with a video link, another town, or fewer people.`
    : '';
}

function queryFor(
  brief: EventBriefBody,
  criteria: VenueCriteriaBody,
  limit: number,
  figures: PriceFigures & PeopleFigures,
): VenueQuery {
  const { city, country, area, minCapacity, maxCapacity, layout, parallelRooms, days, lentVenue, filters } =
    criteria;
  const reference = referenceHire(brief, figures);
  return {
    city,
    country,
    area,
    minCapacity,
    maxCapacity,
    layout,
    eventType: brief.eventType ?? 'other',
    eventDays: days.length,
    parallelRooms,
    outdoor: layout === 'standing' || filters.some(({ id, hard }) => id === 'outdoor' && hard),
    lentRoom: lentVenue !== null,
    referenceHireMinor: reference.amountMinor,
    currency: reference.currency,
    limit,
  };
}

function toLead(venue: FoundVenue, { lentVenue }: VenueCriteriaBody): VenueLead {
  const id = `lead-${venue.id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  return { ...venue, id, lent: lentVenue !== null && lentKinds.includes(venue.kind) };
}

function distinct(leads: readonly VenueLead[]): VenueLead[] {
  return leads.filter((lead, index) => leads.findIndex(({ id }) => id === lead.id) === index);
}
