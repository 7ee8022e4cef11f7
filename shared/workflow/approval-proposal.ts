import type { ApprovalKind, BodyOf } from '../kernel/define-artifact.ts';
import type { ApprovalProposal } from '../kernel/run-store.ts';
import { countWords } from '../kernel/count-words.ts';
import { dayWords } from '../kernel/day-words.ts';
import { formatMinor, sumMinor } from '../kernel/money.ts';
import type { budgetDecision } from '../artifacts/budget-decision.ts';
import { approvableImpacts } from '../artifacts/incident-records.ts';
import type { postmortem } from '../artifacts/postmortem.ts';
import type { timeline } from '../artifacts/timeline.ts';
import { venueChoice } from '../artifacts/venue-choice.ts';
import type { vendorContracts } from '../artifacts/vendor-contracts.ts';
import type { venueAvailability } from '../artifacts/venue-availability.ts';
import type { venueScorecard } from '../artifacts/venue-scorecard.ts';
import type { venueShortlist } from '../artifacts/venue-shortlist.ts';
import { holdsOf } from '../contracts/held-venue.ts';
import { goCheckpoint } from '../knowledge/work-breakdown.ts';
import { toBeChosen } from '../kernel/open-words.ts';
import { houseContract } from '../artifacts/vendor-views.ts';
import { allDraws, type CategoryDraw } from './drawn-money.ts';
import { viewValue, type RunFacts } from './run-facts.ts';

/** Reads the body of the newest revision of one type. */
export type ReadHead = <D>(type: string) => Promise<BodyOf<D>>;

/** What a person is asked to approve, in words and amounts. */
export async function proposalOf(
  kind: ApprovalKind,
  facts: RunFacts,
  read: ReadHead,
): Promise<ApprovalProposal> {
  switch (kind) {
    case 'venue':
      return venueProposal(
        await read<typeof venueScorecard>('VenueScorecard'),
        await read<typeof venueShortlist>('VenueShortlist'),
        facts,
      );
    case 'budget':
      return budgetProposal(await read<typeof budgetDecision>('BudgetDecision'), facts);
    case 'vendor-contracts':
      return contractsProposal(
        await read<typeof vendorContracts>('VendorContracts'),
        await read<typeof venueAvailability>('VenueAvailability'),
      );
    case 'postmortem':
      return postmortemProposal(await read<typeof postmortem>('Postmortem'));
    case 'final-go':
      return finalGoProposal(
        await read<typeof vendorContracts>('VendorContracts'),
        await read<typeof venueAvailability>('VenueAvailability'),
        await read<typeof timeline>('Timeline'),
        facts,
      );
  }
}

function venueProposal(
  scorecard: BodyOf<typeof venueScorecard>,
  { candidates, rationale }: BodyOf<typeof venueShortlist>,
  facts: RunFacts,
): ApprovalProposal {
  const chosen = viewValue(venueChoice, facts);
  const proposed = candidates.some(({ id }) => id === chosen) ? chosen : scorecard.recommended;
  const alternatives = scorecard.ranking.flatMap((candidateId) => {
    const candidate = candidates.find(({ id }) => id === candidateId);
    const row = scorecard.rows.find((entry) => entry.candidateId === candidateId);
    if (!candidate || !row) return [];
    const { costMinor, currency } = candidate;
    const bill = costMinor === 0 ? 'no venue bill' : `venue bill about ${formatMinor(costMinor, currency)}`;
    const effect = `Score ${row.totalPerMille} of 1000, ${bill}, up to ${candidate.layoutCapacity} people.`;
    return [{ id: candidateId, label: candidate.name, effect, amountMinor: candidate.costMinor }];
  });
  const own = alternatives.find(({ id }) => id === proposed);
  const currency = candidates[0]?.currency;
  return {
    summary: own ? `${own.label}: ${own.effect}` : rationale,
    ...(proposed && { candidateId: proposed }),
    ...(own && { amountMinor: own.amountMinor }),
    ...(currency && { currency }),
    alternatives,
  };
}

function budgetProposal(decision: BodyOf<typeof budgetDecision>, facts: RunFacts): ApprovalProposal {
  const { totalMinor, currency, recommendation, overBudget, savings } = decision;
  const options = overBudget?.options ?? savings.options;
  const impacts = viewValue(approvableImpacts, facts);
  const draws = allDraws(facts);
  const left = decision.contingencyMinor - sumMinor(draws.map((draw) => draw.contingencyMinor));
  const beyondMinor = Math.max(0, (impacts?.amountMinor ?? 0) - left);
  return {
    summary: [
      recommendation,
      impacts ? impactWords(impacts, { beyondMinor, currency }) : '',
      draws.length > 0 ? drawWords(draws, decision) : '',
    ].join(''),
    amountMinor: totalMinor + beyondMinor,
    currency,
    alternatives: options.map(({ id, label, effect, savingMinor }) => ({
      id,
      label,
      effect,
      amountMinor: savingMinor,
    })),
  };
}

/** Incidents are what the contingency is held for: only what it does not carry comes on top of the budget. */
function impactWords(
  { amountMinor, incidents }: { amountMinor: number; incidents: number },
  { beyondMinor, currency }: { beyondMinor: number; currency: string },
): string {
  const cost = `${countWords(incidents, 'incident')} ${incidents === 1 ? 'costs' : 'cost'} ${formatMinor(amountMinor, currency)}`;
  const carried = formatMinor(amountMinor - beyondMinor, currency);
  if (beyondMinor === 0) return ` ${cost}: the contingency carries it.`;
  return ` ${cost}: the contingency carries ${carried}, ${formatMinor(beyondMinor, currency)} come on top of the budget.`;
}

/** What decisions moved into categories, and what is left where it came from. */
function drawWords(
  draws: readonly CategoryDraw[],
  { allocations, currency, costMinor, contingencyMinor, headroomMinor }: BodyOf<typeof budgetDecision>,
): string {
  const moved = sumMinor(draws.flatMap((draw) => [draw.contingencyMinor, draw.headroomMinor]));
  const titleOf = (name: string) => allocations.find(({ category }) => category === name)?.title ?? name;
  const sources = [
    { name: 'contingency', heldMinor: contingencyMinor, of: (draw: CategoryDraw) => draw.contingencyMinor },
    { name: 'headroom', heldMinor: headroomMinor, of: (draw: CategoryDraw) => draw.headroomMinor },
  ];
  const words = sources
    .map(({ name, heldMinor, of }) => ({ name, heldMinor, own: draws.filter((draw) => of(draw) > 0), of }))
    .filter(({ own }) => own.length > 0)
    .map(({ name, heldMinor, own, of }) => {
      const parts = own.map((draw) => `${formatMinor(of(draw), currency)} to ${titleOf(draw.category)}`);
      const left = own.reduce((rest, draw) => rest - of(draw), heldMinor);
      return ` Out of the ${name} go ${parts.join(' and ')} for prices that people took; ${formatMinor(left, currency)} of it remain.`;
    });
  return `${words.join('')} The line items then come to ${formatMinor(costMinor + moved, currency)}.`;
}

/** When, where, and what is not settled yet: whoever gives the go signs for all of it, and for what may follow. */
function finalGoProposal(
  { contracts }: Pick<BodyOf<typeof vendorContracts>, 'contracts'>,
  availability: BodyOf<typeof venueAvailability>,
  { milestones }: Pick<BodyOf<typeof timeline>, 'milestones'>,
  { event }: Pick<RunFacts, 'event'>,
): ApprovalProposal {
  const house = houseOf(availability);
  const vendors =
    contracts.length > 0
      ? `; ${countWords(contracts.length, 'contract')}, ${vendorWords(contracts, house)}`
      : '';
  const where = house ? ` at ${house}` : '';
  const allowed =
    contracts.length > 0 ? 'contracts may be signed and the event announced' : 'the event may be announced';
  const confirmed = `This confirms the plan as approved: ${allowed}.`;
  const summary = `Hold ${event.title}${whenWords(event)}${where}${vendors}. ${confirmed}${checkpointWords(milestones)}`;
  return { summary, alternatives: [] };
}

/** The go is given long before people sign up; whether enough do is decided again. */
function checkpointWords(milestones: BodyOf<typeof timeline>['milestones']): string {
  const checkpoint = milestones.find(({ id }) => id === goCheckpoint);
  return checkpoint ? ` "${checkpoint.title}" on ${dayWords(checkpoint.date)} is a decision of its own.` : '';
}

function whenWords({ summary }: RunFacts['event']): string {
  if (!summary?.dates) return ' as planned';
  const [first, last] = [summary.dates.start.slice(0, 10), summary.dates.end.slice(0, 10)];
  return first === last ? ` on ${dayWords(first)}` : ` from ${dayWords(first)} to ${dayWords(last)}`;
}

const houseOf = (availability: BodyOf<typeof venueAvailability>): string | undefined =>
  holdsOf(availability).find(({ status }) => status === 'definite')?.venueName;

/** The other side of the venue's contract is known from its hold before anything is quoted. */
function vendorWords(
  contracts: BodyOf<typeof vendorContracts>['contracts'],
  house: string | undefined,
): string {
  const open = contracts.filter(
    ({ vendor, id }) => vendor === toBeChosen && !(house && id === houseContract),
  ).length;
  if (open === 0) return 'every vendor is chosen';
  return open === contracts.length
    ? 'no vendor is chosen yet'
    : `the vendor is still to be chosen for ${open}`;
}

function contractsProposal(
  { contracts, totalMinor, currency }: BodyOf<typeof vendorContracts>,
  availability: BodyOf<typeof venueAvailability>,
): ApprovalProposal {
  const house = houseOf(availability);
  const chosen = vendorWords(contracts, house);
  const venue = house && contracts.some(({ id }) => id === houseContract) ? `the venue is ${house}; ` : '';
  const total = formatMinor(totalMinor, currency);
  const summary = `Terms and amounts of ${countWords(contracts.length, 'contract')}, ${total} in all; ${venue}${chosen}.`;
  return { summary, amountMinor: totalMinor, currency, alternatives: [] };
}

function postmortemProposal({ outcome, metrics }: BodyOf<typeof postmortem>): ApprovalProposal {
  // What has no target is for comparison alone.
  const own = metrics.filter(({ target }) => target);
  const count = (status: string) => own.filter((metric) => metric.status === status).length;
  const summary = `Postmortem of the event (${outcome}): of the ${own.length} targets for its outcome ${count('met')} met, ${count('missed')} missed, ${count('not-measured')} not measured; those for the plan are among the metrics`;
  return { summary, alternatives: [] };
}
