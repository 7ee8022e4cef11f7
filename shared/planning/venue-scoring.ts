export interface VenueFigures {
  id: string;
  /** In the layout that is needed, with stage and screen. */
  capacity: number;
  /** Null: differs or not known. */
  stepFree: boolean | null;
  /** Minor units: what depends on the choice of the venue. */
  costMinor: number;
  /** Per mille by criterion id, for criteria that are judged and not computed. */
  fit: Readonly<Record<string, number>>;
}

export interface ScoringNeed {
  seats: number;
  /** Minor units at which a venue is as dear as it may be; null: the dearest candidate is. */
  limitMinor: number | null;
}

export interface CriterionWeight {
  id: string;
  weightBp: number;
}

export interface ScoredVenue {
  id: string;
  costMinor: number;
  /** Per mille by criterion id. */
  scores: Readonly<Record<string, number>>;
}

/** Where the source does not judge a criterion: the middle. */
export const unknownFit = 500;

/** Each venue on each criterion. Cost, capacity fit and accessibility are computed, the others read from the source. */
export function scoreVenues(
  venues: readonly VenueFigures[],
  need: ScoringNeed,
  criteria: readonly { id: string }[],
): ScoredVenue[] {
  const limit = need.limitMinor ?? Math.max(1, ...venues.map(({ costMinor }) => costMinor));
  return venues.map((venue) => ({
    id: venue.id,
    costMinor: venue.costMinor,
    scores: Object.fromEntries(criteria.map(({ id }) => [id, perMille(valueOf(id, venue, need, limit))])),
  }));
}

/** Weighted totals, best first by the exact sum; ties go to the cheaper, then the lower id. */
export function rankVenues(
  venues: readonly ScoredVenue[],
  weights: readonly CriterionWeight[],
): { id: string; totalPerMille: number }[] {
  return venues
    .map((venue) => ({ venue, sum: weightedSum(venue, weights) }))
    .sort(
      (a, b) => b.sum - a.sum || a.venue.costMinor - b.venue.costMinor || (a.venue.id < b.venue.id ? -1 : 1),
    )
    .map(({ venue: { id }, sum }) => ({ id, totalPerMille: Math.round(sum / 10_000) }));
}

function weightedSum({ scores }: ScoredVenue, weights: readonly CriterionWeight[]): number {
  return weights.reduce((sum, { id, weightBp }) => sum + weightBp * (scores[id] ?? 0), 0);
}

function valueOf(id: string, venue: VenueFigures, need: ScoringNeed, limit: number): number {
  if (id === 'cost') return costValue(venue.costMinor, limit);
  if (id === 'capacity-fit') return capacityValue(venue.capacity, need.seats);
  if (id === 'accessibility') return venue.stepFree === null ? 0.5 : venue.stepFree ? 1 : 0;
  return (venue.fit[id] ?? unknownFit) / 1_000;
}

/** 1 for a free venue, 0.2 at the limit. */
function costValue(cost: number, limit: number): number {
  return limit <= 0 ? (cost <= 0 ? 1 : 0) : 1 - (0.8 * cost) / limit;
}

/** 1 up to 30 % spare seats, falling to 0.2 at three times what is needed. */
function capacityValue(capacity: number, seats: number): number {
  const ratio = capacity / Math.max(1, seats);
  return ratio <= 1.3 ? 1 : Math.max(0.2, 1 - (0.8 * (ratio - 1.3)) / 1.7);
}

function perMille(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 1_000);
}
