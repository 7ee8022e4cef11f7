import { eventBrief } from '../../../artifacts/event-brief.ts';
import { venueCriteria, type VenueCriteriaBody } from '../../../artifacts/venue-criteria.ts';
import { venueScorecard, type VenueScorecardBody } from '../../../artifacts/venue-scorecard.ts';
import { type VenueCandidate, venueShortlist } from '../../../artifacts/venue-shortlist.ts';
import { noShowRateTable } from '../../../knowledge/attendance-rates.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import {
  fullVenueCriteria,
  plainVenueCriteria,
  type WeightedCriterion,
} from '../../../knowledge/venue-weights.ts';
import { priceTables } from '../../../planning/cost-terms.ts';
import { beforeContract, scoreReason, scorecardRationale } from '../../../planning/scorecard-words.ts';
import { secondOpinionOf, sensitivityOf } from '../../../planning/scorecard-sensitivity.ts';
import { type AllIn, allInComparison } from '../../../planning/venue-all-in.ts';
import { venuePairs } from '../../../planning/venue-pairs.ts';
import {
  type CriterionWeight,
  rankVenues,
  type ScoredVenue,
  scoreVenues as scoresOf,
} from '../../../planning/venue-scoring.ts';
import { type EmphasisStrength, weightsFor } from '../../../planning/venue-weights.ts';
import { sayWhyFirst } from '../refinements/say-why-first.ts';

interface ScoringParams {
  criteria: readonly WeightedCriterion[];
  /** How much a must or a wish of the brief adds to a weight. */
  emphasis: EmphasisStrength;
  /** What candidates are compared by: hire alone, or all that the event costs there. */
  compare: 'hire' | 'all-in';
  movePercent: number;
  weightTrials: number;
  secondOpinion: boolean;
  /** Pairs of buildings to name, where the brief asks for two. */
  pairs: number;
}

const noEmphasis: EmphasisStrength = { mustBasisPoints: 0, wishBasisPoints: 0 };
/** Planner's judgement: a must counts for a good half of a middling criterion more. */
const emphasis: EmphasisStrength = { mustBasisPoints: 800, wishBasisPoints: 400 };

const levels: Record<'Beginner' | 'Intermediate' | 'Advanced', ScoringParams> = {
  Beginner: {
    criteria: plainVenueCriteria,
    emphasis: noEmphasis,
    compare: 'hire',
    movePercent: 20,
    weightTrials: 0,
    secondOpinion: false,
    pairs: 0,
  },
  Intermediate: {
    criteria: fullVenueCriteria,
    emphasis,
    compare: 'all-in',
    movePercent: 20,
    weightTrials: 1_000,
    secondOpinion: false,
    pairs: 0,
  },
  Advanced: {
    criteria: fullVenueCriteria,
    emphasis,
    compare: 'all-in',
    movePercent: 20,
    weightTrials: 1_000,
    secondOpinion: true,
    pairs: 3,
  },
};

export const scoreVenues = defineTask({
  name: 'score-venues',
  title: 'Score the venues',
  agent: 'venue-researcher',
  reads: [eventBrief, venueCriteria, venueShortlist],
  writes: venueScorecard,
  knowledge: [...priceTables, noShowRateTable],
  refinable: ['rationale'],
  refine: sayWhyFirst,
  levels,
  draft: (
    { EventBrief: brief, VenueCriteria: criteria, VenueShortlist: list },
    { params, seed, knowledge },
  ) => {
    const { candidates } = list;
    const weighted = weightsFor(brief, params.criteria, params.emphasis);
    const weights = weighted.map(({ id, weightBasisPoints }) => ({ id, weightBp: weightBasisPoints }));
    const allIn = params.compare === 'all-in' ? allInComparison(brief, criteria, candidates, knowledge) : [];
    const venues = scoredVenues(candidates, criteria, weights, allIn);
    const ranked = rankVenues(venues, weights);
    const totals = new Map(ranked.map(({ id, totalPerMille }) => [id, totalPerMille]));
    const rows = candidates.map((candidate) => {
      const scores = venues.find(({ id }) => id === candidate.id)?.scores ?? {};
      const own = allIn.find(({ candidateId }) => candidateId === candidate.id);
      return rowOf(candidate, scores, totals.get(candidate.id) ?? 0, weights, criteria, own);
    });
    const ranking = ranked.map(({ id }) => id);
    const recommended = ranking[0] ?? null;
    const nameOf = (id: string) => candidates.find((candidate) => candidate.id === id)?.name ?? id;
    const { movePercent, weightTrials: trials } = params;
    const labelOf = (id: string) => weighted.find((criterion) => criterion.id === id)?.title ?? id;
    const ask = { venues, weights, recommended, nameOf, labelOf, movePercent, trials, seed };
    return {
      criteria: weighted.map(({ id, title, weightBasisPoints, why }) => ({
        id,
        label: title,
        weightBp: weightBasisPoints,
        why,
      })),
      rows,
      ranking,
      recommended,
      rationale: scorecardRationale(
        ranking.flatMap((id) => rows.filter(({ candidateId }) => candidateId === id)),
        candidates,
        labelOf,
      ),
      beforeContract: beforeContract(recommended, candidates),
      ...(params.compare === 'all-in' && {
        comparison: allIn.map(({ hireMinor: _hire, technologyFeeMinor: _fee, ...shown }) => shown),
      }),
      ...(params.secondOpinion && { secondOpinion: secondOpinionOf(ask) }),
      ...pairsOf(candidates, totals, criteria, params.pairs),
      sensitivity: sensitivityOf(ask),
    };
  },
});

function scoredVenues(
  candidates: readonly VenueCandidate[],
  criteria: VenueCriteriaBody,
  weights: readonly CriterionWeight[],
  allIn: readonly AllIn[],
): ScoredVenue[] {
  const isOver = candidates.some(({ overEnvelope }) => overEnvelope);
  // Technology and network that every candidate needs alike is no reason for or against one of them.
  const extras = allIn.map(({ comparableMinor, hireMinor }) => comparableMinor - hireMinor);
  const shared = extras.length === 0 ? 0 : Math.min(...extras);
  const costOf = ({ id, costMinor }: VenueCandidate): number => {
    const own = allIn.find(({ candidateId }) => candidateId === id);
    return own ? own.comparableMinor - shared : costMinor;
  };
  const figures = candidates.map((candidate) => ({
    id: candidate.id,
    capacity: candidate.layoutCapacity,
    stepFree: candidate.stepFree === 'varies' ? null : candidate.stepFree !== 'no',
    costMinor: costOf(candidate),
    fit: candidate.fit,
  }));
  // All-in, a venue has to justify what it takes above the usual share.
  const range = criteria.budgetRange;
  const setAside = allIn.length > 0 ? range?.targetMinor : range?.maxMinor;
  const limitMinor = isOver ? null : (setAside ?? null);
  return scoresOf(figures, { seats: criteria.minCapacity, limitMinor }, weights);
}

function rowOf(
  candidate: VenueCandidate,
  values: Readonly<Record<string, number>>,
  totalPerMille: number,
  weights: readonly CriterionWeight[],
  criteria: VenueCriteriaBody,
  allIn: AllIn | undefined,
): VenueScorecardBody['rows'][number] {
  const scores = weights.map(({ id }) => ({
    criterionId: id,
    score: values[id] ?? 0,
    rationale: scoreReason(id, candidate, criteria, allIn),
  }));
  return { candidateId: candidate.id, scores, totalPerMille };
}

function pairsOf(
  candidates: readonly VenueCandidate[],
  totals: ReadonlyMap<string, number>,
  criteria: VenueCriteriaBody,
  most: number,
): Pick<VenueScorecardBody, 'pairs' | 'whyNoPairs'> {
  if (most === 0 || !criteria.buildings) return {};
  const pairs = venuePairs(candidates, totals, criteria, most);
  return pairs.length > 0
    ? { pairs }
    : { pairs, whyNoPairs: 'Fewer than two candidates, or no rooms that could move to another building.' };
}
