import type { BudgetDecisionBody } from '../../../../../shared/artifacts/budget-decision.ts';
import type { TimelineBody } from '../../../../../shared/artifacts/timeline.ts';
import type { RiskRegisterBody } from '../../../../../shared/artifacts/risk-register.ts';
import type { VenueScorecardBody } from '../../../../../shared/artifacts/venue-scorecard.ts';
import type { VenueShortlistBody } from '../../../../../shared/artifacts/venue-shortlist.ts';
import { useArtifact } from '../../../api/queries.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { Section } from '../../../ui/Section.tsx';
import { money } from '../../../ui/figures.ts';

/** The plan in five lines; what is not drafted yet says so. */
export function KeyFigures({ eventId }: { eventId: string }) {
  const budget = useArtifact<BudgetDecisionBody>(eventId, 'BudgetDecision').data?.body;
  const timeline = useArtifact<TimelineBody>(eventId, 'Timeline').data?.body;
  const risks = useArtifact<RiskRegisterBody>(eventId, 'RiskRegister').data?.body;
  const shortlist = useArtifact<VenueShortlistBody>(eventId, 'VenueShortlist').data?.body;
  const scorecard = useArtifact<VenueScorecardBody>(eventId, 'VenueScorecard').data?.body;
  return (
    <Section title="The plan in short">
      <Facts
        of={[
          [
            'Plan',
            budget ? money(budget.costMinor + budget.contingencyMinor, budget.currency) : 'not costed yet',
          ],
          ['Budget', budget ? budgetWords(budget) : 'not decided yet'],
          ['Lead time', timeline ? leadTimeWords(timeline) : 'not planned yet'],
          ['Venue', shortlist && scorecard ? venueWords(shortlist, scorecard) : 'not compared yet'],
          ['Risks', risks ? riskWords(risks) : 'not rated yet'],
        ]}
      />
    </Section>
  );
}

function budgetWords({ currency, totalMinor, overBudget, headroomMinor }: BudgetDecisionBody): string {
  const total = money(totalMinor, currency);
  if (overBudget) return `${total}; the plan is ${money(overBudget.shortfallMinor, currency)} over it`;
  return `${total}; ${money(headroomMinor, currency)} unallocated`;
}

function leadTimeWords({ weeksAvailable, weeksLikely, feasible }: TimelineBody): string {
  const words = `${weeksAvailable} working weeks; about ${weeksLikely} are likely needed`;
  return feasible ? words : `${words}: not feasible as planned`;
}

function venueWords({ candidates }: VenueShortlistBody, { recommended }: VenueScorecardBody): string {
  const first = candidates.find(({ id }) => id === recommended);
  return first ? `${first.name}, first of ${candidates.length} compared` : 'none fits';
}

function riskWords({ risks, blocksFrom }: RiskRegisterBody): string {
  const blocking = risks.filter(({ residual }) => residual.rating >= blocksFrom).length;
  return blocking > 0
    ? `${risks.length}, of which ${blocking} block the final go`
    : `${risks.length}, none blocks the final go`;
}
