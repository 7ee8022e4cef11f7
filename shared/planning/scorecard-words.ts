import type { VenueCriteriaBody } from '../artifacts/venue-criteria.ts';
import type { VenueScorecardBody } from '../artifacts/venue-scorecard.ts';
import type { VenueCandidate } from '../artifacts/venue-shortlist.ts';
import { formatMinor } from '../kernel/money.ts';
import type { AllIn } from './venue-all-in.ts';
import { unknownFit } from './venue-scoring.ts';

/** Why a candidate has its score on a criterion. `allIn` where more than hire is compared. */
export function scoreReason(
  criterion: string,
  candidate: VenueCandidate,
  criteria: Pick<VenueCriteriaBody, 'minCapacity'>,
  allIn: AllIn | undefined,
): string {
  const { layoutCapacity, stepFree, toVerify, fit, source, closes } = candidate;
  switch (criterion) {
    case 'cost':
      return costReason(candidate, allIn);
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

function costReason(candidate: VenueCandidate, allIn: AllIn | undefined): string {
  const { costMinor, currency, overEnvelope } = candidate;
  const over = overEnvelope ? ', more than is set aside' : '';
  if (allIn) {
    const [own, total] = [allIn.comparableMinor, allIn.totalMinor].map((minor) =>
      formatMinor(minor, allIn.currency),
    );
    return `About ${own} for hire, technology, network and overtime; ${total} all-in with food, service and tax${over}`;
  }
  return costMinor === 0
    ? 'Costs nothing if the host agrees'
    : `About ${formatMinor(costMinor, currency)} for all event days${over}`;
}

/** Order, lead and reasons; `why` in place of the strongest and weakest criterion. */
export function scorecardRationale(
  ordered: VenueScorecardBody['rows'],
  candidates: readonly VenueCandidate[],
  labelOf: (criterionId: string) => string,
  why?: string,
): string {
  const [first, second] = ordered;
  const nameOf = (id: string | undefined): string =>
    candidates.find((candidate) => candidate.id === id)?.name ?? '';
  if (!first) return 'There is no candidate to score: the shortlist says why.';
  const lead = second
    ? `, ${aheadOf(first, second, nameOf(second.candidateId))}.`
    : '; it is the only one left.';
  return `${nameOf(first.candidateId)} comes first with ${first.totalPerMille} of 1000${lead} ${why ?? extremes(first, labelOf)}`;
}

function aheadOf(
  first: VenueScorecardBody['rows'][number],
  second: VenueScorecardBody['rows'][number],
  name: string,
): string {
  const points = first.totalPerMille - second.totalPerMille;
  if (points === 0) return `level with ${name}`;
  return `${points === 1 ? '1 point' : `${points} points`} ahead of ${name} (${second.totalPerMille})`;
}

/** What nobody has confirmed yet of the recommended venue. */
export const beforeContract = (recommended: string | null, candidates: readonly VenueCandidate[]): string[] =>
  candidates.find(({ id }) => id === recommended)?.toVerify.map(({ what }) => what) ?? [];

function extremes({ scores }: VenueScorecardBody['rows'][number], labelOf: (id: string) => string): string {
  const name = (id: string | undefined) => (id === undefined ? '' : `"${labelOf(id)}"`);
  const best = scores.toSorted((a, b) => b.score - a.score)[0];
  const worst = scores.toSorted((a, b) => a.score - b.score)[0];
  return `Strongest on ${name(best?.criterionId)} (${best?.score}: ${best?.rationale}), weakest on ${name(worst?.criterionId)} (${worst?.score}: ${worst?.rationale}).`;
}
