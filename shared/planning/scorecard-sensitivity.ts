import type { VenueScorecardBody } from '../artifacts/venue-scorecard.ts';
import { robustFromPerMille } from '../knowledge/venue-weights.ts';
import type { CriterionWeight, ScoredVenue } from './venue-scoring.ts';
import { type BreakEven, breakEvenWeights, drawnWeights, movedWeights } from './venue-sensitivity.ts';
import { closenessToIdeal } from './venue-topsis.ts';

export interface SensitivityAsk {
  venues: readonly ScoredVenue[];
  weights: readonly CriterionWeight[];
  recommended: string | null;
  nameOf: (id: string) => string;
  /** Percent by which each weight is moved. */
  movePercent: number;
  /** Weightings drawn from all possible ones; 0: none. */
  trials: number;
  seed: number;
}

type Sensitivity = VenueScorecardBody['sensitivity'];

/** Whether the winner is a matter of the weights: first each alone, then all together. */
export function sensitivityOf(ask: SensitivityAsk): Sensitivity {
  const { venues, weights, recommended, movePercent, trials, seed } = ask;
  const cases = movedWeights(venues, weights, movePercent);
  const kept = cases.filter(({ winner }) => winner === recommended).length;
  const changes = cases
    .filter(({ winner }) => winner !== recommended)
    .map(({ criterionId, changePercent, winner }) => ({
      criterionId,
      change: `weight ${changePercent > 0 ? '+' : ''}${changePercent} %`,
      winner,
    }));
  const wins = trials > 0 ? drawnWeights(venues, weights, trials, seed) : [];
  const drawnShare = shareOf(wins, recommended, trials);
  const robust =
    recommended !== null && changes.length === 0 && (trials === 0 || drawnShare >= robustFromPerMille);
  const breakEven = breakEvenWeights(venues, weights);
  return {
    robust,
    winnerSharePerMille: cases.length === 0 ? 0 : Math.round((kept * 1_000) / cases.length),
    changes,
    ...(trials > 0 && {
      drawn: { trials, wins: wins.map(({ id, wins: won }) => ({ candidateId: id, wins: won })) },
      breakEven,
    }),
    note: noteOn(ask, { robust, kept, cases: cases.length, drawnShare, breakEven }),
  };
}

function shareOf(
  wins: readonly { id: string; wins: number }[],
  recommended: string | null,
  trials: number,
): number {
  const won = wins.find(({ id }) => id === recommended)?.wins ?? 0;
  return trials === 0 ? 0 : Math.round((won * 1_000) / trials);
}

interface Outcome {
  robust: boolean;
  kept: number;
  cases: number;
  drawnShare: number;
  breakEven: readonly BreakEven[];
}

function noteOn(ask: SensitivityAsk, outcome: Outcome): string {
  const { venues, recommended, movePercent, trials, nameOf } = ask;
  const { robust, kept, cases, drawnShare, breakEven } = outcome;
  if (recommended === null) return 'There is nothing to test.';
  if (venues.length === 1)
    return 'Only one candidate is left: no weight changes that, and nothing is compared.';
  const moved =
    kept === cases
      ? `The winner stays first when any one weight is moved by ${movePercent} %`
      : `The winner stays first in ${kept} of ${cases} trials in which one weight is moved by ${movePercent} %`;
  if (trials === 0) return kept === cases ? `${moved}.` : `${moved}: the choice is close.`;
  const nearest = breakEven
    .filter(({ atBp }) => atBp !== null)
    .toSorted((a, b) => Math.abs((a.atBp ?? 0) - a.weightBp) - Math.abs((b.atBp ?? 0) - b.weightBp))[0];
  const tip =
    nearest?.atBp != null && nearest.thenFirst !== null
      ? ` The nearest tipping point: ${nearest.criterionId} at ${nearest.atBp / 100} % instead of ${nearest.weightBp / 100} %, then ${nameOf(nearest.thenFirst)} draws level.`
      : ' No change of one weight brings another candidate level.';
  return `${robust ? 'Robust' : 'Not robust'}: ${moved.charAt(0).toLowerCase()}${moved.slice(1)}, and in ${drawnShare / 10} % of ${trials} weightings drawn at random.${tip}`;
}

/** The same scores by another method: does it put the same candidate first? */
export function secondOpinionOf({
  venues,
  weights,
  recommended,
  nameOf,
}: SensitivityAsk): VenueScorecardBody['secondOpinion'] {
  const ranking = closenessToIdeal(venues, weights).map(({ id, closenessPerMille }) => ({
    candidateId: id,
    closenessPerMille,
  }));
  const first = ranking[0]?.candidateId ?? null;
  const agrees = first === recommended;
  const note =
    first === null
      ? 'There is nothing to judge.'
      : agrees
        ? `By distance to the ideal, ${nameOf(first)} comes first as well.`
        : `By distance to the ideal, ${nameOf(first)} comes first: ${nameOf(recommended ?? '')} makes up for a weakness that this method counts more. Look at both.`;
  return { method: 'TOPSIS', ranking, agrees, note };
}
