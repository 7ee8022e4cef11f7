import type { CostModelBody } from '../artifacts/cost-model.ts';
import type { VenueCandidate, VenueShortlistBody } from '../artifacts/venue-shortlist.ts';
import { atPlanningRate } from './cost-terms.ts';
import type { VenueCost } from './plan-cost.ts';

export interface EffectiveVenue {
  candidate: VenueCandidate | null;
  venue: VenueCost | null;
  standing: CostModelBody['venue']['standing'];
  notes: string[];
}

/** The candidate that a person took, if it is on the shortlist; else the recommended one; else none. */
export function effectiveCandidate(
  { candidates }: Pick<VenueShortlistBody, 'candidates'>,
  recommended: string | null,
  choice: string | null,
): Pick<EffectiveVenue, 'candidate' | 'standing'> {
  const chosen = candidates.find((candidate) => candidate.id === choice);
  if (chosen) return { candidate: chosen, standing: 'chosen' };
  const first = candidates.find((candidate) => candidate.id === recommended);
  return first ? { candidate: first, standing: 'recommended' } : { candidate: null, standing: 'none' };
}

/** That candidate with its price in the plan's currency; without a price the estimate falls back on hire by area. */
export function effectiveVenue(
  shortlist: Pick<VenueShortlistBody, 'candidates'>,
  recommended: string | null,
  choice: string | null,
  currency: string,
  /** Units of each currency per US dollar; the product's planning rates when absent. */
  rates?: Readonly<Record<string, number>>,
): EffectiveVenue {
  const { candidate, standing } = effectiveCandidate(shortlist, recommended, choice);
  if (!candidate) {
    return {
      candidate,
      standing,
      venue: null,
      notes: ['No venue is on the shortlist: hire is estimated by area.'],
    };
  }
  const costMinor = atPlanningRate(candidate.costMinor, candidate.currency, currency, rates);
  if (costMinor === null) {
    const note = `There is no planning rate from ${candidate.currency} to ${currency}: hire is estimated by area.`;
    return { candidate, standing, venue: null, notes: [note] };
  }
  // Only a room given for nothing has a value in kind.
  const lent = candidate.costMinor === 0 && candidate.valueInKindMinor !== undefined;
  const venue: VenueCost = {
    candidateId: candidate.id,
    name: candidate.name,
    costMinor,
    valueInKindMinor:
      atPlanningRate(candidate.valueInKindMinor ?? 0, candidate.currency, currency, rates) ?? 0,
    lent,
    ownScreen: lent || candidate.features.some((feature) => /screen|projector|\bav\b/i.test(feature)),
    basis: { ...candidate.basis, inputs: { ...candidate.basis.inputs } },
  };
  return { candidate, standing, venue, notes: venueNotes(candidate, standing) };
}

function venueNotes(candidate: VenueCandidate, standing: EffectiveVenue['standing']): string[] {
  const quote =
    candidate.source === 'archetype'
      ? `${candidate.name} is a kind of venue, not an offer: replace its price by a quote.`
      : `The price of ${candidate.name} is an estimate until it is quoted in writing.`;
  return standing === 'recommended'
    ? [quote, 'The figures hold for the recommended venue: another one changes them.']
    : [quote];
}
