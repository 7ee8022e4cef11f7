import { eventBrief } from '../../../artifacts/event-brief.ts';
import { venueCriteria, type VenueCriteriaBody } from '../../../artifacts/venue-criteria.ts';
import {
  venueScorecard,
  type VenueScorecardBody,
  weightedTotal,
} from '../../../artifacts/venue-scorecard.ts';
import { type VenueCandidate, venueShortlist } from '../../../artifacts/venue-shortlist.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { formatMinor } from '../../../kernel/money.ts';
import {
  scoreVenues as scoreByWeights,
  type VenueCriterion,
  type VenueScoring,
} from '../../../planning/venue-scoring.ts';

/** Basis points; planner's judgement for a small event, where money and fit decide. */
const basicCriteria: readonly (VenueCriterion & { why: string })[] = [
  { id: 'cost', title: 'All-in cost', weightBasisPoints: 3_000, why: 'what is saved here feeds people' },
  {
    id: 'capacity-fit',
    title: 'Capacity fit',
    weightBasisPoints: 2_000,
    why: 'a full room works, an empty one does not',
  },
  { id: 'location', title: 'Location and transit', weightBasisPoints: 2_000, why: 'decides who comes' },
  {
    id: 'accessibility',
    title: 'Accessibility',
    weightBasisPoints: 1_500,
    why: 'known access beats access still to be checked',
  },
  {
    id: 'av-network',
    title: 'AV and network',
    weightBasisPoints: 1_000,
    why: 'what is there need not be hired',
  },
  { id: 'flexibility', title: 'Hours and terms', weightBasisPoints: 500, why: 'longer hours cost extra' },
];

export const scoreVenues = defineTask({
  name: 'score-venues',
  title: 'Score the venues',
  agent: 'venue-researcher',
  reads: [eventBrief, venueCriteria, venueShortlist],
  writes: venueScorecard,
  refinable: ['rationale'],
  levels: { Beginner: { criteria: basicCriteria } },
  draft: ({ EventBrief: brief, VenueCriteria: criteria, VenueShortlist: list }, { params }) => {
    const scoring = scoringOf(list.candidates, criteria, params.criteria, brief.budget?.currency);
    const rows = list.candidates.map((candidate) => rowOf(candidate, scoring, params.criteria, criteria));
    const rankOf = new Map(scoring.ranked.map(({ id, rank }) => [id, rank]));
    const ordered = rows.toSorted(
      (a, b) =>
        b.totalPerMille - a.totalPerMille ||
        (rankOf.get(a.candidateId) ?? 0) - (rankOf.get(b.candidateId) ?? 0),
    );
    const ranking = ordered.map(({ candidateId }) => candidateId);
    const recommended = ranking[0] ?? null;
    return {
      criteria: params.criteria.map(({ id, title, weightBasisPoints, why }) => ({
        id,
        label: title,
        weightBp: weightBasisPoints,
        why,
      })),
      rows,
      ranking,
      recommended,
      rationale: rationaleFor(ordered, list.candidates),
      sensitivity: sensitivityOf(scoring, recommended),
    };
  },
});

function scoringOf(
  candidates: readonly VenueCandidate[],
  criteria: VenueCriteriaBody,
  weights: readonly VenueCriterion[],
  currency = 'USD',
): VenueScoring {
  const isOver = candidates.some(({ overEnvelope }) => overEnvelope);
  return scoreByWeights(
    candidates.map((candidate) => ({
      id: candidate.id,
      name: candidate.name,
      capacity: candidate.layoutCapacity,
      stepFree: candidate.stepFree === 'varies' ? null : candidate.stepFree !== 'no',
      // The shortlist has dealt with hours: usual hours of a kind leave nothing out.
      opens: null,
      closes: null,
      allInCostMinor: candidate.costMinor,
      judged: Object.fromEntries(weights.map(({ id }) => [id, (candidate.fit[id] ?? unknownFit) / 1_000])),
    })),
    {
      seats: criteria.minCapacity,
      stepFreeRequired: criteria.filters.some(({ id, hard }) => id === 'step-free' && hard),
      from: '00:00',
      until: '00:00',
      envelopeMinor: isOver ? null : (criteria.budgetRange?.maxMinor ?? null),
      currency: candidates[0]?.currency ?? currency,
    },
    weights,
  );
}

/** Where the source does not judge a criterion: the middle. */
const unknownFit = 500;

function rowOf(
  candidate: VenueCandidate,
  scoring: VenueScoring,
  weights: readonly VenueCriterion[],
  criteria: VenueCriteriaBody,
): VenueScorecardBody['rows'][number] {
  const values = scoring.ranked.find(({ id }) => id === candidate.id)?.values ?? {};
  const scores = weights.map(({ id }) => ({
    criterionId: id,
    score: Math.round((values[id] ?? 0) / 10),
    rationale: reasonFor(id, candidate, criteria),
  }));
  const weighted = weights.map(({ id, weightBasisPoints }) => ({ id, weightBp: weightBasisPoints }));
  return { candidateId: candidate.id, scores, totalPerMille: weightedTotal(weighted, scores) };
}

function reasonFor(criterion: string, candidate: VenueCandidate, criteria: VenueCriteriaBody): string {
  const { costMinor, currency, layoutCapacity, stepFree, toVerify, fit, source, closes } = candidate;
  switch (criterion) {
    case 'cost':
      return costMinor === 0
        ? 'Costs nothing if the host agrees'
        : `About ${formatMinor(costMinor, currency)} for all event days${candidate.overEnvelope ? ', more than is set aside' : ''}`;
    case 'capacity-fit':
      return `${layoutCapacity} places in the layout wanted, ${criteria.minCapacity} needed`;
    case 'accessibility':
      return {
        yes: 'Step-free',
        usual: 'Step-free as a rule; to be walked',
        varies: 'Step-free access differs; to be walked before anything else',
        no: 'Not step-free',
      }[stepFree];
    case 'flexibility':
      return toVerify.some(({ id }) => id === 'hours')
        ? `Usual closing ${closes ?? 'unknown'}: longer hours have to be agreed`
        : 'Usual hours suffice';
    default:
      return `${source === 'archetype' ? 'Usual for this kind of venue' : 'By its listing'}: ${fit[criterion] ?? unknownFit} of 1000`;
  }
}

function rationaleFor(ordered: VenueScorecardBody['rows'], candidates: readonly VenueCandidate[]): string {
  const [first, second] = ordered;
  const nameOf = (id: string | undefined): string =>
    candidates.find((candidate) => candidate.id === id)?.name ?? '';
  if (!first) return 'There is no candidate to score: the shortlist says why.';
  const winner = candidates.find(({ id }) => id === first.candidateId);
  const best = first.scores.toSorted((a, b) => b.score - a.score)[0];
  const worst = first.scores.toSorted((a, b) => a.score - b.score)[0];
  const lead = second
    ? `, ${first.totalPerMille - second.totalPerMille} points ahead of ${nameOf(second.candidateId)} (${second.totalPerMille}).`
    : '; it is the only one left.';
  const checks =
    winner && winner.toVerify.length > 0
      ? ` Before a contract: ${winner.toVerify.map(({ what }) => what).join('; ')}.`
      : '';
  return `${nameOf(first.candidateId)} comes first with ${first.totalPerMille} of 1000${lead} Strongest on ${best?.criterionId} (${best?.score}: ${best?.rationale}), weakest on ${worst?.criterionId} (${worst?.score}: ${worst?.rationale}).${checks}`;
}

function sensitivityOf(
  { sensitivity: { cases } }: VenueScoring,
  recommended: string | null,
): VenueScorecardBody['sensitivity'] {
  const kept = cases.filter(({ winner }) => winner === recommended).length;
  const share = cases.length === 0 ? 0 : Math.round((kept * 1_000) / cases.length);
  const changes = cases
    .filter(({ winner }) => winner !== recommended)
    .map(({ criterion, change, winner }) => ({
      criterionId: criterion,
      change: `weight ${change > 0 ? '+' : ''}${change} %`,
      winner,
    }));
  const robust = recommended !== null && changes.length === 0;
  const note =
    recommended === null
      ? 'There is nothing to test.'
      : robust
        ? 'The winner stays first when any one weight is moved by 20 %.'
        : `The winner stays first in ${kept} of ${cases.length} trials in which one weight is moved by 20 %: the choice is close.`;
  return { robust, winnerSharePerMille: share, changes, note };
}
