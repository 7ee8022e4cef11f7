import type { CriterionWeight, ScoredVenue } from './venue-scoring.ts';

export interface Closeness {
  id: string;
  /** 1000 at the ideal of all candidates, 0 at the opposite. */
  closenessPerMille: number;
}

/**
 * Second opinion by distance (TOPSIS): how near each venue is to the best, and how far from the worst, that the list has
 * on each criterion. Unlike a weighted sum it punishes a weakness more than strengths elsewhere make up for.
 */
export function closenessToIdeal(
  venues: readonly ScoredVenue[],
  weights: readonly CriterionWeight[],
): Closeness[] {
  const columns = weights.map(({ id, weightBp }) => {
    const scores = venues.map((venue) => venue.scores[id] ?? 0);
    const length = Math.sqrt(scores.reduce((sum, score) => sum + score * score, 0)) || 1;
    const values = scores.map((score) => (weightBp * score) / length);
    return { values, best: Math.max(...values), worst: Math.min(...values) };
  });
  return venues
    .map(({ id }, row) => {
      const distance = (to: 'best' | 'worst'): number =>
        Math.sqrt(columns.reduce((sum, column) => sum + ((column.values[row] ?? 0) - column[to]) ** 2, 0));
      const [toBest, toWorst] = [distance('best'), distance('worst')];
      // One candidate, or equal ones: all are the ideal.
      const closeness = toBest + toWorst === 0 ? 1 : toWorst / (toBest + toWorst);
      return { id, closenessPerMille: Math.round(closeness * 1_000) };
    })
    .sort((a, b) => b.closenessPerMille - a.closenessPerMille || (a.id < b.id ? -1 : 1));
}
