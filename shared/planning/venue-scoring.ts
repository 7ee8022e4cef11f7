import { formatMinor } from '../kernel/money.ts';

export interface VenueCandidate {
  id: string;
  name: string;
  /** In the layout that is needed, with stage and screen. */
  capacity: number;
  /** Null: not known, to be verified. */
  stepFree: boolean | null;
  /** Local 'HH:MM'; a closing time at or before opening is on the next day. Null: not known. */
  opens: string | null;
  closes: string | null;
  allInCostMinor: number;
  /** 0 to 1 by criterion id, for criteria that are judged and not computed. */
  judged: Readonly<Record<string, number>>;
}

export interface VenueNeed {
  seats: number;
  stepFreeRequired: boolean;
  /** Local 'HH:MM' of the first load-in and of the end of tear-down. */
  from: string;
  until: string;
  /** Null while there is no budget. */
  envelopeMinor: number | null;
  currency: string;
}

/** `cost`, `capacity-fit` and `accessibility` are computed; every other id is read from the candidate's `judged`. */
export interface VenueCriterion {
  id: string;
  title: string;
  weightBasisPoints: number;
}

export interface ScoredVenue {
  id: string;
  name: string;
  rank: number;
  /** Weighted sum, 0 to 10,000. */
  scoreBasisPoints: number;
  /** Criterion id to value, 0 to 10,000. */
  values: Readonly<Record<string, number>>;
  toVerify: readonly string[];
  rationale: string;
}

export interface VenueScoring {
  ranked: readonly ScoredVenue[];
  excluded: readonly { id: string; name: string; reasons: readonly string[] }[];
  sensitivity: {
    /** Each weight 20 % down and up: who wins then. */
    cases: readonly { criterion: string; change: -20 | 20; winner: string }[];
    winnerSurvives: boolean;
    /** Share of cases in which the winner stays, 0 to 1. */
    share: number;
  };
}

const whole = 10_000;

/** Planner's judgement; an organisation or a brief may weigh otherwise. */
export const defaultVenueCriteria: readonly VenueCriterion[] = [
  { id: 'cost', title: 'All-in cost', weightBasisPoints: 2500 },
  { id: 'capacity-fit', title: 'Capacity fit', weightBasisPoints: 1500 },
  { id: 'location', title: 'Location and transit', weightBasisPoints: 1500 },
  { id: 'accessibility', title: 'Accessibility', weightBasisPoints: 1500 },
  { id: 'av-network', title: 'AV and network', weightBasisPoints: 1200 },
  { id: 'catering', title: 'Catering', weightBasisPoints: 800 },
  { id: 'atmosphere', title: 'Atmosphere', weightBasisPoints: 500 },
  { id: 'flexibility', title: 'Flexibility of terms', weightBasisPoints: 500 },
];

/** Hard filters, then a weighted sum. Weights that do not sum to 10,000 throw a RangeError. Ties go to the cheaper, then the lower id. */
export function scoreVenues(
  candidates: readonly VenueCandidate[],
  need: VenueNeed,
  criteria: readonly VenueCriterion[] = defaultVenueCriteria,
): VenueScoring {
  const sum = criteria.reduce((total, { weightBasisPoints }) => total + weightBasisPoints, 0);
  if (sum !== whole) throw new RangeError(`weights sum to ${sum}, not ${whole}`);
  const checked = candidates.map((venue) => ({ venue, reasons: failures(venue, need) }));
  const left = checked.filter(({ reasons }) => reasons.length === 0).map(({ venue }) => venue);
  const dearest = Math.max(1, ...left.map(({ allInCostMinor }) => allInCostMinor));
  const rows = left.map((venue) => ({ venue, values: valuesOf(venue, need, criteria, dearest) }));
  const order = rank(rows, criteria);
  const ranked = order.map(({ venue, values, score }, index): ScoredVenue => {
    const rationale = explain(venue, values, score, criteria, need);
    return {
      id: venue.id,
      name: venue.name,
      rank: index + 1,
      scoreBasisPoints: score,
      values,
      toVerify: unknowns(venue),
      rationale,
    };
  });
  const excluded = checked
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ venue, reasons }) => ({ id: venue.id, name: venue.name, reasons }));
  return { ranked, excluded, sensitivity: sensitivityOf(rows, criteria, order[0]?.venue.id) };
}

interface Row {
  venue: VenueCandidate;
  values: Readonly<Record<string, number>>;
}

function failures(venue: VenueCandidate, need: VenueNeed): string[] {
  const reasons: string[] = [];
  if (venue.capacity < need.seats) reasons.push(`holds ${venue.capacity}, ${need.seats} are needed`);
  if (need.stepFreeRequired && venue.stepFree === false)
    reasons.push('not step-free, which the brief requires');
  if (!isOpen(venue, need))
    reasons.push(`open ${venue.opens} to ${venue.closes}, needed ${need.from} to ${need.until}`);
  if (need.envelopeMinor !== null && venue.allInCostMinor > need.envelopeMinor) {
    const [cost, envelope] = [venue.allInCostMinor, need.envelopeMinor].map((minor) =>
      formatMinor(minor, need.currency),
    );
    reasons.push(`costs ${cost}, the envelope is ${envelope}`);
  }
  return reasons;
}

function isOpen({ opens, closes }: VenueCandidate, { from, until }: VenueNeed): boolean {
  const day = 1440;
  const start = minutes(from);
  const end = minutes(until) <= start ? minutes(until) + day : minutes(until);
  if (opens !== null && start < minutes(opens)) return false;
  if (closes === null) return true;
  const closing = minutes(closes) <= minutes(opens ?? '06:00') ? minutes(closes) + day : minutes(closes);
  return end <= closing;
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function valuesOf(
  venue: VenueCandidate,
  need: VenueNeed,
  criteria: readonly VenueCriterion[],
  dearest: number,
): Record<string, number> {
  const value = (id: string): number => {
    if (id === 'cost') return costValue(venue.allInCostMinor, need.envelopeMinor ?? dearest);
    if (id === 'capacity-fit') return capacityValue(venue.capacity, need.seats);
    if (id === 'accessibility') return venue.stepFree === null ? 0.5 : venue.stepFree ? 1 : 0;
    return venue.judged[id] ?? 0;
  };
  return Object.fromEntries(
    criteria.map(({ id }) => [id, Math.round(Math.min(1, Math.max(0, value(id))) * whole)]),
  );
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

function rank(rows: readonly Row[], criteria: readonly VenueCriterion[]) {
  return rows
    .map((row) => ({
      ...row,
      weighted: criteria.reduce(
        (sum, { id, weightBasisPoints }) => sum + weightBasisPoints * (row.values[id] ?? 0),
        0,
      ),
    }))
    .map((row) => ({ ...row, score: Math.round(row.weighted / whole) }))
    .sort(
      (a, b) =>
        b.weighted - a.weighted ||
        a.venue.allInCostMinor - b.venue.allInCostMinor ||
        (a.venue.id < b.venue.id ? -1 : 1),
    );
}

function sensitivityOf(
  rows: readonly Row[],
  criteria: readonly VenueCriterion[],
  winner: string | undefined,
): VenueScoring['sensitivity'] {
  if (winner === undefined) return { cases: [], winnerSurvives: false, share: 0 };
  const cases = criteria.flatMap(({ id }) =>
    ([-20, 20] as const).map((change) => {
      // Only the order matters here, so the changed weights need not sum to 10,000 again.
      const changed = criteria.map((row) =>
        row.id === id
          ? { ...row, weightBasisPoints: Math.round((row.weightBasisPoints * (100 + change)) / 100) }
          : row,
      );
      return { criterion: id, change, winner: rank(rows, changed)[0]?.venue.id ?? winner };
    }),
  );
  const kept = cases.filter((row) => row.winner === winner).length;
  return { cases, winnerSurvives: kept === cases.length, share: kept / cases.length };
}

function unknowns(venue: VenueCandidate): string[] {
  return [
    ...(venue.stepFree === null ? ['step-free access'] : []),
    ...(venue.opens === null || venue.closes === null ? ['opening hours'] : []),
  ];
}

function explain(
  venue: VenueCandidate,
  values: Readonly<Record<string, number>>,
  score: number,
  criteria: readonly VenueCriterion[],
  need: VenueNeed,
): string {
  const byValue = criteria.toSorted(
    (a, b) => (values[b.id] ?? 0) - (values[a.id] ?? 0) || b.weightBasisPoints - a.weightBasisPoints,
  );
  const say = (row: VenueCriterion | undefined): string =>
    row ? `${row.title.toLowerCase()} ${percent(values[row.id] ?? 0)}` : '';
  const cost = formatMinor(venue.allInCostMinor, need.currency);
  return `${venue.name} scores ${percent(score)}: strongest on ${say(byValue[0])} and ${say(byValue[1])}, weakest on ${say(byValue.at(-1))}; all-in ${cost} for ${venue.capacity} places.`;
}

function percent(basisPoints: number): string {
  return (basisPoints / whole).toFixed(2);
}
