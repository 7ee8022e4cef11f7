import type { OwnVenue } from '../kernel/organisation-rows.ts';
import type { FoundVenue, VenueQuery } from '../kernel/tool-ports.ts';
import { plainName } from '../knowledge/city-price-index.ts';
import { venueLayoutOf } from './sample-venues.ts';

const columns = {
  theatre: 'capacityTheatre',
  classroom: 'capacityClassroom',
  banquet: 'capacityBanquet',
  standing: 'capacityStanding',
} as const;

/** Own venues of the city that hold the people, the best fit of size first; larger ones are left to the shortlist. */
export function ownVenuesFor(query: VenueQuery, venues: readonly OwnVenue[]): FoundVenue[] {
  const city = plainName(query.city);
  return venues
    .filter((venue) => venue.country === query.country && plainName(venue.city) === city)
    .map((venue) => toFound(venue, query))
    .filter(({ layoutCapacity }) => layoutCapacity >= query.minCapacity)
    .sort((a, b) => a.layoutCapacity - b.layoutCapacity || (a.id < b.id ? -1 : 1));
}

function toFound(venue: OwnVenue, query: VenueQuery): FoundVenue {
  const inLayout = venue[columns[venueLayoutOf(query.layout)]];
  const hire = hireOf(venue, query);
  const { id, name, capacity, rooms, stepFree, opens, closes, contact } = venue;
  return {
    id,
    name,
    kind: 'own-list',
    source: 'catalogue',
    layoutCapacity: inLayout ?? capacity,
    capacity,
    rooms: rooms ?? 1,
    stepFree: stepFree ?? 'varies',
    features: venue.features.map((feature) => feature.toLowerCase().replace(/\s+/g, '-')),
    opens,
    closes,
    fit: {},
    ...hire,
    ...(contact !== null && { contact }),
    notes: notesOf(venue, inLayout === null, query.layout),
  };
}

function hireOf(venue: OwnVenue, query: VenueQuery): Pick<FoundVenue, 'hireMinor' | 'currency' | 'basis'> {
  const { hirePerDayMinor, currency, confirmedOn } = venue;
  const { eventDays } = query;
  if (hirePerDayMinor === null || currency === null)
    return {
      hireMinor: query.referenceHireMinor,
      currency: query.currency,
      basis: {
        source: "the organisation's list of venues names no price: reference hire",
        formula: 'reference hire of rooms of this size, all event days',
        inputs: { referenceHireMinor: query.referenceHireMinor },
      },
    };
  const checked = confirmedOn === null ? 'date not known' : `last confirmed ${confirmedOn}`;
  return {
    hireMinor: hirePerDayMinor * eventDays,
    currency,
    basis: {
      source: `the organisation's list of venues, ${checked}`,
      formula: 'hire per day x event days',
      inputs: { hirePerDayMinor, eventDays },
    },
  };
}

function notesOf(venue: OwnVenue, layoutUnknown: boolean, layout: string): string {
  return [
    ...(venue.notes ? [venue.notes] : []),
    ...(venue.address ? [`Address: ${venue.address}.`] : []),
    ...(venue.confirmedOn
      ? [`Last confirmed on ${venue.confirmedOn}.`]
      : ['Nobody has said when it was confirmed.']),
    ...(layoutUnknown
      ? [`How many it holds in ${layout} layout is not known: the whole house holds ${venue.capacity}; ask.`]
      : []),
    ...(venue.rooms === null ? ['How many rooms it has is not known: one is assumed; ask.'] : []),
    ...(venue.hirePerDayMinor === null ? ['Its price is not known: a reference price stands in; ask.'] : []),
  ].join(' ');
}
