import type { VenueCriteriaBody } from '../artifacts/venue-criteria.ts';
import type { VenueCandidate } from '../artifacts/venue-shortlist.ts';

export interface VenuePair {
  mainId: string;
  secondId: string;
  /** Share of the square metres that moves to the second building. */
  secondSharePerMille: number;
  hireMinor: number;
  currency: string;
  scorePerMille: number;
  walk: { limitMinutes: number | null; minutes: number | null; note: string };
  note: string;
}

/** Rooms of the space programme that can stand in another building than the plenary. */
const movable = /^(track-\d+|lab)$/;

/**
 * Plenary, foyer and expo in one building, the parallel rooms in another: every ordered pair of candidates, each with
 * the share of its price and score that its square metres have. Best first, `most` of them; each pair of houses once.
 */
export function venuePairs(
  candidates: readonly VenueCandidate[],
  totals: ReadonlyMap<string, number>,
  criteria: VenueCriteriaBody,
  most: number,
): VenuePair[] {
  const moved = criteria.spaces
    .filter(({ id }) => movable.test(id))
    .reduce((sum, { areaSquareMetres }) => sum + areaSquareMetres, 0);
  if (moved === 0) return [];
  const share = Math.round((moved * 1_000) / criteria.totalAreaSquareMetres);
  const limit = criteria.buildings?.walkMinutes ?? null;
  const pairs = candidates.flatMap((main) =>
    candidates
      .filter(({ id, currency }) => id !== main.id && currency === main.currency)
      .map((second) => pairOf(main, second, totals, share, limit)),
  );
  const ordered = pairs.toSorted(
    (a, b) =>
      b.scorePerMille - a.scorePerMille ||
      a.hireMinor - b.hireMinor ||
      (a.mainId + a.secondId < b.mainId + b.secondId ? -1 : 1),
  );
  const better = ordered.filter(
    ({ mainId, secondId }, index) =>
      ordered.findIndex((other) => other.mainId === secondId && other.secondId === mainId) > index,
  );
  return better.slice(0, most);
}

function pairOf(
  main: VenueCandidate,
  second: VenueCandidate,
  totals: ReadonlyMap<string, number>,
  share: number,
  limitMinutes: number | null,
): VenuePair {
  const weigh = (ofMain: number, ofSecond: number): number =>
    Math.round((ofMain * (1_000 - share) + ofSecond * share) / 1_000);
  const within = limitMinutes === null ? 'a short walk' : `at most ${limitMinutes} minutes on foot`;
  const sample = main.source === 'archetype' || second.source === 'archetype';
  return {
    mainId: main.id,
    secondId: second.id,
    secondSharePerMille: share,
    hireMinor: weigh(main.costMinor, second.costMinor),
    currency: main.currency,
    scorePerMille: weigh(totals.get(main.id) ?? 0, totals.get(second.id) ?? 0),
    walk: {
      limitMinutes,
      minutes: null,
      note: sample
        ? `Kinds of venue have no address: name two real ones, then walk the way; ${within}.`
        : `Not measured yet: walk the way with a wheelchair and a case; ${within}.`,
    },
    note: 'Plenary, foyer, meals and expo in the first, parallel rooms in the second; both need a help desk, and every change of building a gap in the timetable.',
  };
}
