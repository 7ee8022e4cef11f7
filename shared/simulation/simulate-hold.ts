import type { VenueShortlistBody } from '../artifacts/venue-shortlist.ts';
import type { SimulatedRecord } from './simulated-record.ts';

/**
 * The venue says yes, at the price of the plan: a definite hold on the candidate that was approved. Undefined when
 * there is no such candidate.
 */
export function simulateHold(
  { candidates }: VenueShortlistBody,
  candidateId: string | null,
  on: string,
): SimulatedRecord | undefined {
  const candidate = candidates.find(({ id }) => id === candidateId) ?? candidates[0];
  if (!candidate) return undefined;
  const { id, name } = candidate;
  const body = {
    venueName: `${name}, rehearsed`,
    candidateId: id,
    status: 'definite',
    optionRank: 1,
  };
  return { kind: 'hold', body, at: `${on}T12:00:00.000Z` };
}
