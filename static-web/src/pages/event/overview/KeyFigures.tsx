import type { BudgetDecisionBody } from '../../../../../shared/artifacts/budget-decision.ts';
import type { CostModelBody } from '../../../../../shared/artifacts/cost-model.ts';
import type { TimelineBody } from '../../../../../shared/artifacts/timeline.ts';
import type { RiskRegisterBody } from '../../../../../shared/artifacts/risk-register.ts';
import type { VendorContractsBody } from '../../../../../shared/artifacts/vendor-contracts.ts';
import type { VenueShortlistBody } from '../../../../../shared/artifacts/venue-shortlist.ts';
import type { VenueAvailabilityBody } from '../../../../../shared/artifacts/venue-availability.ts';
import { useArtifact, useEventApprovals } from '../../../api/queries.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { Section } from '../../../ui/Section.tsx';
import { money } from '../../../ui/figures.ts';
import { heldVenue } from '../../../../../shared/contracts/held-venue.ts';
import { approvedNow } from '../decided-so-far.ts';
import { movedMoney } from '../moved-money.ts';

/** The plan in five lines; what is not drafted yet says so. */
export function KeyFigures({ eventId }: { eventId: string }) {
  const budget = useArtifact<BudgetDecisionBody>(eventId, 'BudgetDecision').data?.body;
  const timeline = useArtifact<TimelineBody>(eventId, 'Timeline').data?.body;
  const risks = useArtifact<RiskRegisterBody>(eventId, 'RiskRegister').data?.body;
  const shortlist = useArtifact<VenueShortlistBody>(eventId, 'VenueShortlist').data?.body;
  const costs = useArtifact<CostModelBody>(eventId, 'CostModel').data?.body;
  const contracts = useArtifact<VendorContractsBody>(eventId, 'VendorContracts').data?.body;
  const left = contracts?.left;
  const availability = useArtifact<VenueAvailabilityBody>(eventId, 'VenueAvailability').data?.body;
  const approved = approvedNow(useEventApprovals(eventId).data?.approvals ?? []);
  return (
    <Section title="The plan in short">
      <Facts
        of={[
          ['Planned cost', budget ? plannedWords(budget, contracts) : 'not costed yet'],
          ['Budget', budget ? budgetWords(budget, left, approved.has('budget')) : 'not decided yet'],
          ['Lead time', timeline ? leadTimeWords(timeline) : 'not planned yet'],
          [
            'Venue',
            (availability && heldVenue(availability)) ??
              (shortlist && costs ? venueWords(shortlist, costs, approved.has('venue')) : 'not compared yet'),
          ],
          ['Risks', risks ? riskWords(risks) : 'not rated yet'],
        ]}
      />
    </Section>
  );
}

type Left = VendorContractsBody['left'];

/** Lines and contingency, with what decisions moved out of the headroom to quotes and holds on record. */
function plannedWords(
  { costMinor, contingencyMinor, currency }: BudgetDecisionBody,
  contracts: VendorContractsBody | undefined,
): string {
  const { fromHeadroomMinor } = movedMoney(contracts ?? {});
  return money(costMinor + contingencyMinor + fromHeadroomMinor, currency);
}

function budgetWords(
  { currency, totalMinor, overBudget, headroomMinor: planned }: BudgetDecisionBody,
  left: Left,
  approved: boolean,
): string {
  const headroomMinor = left?.headroomMinor ?? planned;
  const total = `${money(totalMinor, currency)}${approved ? ', approved' : ''}`;
  if (overBudget) return `${total}; the plan is ${money(overBudget.shortfallMinor, currency)} over it`;
  return `${total}; ${money(headroomMinor, currency)} unallocated`;
}

function leadTimeWords({ weeksAvailable, weeksLikely, feasible }: TimelineBody): string {
  const words = `${weeksAvailable} working weeks; about ${weeksLikely} are likely needed`;
  return feasible ? words : `${words}: not feasible as planned`;
}

/** The venue that the costs rest on: the one that people took, until then the one that is recommended. */
function venueWords({ candidates }: VenueShortlistBody, { venue }: CostModelBody, approved: boolean): string {
  if (venue.standing === 'none') return 'none fits';
  if (approved) return `${venue.name}, approved`;
  const compared = `of ${candidates.length} compared`;
  return `${venue.name}, ${venue.standing === 'chosen' ? `chosen ${compared}` : `first ${compared}`}`;
}

function riskWords({ risks, blocksFrom }: RiskRegisterBody): string {
  const blocking = risks.filter(({ residual }) => residual.rating >= blocksFrom).length;
  return blocking > 0
    ? `${risks.length}, of which ${blocking} block the final go`
    : `${risks.length}, none blocks the final go`;
}
