import type { BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import { keptVenueOption, otherVenueOption } from '../artifacts/venue-choice.ts';
import type { VenueCriteriaBody } from '../artifacts/venue-criteria.ts';
import type { VenueScorecardBody } from '../artifacts/venue-scorecard.ts';
import type { VenueCandidate } from '../artifacts/venue-shortlist.ts';
import type { Claim } from '../kernel/claim.ts';
import { formatMinor } from '../kernel/money.ts';
import { freeOf } from './quote-claims.ts';

type Compared = Pick<VenueScorecardBody, 'comparison' | 'ranking'>;

/** What the event costs in a house as far as the choice decides it; hire alone where nothing else was compared. */
function costIn(house: VenueCandidate, { comparison }: Pick<Compared, 'comparison'>): number {
  return comparison?.find(({ candidateId }) => candidateId === house.id)?.comparableMinor ?? house.costMinor;
}

/** In one currency only: what is compared is never converted. */
function cheapestOf(
  candidates: readonly VenueCandidate[],
  planned: VenueCandidate,
  card: Compared,
): VenueCandidate {
  return candidates
    .filter(({ currency }) => currency === planned.currency)
    .reduce((best, house) => (costIn(house, card) < costIn(best, card) ? house : best), planned);
}

interface Ask {
  candidates: readonly VenueCandidate[];
  card: Compared;
  planned: VenueCandidate | undefined;
}

const others = 'The plan moves there; a person approves the venue.';

/** The researcher's side: the house that the plan is made with. Wrong, it has cost what the cheapest would have saved. */
export function plannedVenueClaims({ candidates, card, planned }: Ask, stated: boolean): Claim[] {
  if (!planned) return [];
  const cheapest = cheapestOf(candidates, planned, card);
  return [
    {
      key: 'venue',
      wants: { is: planned.id },
      hard: false,
      stated,
      byGate: false,
      why: stated ? `A person took ${planned.name}` : `${planned.name} comes first in the scorecard`,
      wrongMinor: costIn(planned, card) - costIn(cheapest, card),
      option: {
        id: keptVenueOption(planned.id),
        label: `Plan with ${planned.name}`,
        effect: 'The plan stays as it is; the venue is approved by a person.',
      },
    },
  ];
}

/** The analyst's side: the cheapest house, where it saves more than may be moved without a new approval. */
export function cheapestVenueClaims(
  { candidates, card, planned }: Ask,
  decision: BudgetDecisionBody,
): Claim[] {
  if (!planned) return [];
  const cheapest = cheapestOf(candidates, planned, card);
  const savingMinor = costIn(planned, card) - costIn(cheapest, card);
  if (savingMinor <= decision.changeImpact.reapprovalThresholdMinor) return [];
  const saved = formatMinor(savingMinor, planned.currency);
  return [
    {
      key: 'venue',
      wants: { is: cheapest.id },
      hard: false,
      stated: false,
      byGate: false,
      why: `${cheapest.name} costs ${saved} less${card.comparison ? ', in all that depends on the house' : ''}`,
      wrongMinor: null,
      option: {
        id: otherVenueOption(cheapest.id),
        label: `Take ${cheapest.name}`,
        effect: `It scores lower. ${others}`,
        savingMinor,
      },
      gives: freeOf(decision),
    },
  ];
}

const dock = 'loading dock';

/** The coordinator's side: the best house with a dock, where much is loaded in and the planned one names none. */
export function loadInVenueClaims(
  { candidates, card, planned }: Ask,
  { amenities }: VenueCriteriaBody,
): Claim[] {
  const hasDock = ({ features }: VenueCandidate): boolean =>
    features.some((feature) => feature.includes(dock));
  if (!planned || hasDock(planned) || !amenities.includes('loading access')) return [];
  const best = card.ranking
    .flatMap((id) => candidates.filter((house) => house.id === id))
    .find((house) => hasDock(house) && house.currency === planned.currency);
  if (!best) return [];
  const cheapest = cheapestOf(candidates, planned, card);
  const savingMinor = costIn(planned, card) - costIn(best, card);
  return [
    {
      key: 'venue',
      wants: { is: best.id },
      hard: false,
      stated: false,
      byGate: false,
      why: `Much is loaded in, and ${planned.name} names no loading dock as ${best.name} does`,
      wrongMinor: costIn(best, card) - costIn(cheapest, card),
      option: {
        id: otherVenueOption(best.id),
        label: `Take ${best.name}`,
        effect: `Load-in by a dock; ${costWords(savingMinor, planned.currency)}. ${others}`,
        savingMinor,
      },
    },
  ];
}

function costWords(savingMinor: number, currency: string): string {
  if (savingMinor === 0) return 'it costs the same';
  const amount = formatMinor(Math.abs(savingMinor), currency);
  return savingMinor > 0 ? `${amount} less` : `${amount} more`;
}
