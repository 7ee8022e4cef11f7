import { drawnSpreadPercent } from '../knowledge/venue-weights.ts';
import { randomStream } from './seeded-random.ts';
import { type CriterionWeight, rankVenues, type ScoredVenue } from './venue-scoring.ts';

/** Each weight moved down and up by `percent`: who comes first then. Weights need not sum up again: only order counts. */
export function movedWeights(
  venues: readonly ScoredVenue[],
  weights: readonly CriterionWeight[],
  percent: number,
): { criterionId: string; changePercent: number; winner: string }[] {
  return weights.flatMap(({ id }) =>
    [-percent, percent].flatMap((changePercent) => {
      const moved = weights.map((row) =>
        row.id === id ? { id, weightBp: (row.weightBp * (100 + changePercent)) / 100 } : row,
      );
      const winner = winnerOf(venues, moved);
      return winner === undefined ? [] : [{ criterionId: id, changePercent, winner }];
    }),
  );
}

/**
 * Wins per venue over `trials` draws in which every weight at once counts up to `drawnSpreadPercent` more or less, each
 * evenly. Every venue is listed, best first; the wins sum to `trials`.
 */
export function drawnWeights(
  venues: readonly ScoredVenue[],
  weights: readonly CriterionWeight[],
  trials: number,
  seed: number,
): { id: string; wins: number }[] {
  const stream = randomStream(seed, 'venue-weights');
  const spread = drawnSpreadPercent / 100;
  const wins = new Map(venues.map(({ id }) => [id, 0]));
  for (let trial = 0; trial < trials; trial += 1) {
    const drawn = weights.map(({ id, weightBp }) => ({
      id,
      weightBp: weightBp * (1 + spread * (2 * stream.next() - 1)),
    }));
    const winner = winnerOf(venues, drawn);
    if (winner !== undefined) wins.set(winner, (wins.get(winner) ?? 0) + 1);
  }
  return [...wins]
    .map(([id, won]) => ({ id, wins: won }))
    .sort((a, b) => b.wins - a.wins || (a.id < b.id ? -1 : 1));
}

export interface BreakEven {
  criterionId: string;
  weightBp: number;
  /** The nearest weight at which another venue draws level, the other weights keeping their proportions; null: none. */
  atBp: number | null;
  thenFirst: string | null;
}

export function breakEvenWeights(
  venues: readonly ScoredVenue[],
  weights: readonly CriterionWeight[],
): BreakEven[] {
  const first = rankVenues(venues, weights)[0]?.id;
  const winner = venues.find(({ id }) => id === first);
  return weights.map(({ id, weightBp }) => {
    const crossings = winner
      ? venues.flatMap((rival) => crossing(winner, rival, id, weights)).toSorted(nearest(weightBp))
      : [];
    const [next] = crossings;
    return { criterionId: id, weightBp, atBp: next?.atBp ?? null, thenFirst: next?.rival ?? null };
  });
}

interface Crossing {
  atBp: number;
  rival: string;
}

function nearest(weightBp: number) {
  return (a: Crossing, b: Crossing): number =>
    Math.abs(a.atBp - weightBp) - Math.abs(b.atBp - weightBp) || (a.rival < b.rival ? -1 : 1);
}

/** Totals are straight lines in one weight, so two venues are level at most once. */
function crossing(
  winner: ScoredVenue,
  rival: ScoredVenue,
  criterion: string,
  weights: readonly CriterionWeight[],
): Crossing[] {
  if (rival.id === winner.id) return [];
  const others = weights.filter(({ id }) => id !== criterion);
  const sum = others.reduce((total, { weightBp }) => total + weightBp, 0);
  if (sum === 0) return [];
  const rest = (venue: ScoredVenue): number =>
    others.reduce((total, { id, weightBp }) => total + weightBp * (venue.scores[id] ?? 0), 0) / sum;
  const inRest = rest(winner) - rest(rival);
  const inThis = (winner.scores[criterion] ?? 0) - (rival.scores[criterion] ?? 0);
  if (inRest === inThis) return [];
  const atBp = Math.round((10_000 * inRest) / (inRest - inThis));
  return atBp >= 0 && atBp <= 10_000 ? [{ atBp, rival: rival.id }] : [];
}

function winnerOf(venues: readonly ScoredVenue[], weights: readonly CriterionWeight[]): string | undefined {
  return rankVenues(venues, weights)[0]?.id;
}
