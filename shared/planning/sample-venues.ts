import { judgement } from '../kernel/basis.ts';
import type { FoundVenue, VenueQuery } from '../kernel/tool-ports.ts';
import { furtherVenueArchetypes } from '../knowledge/further-venue-archetypes.ts';
import { largeVenueArchetypes } from '../knowledge/large-venue-archetypes.ts';
import {
  archetypeLabel,
  type VenueArchetype,
  venueArchetypes,
  type VenueLayout,
} from '../knowledge/venue-archetypes.ts';
import { roundUnitCost } from './cost-lines.ts';

const usual: readonly VenueArchetype[] = [...venueArchetypes, ...largeVenueArchetypes];
/** A search for more than this many looks at less usual kinds too. */
const wideFrom = 8;

/** Which kind a lent place stands for: indoors, in the open. */
export const lentKinds: readonly string[] = ['member-office', 'farm-field'];

/** Asked for a little more than needed, in steps that venues speak of. */
const spare = 1.1;

/**
 * Kinds of venue that can offer a room for the query, as samples without contact; in the order of their price.
 * Open ground can be fenced to any size, a hall cannot.
 */
export function sampleVenues(query: VenueQuery): FoundVenue[] {
  const layout = venueLayoutOf(query.layout);
  const kinds = query.limit > wideFrom ? [...usual, ...furtherVenueArchetypes] : usual;
  return kinds
    .filter(({ outdoor }) => outdoor === query.outdoor)
    .filter(({ id }) => id !== 'member-office' || query.lentRoom)
    .filter(({ id }) => id !== 'banquet-hall' || layout === 'banquet' || layout === 'standing')
    .flatMap((kind) => offerOf(kind, layout, query))
    .map(({ kind, range }) => toSample(kind, range, query))
    .sort((a, b) => a.hireMinor - b.hireMinor || (a.id < b.id ? -1 : 1))
    .slice(0, query.limit);
}

interface Offer {
  kind: VenueArchetype;
  range: readonly [number, number];
}

/** The kind where its usual sizes suit; a place that someone may lend in any size: its host has to say how many it holds. */
function offerOf(kind: VenueArchetype, layout: VenueLayout, query: VenueQuery): Offer[] {
  const range = kind.capacity[layout];
  const suits = range && range[1] >= query.minCapacity && (query.outdoor || range[0] <= query.maxCapacity);
  if (suits) return [{ kind, range }];
  if (!query.lentRoom || !lentKinds.includes(kind.id)) return [];
  return [
    {
      kind: { ...kind, label: 'Place lent by a host (sample kind)' },
      range: [query.minCapacity, query.maxCapacity],
    },
  ];
}

function toSample(
  kind: VenueArchetype,
  [smallest, largest]: readonly [number, number],
  query: VenueQuery,
): FoundVenue {
  const wished = Math.ceil((query.minCapacity * spare) / 5) * 5;
  const layoutCapacity = Math.min(
    largest,
    query.maxCapacity,
    query.outdoor ? wished : Math.max(smallest, wished),
  );
  const { id, label, pricePercent, stepFree, inclusions, opens, curfew, fit, outdoor } = kind;
  const standing = kind.capacity.standing?.[1] ?? layoutCapacity;
  return {
    id,
    name: label,
    kind: id,
    source: 'archetype',
    layoutCapacity,
    capacity: Math.min(standing, Math.ceil(layoutCapacity * 1.3)),
    rooms: query.parallelRooms,
    stepFree,
    features: [...inclusions, ...(outdoor ? ['outdoor'] : [])],
    opens,
    closes: curfew,
    fit: Object.fromEntries(
      Object.entries(fit).map(([criterion, share]) => [criterion, Math.round(share * 1_000)]),
    ),
    hireMinor: roundUnitCost(Math.round((query.referenceHireMinor * pricePercent) / 100)),
    currency: query.currency,
    notes: `A ${archetypeLabel}: it shows what to look for and what it may cost.`,
    basis: {
      source: `${judgement}: usual sizes and prices of this kind of venue`,
      formula: 'reference hire x percent of the kind, rounded as an estimate',
      inputs: { referenceHireMinor: query.referenceHireMinor, percent: pricePercent },
    },
  };
}

const layouts: Readonly<Record<string, VenueLayout>> = {
  theatre: 'theatre',
  classroom: 'classroom',
  banquet: 'banquet',
  'dinner-dance': 'banquet',
  cabaret: 'banquet',
  'standing-reception': 'standing',
  standing: 'standing',
};

/** The layout of capacity tables that a wished layout counts as. */
export function venueLayoutOf(layout: string): VenueLayout {
  return layouts[layout] ?? 'theatre';
}
