import { type VenueArchetype, venueArchetypes, type VenueLayout } from '../knowledge/venue-archetypes.ts';
import { type Basis, judgement } from '../kernel/basis.ts';
import { shareMinor } from '../kernel/money.ts';
import type { VenueCandidate } from './venue-scoring.ts';

export interface ArchetypeAsk {
  layout: VenueLayout;
  seats: number;
  outdoor: boolean;
  /** Room hire of the plan at the reference price, lent or not: what 100 % of the archetype's price is. */
  referenceHireMinor: number;
}

export interface ArchetypeCandidate extends VenueCandidate {
  inclusions: readonly string[];
  basis: Basis;
}

/**
 * Sample kinds of venue as candidates for a draft: no names, no contacts, nothing confirmed. One that is usually too
 * small keeps its usual size, so that scoring can exclude it with the reason.
 */
export function archetypeCandidates(ask: ArchetypeAsk): ArchetypeCandidate[] {
  const archetypes: readonly VenueArchetype[] = venueArchetypes;
  return archetypes.flatMap((archetype): ArchetypeCandidate[] => {
    const range = archetype.capacity[ask.layout];
    if (range === null || archetype.outdoor !== ask.outdoor) return [];
    const [smallest, largest] = range;
    const capacity = Math.min(largest, Math.max(smallest, Math.ceil(ask.seats * 1.2)));
    const { id, label, opens, curfew, fit, inclusions, pricePercent } = archetype;
    const inputs = {
      referenceHireMinor: ask.referenceHireMinor,
      pricePercent,
      usualCapacity: `${smallest}-${largest}`,
    };
    const basis = { source: judgement, formula: 'reference hire x price index of the kind of venue', inputs };
    const allInCostMinor = shareMinor(ask.referenceHireMinor, pricePercent * 100);
    // "Usual" is not known of any one venue: both stay to be verified, the second as unknown.
    const stepFree = archetype.stepFree === 'usual' ? true : null;
    return [
      {
        id,
        name: label,
        capacity,
        stepFree,
        opens,
        closes: curfew,
        allInCostMinor,
        judged: fit,
        inclusions,
        basis,
      },
    ];
  });
}
