import type { VenueScorecardBody } from '../artifacts/venue-scorecard.ts';
import { drawnSpreadPercent, robustFromPerMille } from '../knowledge/venue-weights.ts';
import type { CriterionWeight, ScoredVenue } from './venue-scoring.ts';
import { type BreakEven, breakEvenWeights, drawnWeights, movedWeights } from './venue-sensitivity.ts';
import { closenessToIdeal } from './venue-topsis.ts';

export interface SensitivityAsk {
  venues: readonly ScoredVenue[];
  weights: readonly CriterionWeight[];
  recommended: string | null;
  nameOf: (id: string) => string;
  /** Of a criterion. */
  labelOf: (id: string) => string;
  /** Percent by which each weight is moved. */
  movePercent: number;
  /** Weightings drawn around those of the brief; 0: none. */
  trials: number;
  seed: number;
}

type Sensitivity = VenueScorecardBody['sensitivity'];

/** Whether the winner is a matter of the weights: first each alone, then all together. */
export function sensitivityOf(ask: SensitivityAsk): Sensitivity {
  const { venues, weights, recommended, movePercent, trials, seed } = ask;
  const cases = movedWeights(venues, weights, movePercent);
  const kept = cases.filter(({ winner }) => winner === recommended).length;
  const lost = cases.filter(({ winner }) => winner !== recommended);
  const changes = lost.map(({ criterionId, changePercent, winner }) => ({
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
    note: noteOn(ask, { robust, lost, cases: cases.length, drawnShare, mostDrawn: mostOf(wins), breakEven }),
  };
}

interface Wins {
  id: string;
  wins: number;
}

const mostOf = (wins: readonly Wins[]): Wins | undefined => wins.toSorted((a, b) => b.wins - a.wins)[0];

function shareOf(wins: readonly Wins[], recommended: string | null, trials: number): number {
  const won = wins.find(({ id }) => id === recommended)?.wins ?? 0;
  return trials === 0 ? 0 : Math.round((won * 1_000) / trials);
}

interface Outcome {
  robust: boolean;
  /** The changes of one weight that put another venue first. */
  lost: readonly { criterionId: string; changePercent: number; winner: string }[];
  cases: number;
  drawnShare: number;
  /** Who wins most draws; undefined without draws. */
  mostDrawn: Wins | undefined;
  breakEven: readonly BreakEven[];
}

/** In plain words: how close the first place is, what would change it, and who leads then. */
function noteOn(ask: SensitivityAsk, outcome: Outcome): string {
  const { venues, recommended, movePercent, trials, nameOf, labelOf } = ask;
  const { robust, lost, cases, drawnShare, breakEven } = outcome;
  if (recommended === null) return 'There is nothing to test.';
  if (venues.length === 1)
    return 'Only one candidate is left: no weight changes that, and nothing is compared.';
  const name = nameOf(recommended);
  const [one] = lost;
  const moved = one
    ? `When one criterion counts ${movePercent} % more or less, another venue comes first in ${lost.length} of ${cases} cases: for instance ${nameOf(one.winner)} if "${labelOf(one.criterionId)}" counts ${one.changePercent > 0 ? 'more' : 'less'}.`
    : `${name} stays first when any one criterion counts ${movePercent} % more or less.`;
  const close = robust ? '' : 'The first place is close. ';
  if (trials === 0) return `${close}${moved}`;
  const drawn = `When all of them at once count up to ${drawnSpreadPercent} % more or less, at random, ${name} comes first in ${drawnShare / 10} % of ${trials.toLocaleString('en')} draws.`;
  return `${close}${moved} ${drawn}${adviceOn(ask, outcome)} ${tippingPoint(ask, breakEven)}`;
}

/** What to do where another venue wins more draws: the first place then rests on how this brief weighs. */
function adviceOn({ recommended, trials, nameOf }: SensitivityAsk, { robust, mostDrawn }: Outcome): string {
  if (robust || !mostDrawn || mostDrawn.id === recommended) return '';
  const share = shareOf([mostDrawn], mostDrawn.id, trials) / 10;
  const other = nameOf(mostDrawn.id);
  return ` ${other} does in ${share} %: the recommendation rests on what this brief weighs most. If you doubt those weights, ask ${other} for an offer as well before you decide.`;
}

/** The smallest change of one weight that puts another venue first. */
function tippingPoint({ nameOf, labelOf }: SensitivityAsk, breakEven: readonly BreakEven[]): string {
  const [nearest] = breakEven
    .flatMap(({ criterionId, weightBp, atBp, thenFirst }) =>
      atBp === null || thenFirst === null ? [] : [{ criterionId, weightBp, atBp, thenFirst }],
    )
    .toSorted((a, b) => Math.abs(a.atBp - a.weightBp) - Math.abs(b.atBp - b.weightBp));
  if (!nearest) return 'No change of one weight alone puts another venue first.';
  const { criterionId, weightBp, atBp, thenFirst } = nearest;
  const points = Math.round(Math.abs(atBp - weightBp) / 10) / 10;
  const way = `${points === 1 ? '1 point' : `${points} points`} ${atBp > weightBp ? 'more' : 'less'}`;
  const weights = `${Math.round(atBp / 10) / 10} instead of ${Math.round(weightBp / 10) / 10} of 100`;
  return `The first place changes if "${labelOf(criterionId)}" counts ${way} (${weights}): then ${nameOf(thenFirst)} leads.`;
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
        ? `A second method (distance to an ideal venue) puts ${nameOf(first)} first as well.`
        : `A second method (distance to an ideal venue) puts ${nameOf(first)} first: ${nameOf(recommended ?? '')} makes up for a weakness that this method counts more. Look at both.`;
  return { method: 'TOPSIS', ranking, agrees, note };
}
