import type { BudgetDecisionBody } from '../../../../../shared/artifacts/budget-decision.ts';
import type { CostModelBody } from '../../../../../shared/artifacts/cost-model.ts';
import type { VenueAvailabilityBody } from '../../../../../shared/artifacts/venue-availability.ts';
import type { VendorContractsBody } from '../../../../../shared/artifacts/vendor-contracts.ts';
import { raisesBudget } from '../../../../../shared/kernel/raise-option.ts';
import { heldVenue } from '../../../../../shared/contracts/held-venue.ts';
import { useArtifact, useEventApprovals } from '../../../api/queries.ts';
import type { Approval } from '../../../api/shapes.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Facts } from '../../../ui/Facts.tsx';
import { day, money } from '../../../ui/figures.ts';
import { Section } from '../../../ui/Section.tsx';
import { readable } from '../../../ui/sentences.ts';
import { Notice } from '../../../ui/States.tsx';
import { Table } from '../../../ui/Table.tsx';
import { approvedNow } from '../decided-so-far.ts';
import { Drafted } from '../Drafted.tsx';
import { movedMoney } from '../moved-money.ts';
import { CategoryBars } from './CategoryBars.tsx';
import { varianceWords } from './variance-words.ts';
import { amountOf, ownSource, saidByMost } from './cost-sources.ts';
import { BudgetNotes } from './BudgetNotes.tsx';
import { SignedSection } from './SignedSection.tsx';

/** What it costs, why, what could be saved and what is put up for approval. */
export function BudgetPage({ eventId }: { eventId: string }) {
  return (
    <>
      <Drafted<BudgetDecisionBody> eventId={eventId} type="BudgetDecision" title="budget decision">
        {(decision) => (
          <>
            <Proposal eventId={eventId} decision={decision} />
            <SignedSection eventId={eventId} decision={decision} />
          </>
        )}
      </Drafted>
      <Drafted<CostModelBody> eventId={eventId} type="CostModel" title="cost model" below="BudgetDecision">
        {(model) => <Costs eventId={eventId} model={model} />}
      </Drafted>
      <BudgetNotes eventId={eventId} />
      <Outlook eventId={eventId} />
    </>
  );
}

/** What decisions moved out of the budget to chosen quotes stands there. */
const useContracts = (eventId: string): VendorContractsBody | undefined =>
  useArtifact<VendorContractsBody>(eventId, 'VendorContracts').data?.body;

interface ProposalProps {
  decision: BudgetDecisionBody;
}

function Proposal({ eventId, decision }: ProposalProps & { eventId: string }) {
  const { currency, totalMinor, costMinor, contingencyMinor, headroomMinor, overBudget, variance } = decision;
  const contracts = useContracts(eventId);
  const left = contracts?.left;
  const moved = movedMoney(contracts ?? {}).totalMinor;
  const standing = useStanding(eventId);
  return (
    <Section title={standing}>
      <p>
        {standing === APPROVED && 'As it was put up: '}
        {readable(decision.recommendation)}
      </p>
      <Facts
        of={[
          ['Budget', money(totalMinor, currency)],
          ['Line items', linesWords(costMinor, moved, currency)],
          ['Contingency', heldWords(contingencyMinor, left?.contingencyMinor, currency)],
          ['Unallocated', heldWords(headroomMinor, left?.headroomMinor, currency)],
          ['Variance', varianceWords(variance)],
        ]}
      />
      {overBudget && <Notice tone="bad">Over budget by {money(overBudget.shortfallMinor, currency)}.</Notice>}
    </Section>
  );
}

/** As estimated, and as quotes and holds on record have it. */
function linesWords(estimatedMinor: number, movedMinor: number, currency: string): string {
  const estimated = money(estimatedMinor, currency);
  return movedMinor === 0
    ? estimated
    : `${money(estimatedMinor + movedMinor, currency)} with quotes and holds on record; ${estimated} estimated`;
}

const APPROVED = 'Approved budget';
const standings: Partial<Record<Approval['status'], string>> = {
  pending: 'Put up for approval',
  blocked: 'Put up for approval',
  approved: APPROVED,
};

/** How the budget stands with those who decide about it. */
function useStanding(eventId: string): string {
  const last = useEventApprovals(eventId).data?.approvals.findLast(
    ({ kind, status }) => kind === 'budget' && status !== 'void',
  );
  return (last && standings[last.status]) ?? 'Proposed budget';
}

/** What is put up for approval, and what is left of it where decisions moved some of it to quotes above their category. */
function heldWords(heldMinor: number, leftMinor: number | undefined, currency: string): string {
  const held = money(heldMinor, currency);
  if (leftMinor === undefined || leftMinor === heldMinor) return held;
  return `${held}; ${money(leftMinor, currency)} remain, ${money(heldMinor - leftMinor, currency)} went to quotes and holds on record`;
}

/** What could be saved, and what is due when. */
function Outlook({ eventId }: { eventId: string }) {
  const decision = useArtifact<BudgetDecisionBody>(eventId, 'BudgetDecision').data?.body;
  const quotes = useContracts(eventId)?.reallocated ?? [];
  return (
    decision && (
      <>
        <Savings decision={decision} />
        <Payments decision={decision} overtaken={quotes.length > 0} />
      </>
    )
  );
}

function Savings({ decision: { overBudget, savings, currency } }: ProposalProps) {
  const options = overBudget?.options ?? savings.options;
  return (
    <Section title={overBudget ? 'Ways back into the budget' : 'Savings that are not applied'}>
      <p className="small muted">
        {savings.note} How much attendees notice goes from 1, hardly, to 5.
        {options.length > 1 &&
          ' Each is counted alone: options overlap where they cut the same cost, so together they save less than their sum.'}
      </p>
      <Table
        caption="Options, the least noticed first"
        rows={options.filter(({ id }) => !raisesBudget(id))}
        rowKey={({ id }) => id}
        empty="None was found."
        columns={[
          { title: 'Option', names: true, cell: ({ label }) => label },
          { title: 'Saves', number: true, cell: ({ savingMinor }) => money(savingMinor, currency) },
          { title: 'Attendees notice', cell: ({ effect }) => effect },
          { title: 'How much', number: true, cell: ({ severity }) => `${severity} of 5` },
        ]}
      />
      {options
        .filter(({ id }) => raisesBudget(id))
        .map(({ id, label, effect }) => (
          <p key={id}>
            Or: {label}. <span className="muted">{effect}</span>
          </p>
        ))}
    </Section>
  );
}

interface PaymentsProps extends ProposalProps {
  /** Chosen quotes came to more than the budget had for them. */
  overtaken: boolean;
}

function Payments({ decision: { payments, whyNoPayments, currency }, overtaken }: PaymentsProps) {
  return (
    <Section title="Payments">
      {overtaken && (
        <p className="small muted">
          As planned before quotes were chosen; what is due by them stands in the terms of their contracts.
        </p>
      )}
      <Table
        caption="Payments by due date"
        rows={payments}
        rowKey={({ what, dueOn }) => `${what} ${dueOn}`}
        empty={whyNoPayments ?? 'None is due.'}
        columns={[
          { title: 'What', names: true, cell: ({ what }) => what },
          { title: 'Due', leads: true, cell: ({ dueOn }) => day(dueOn) },
          { title: 'Amount', number: true, cell: ({ amountMinor }) => money(amountMinor, currency) },
        ]}
      />
    </Section>
  );
}

/** Simulated percentiles where there are any; the sum of all lowest and of all highest prices says far less. */
function uncertainty({ simulation, range, currency }: CostModelBody): [string, string][] {
  if (!simulation)
    return [
      [
        'All prices at their least, at their most',
        `${money(range.lowMinor, currency)} – ${money(range.highMinor, currency)}`,
      ],
    ];
  return [
    ['Enough in 5 of 10 cases (P50)', money(simulation.p50Minor, currency)],
    ['Enough in 8 of 10 cases (P80)', money(simulation.p80Minor, currency)],
  ];
}

interface CostsProps {
  eventId: string;
  model: CostModelBody;
}

function Costs({ eventId, model }: CostsProps) {
  const approved = approvedNow(useEventApprovals(eventId).data?.approvals ?? []);
  const { currency, lines, totalMinor, tax, budgetOrigin, venue, people } = model;
  const quotes = useContracts(eventId)?.reallocated ?? [];
  const availability = useArtifact<VenueAvailabilityBody>(eventId, 'VenueAvailability').data?.body;
  const house = availability && heldVenue(availability);
  const kind = `${venue.name} (${approved.has('venue') ? 'approved' : venue.standing})`;
  const venueWords = house ? `${house}; planned as ${kind}` : kind;
  const said = saidByMost(lines.map(({ basis }) => basis.source));
  return (
    <Section title="Costs">
      <Facts
        of={[
          [
            'Planned cost with contingency',
            linesWords(totalMinor, movedMoney({ reallocated: quotes }).fromHeadroomMinor, currency),
          ],
          ...uncertainty(model),
          ['Venue', venueWords],
          ['People', `${people.expected} expected, ${people.catered} catered`],
        ]}
      />
      <p className="small muted">
        {tax.note} Budget: {budgetOrigin.charAt(0).toLowerCase() + budgetOrigin.slice(1)}
      </p>
      {quotes.map(({ category, title, amountMinor }) => (
        <Notice key={category} tone="accent">
          Quotes and holds on record for {title} come to {money(amountMinor, currency)} more than these lines
          say.
        </Notice>
      ))}
      <CategoryBars model={model} />
      {said.length > 0 && (
        <p className="small muted">Source of the prices, where no other is named: {said.join('; ')}.</p>
      )}
      <CostLines model={model} said={said} />
    </Section>
  );
}

interface CostLinesProps {
  model: CostModelBody;
  /** Of the sources, what is said once for all lines. */
  said: readonly string[];
}

function CostLines({ model: { currency, lines, categories }, said }: CostLinesProps) {
  const titleOf = (name: string) => categories.find(({ category }) => category === name)?.title ?? name;
  return (
    <Table
      caption="Cost lines"
      rows={lines}
      rowKey={({ id }) => id}
      empty="There is no cost line."
      columns={[
        {
          title: 'Item',
          names: true,
          cell: ({ item, optional }) => (
            <>
              {item} {optional && <Badge>optional</Badge>}
            </>
          ),
        },
        { title: 'Category', cell: ({ category }) => titleOf(category) },
        { title: 'Quantity', number: true, cell: ({ quantity, unit }) => amountOf(quantity, unit) },
        { title: 'Unit price', number: true, cell: ({ unitCostMinor }) => money(unitCostMinor, currency) },
        {
          title: 'Total',
          number: true,
          cell: (line) => <span title={line.basis.formula}>{money(line.totalMinor, currency)}</span>,
        },
        { title: 'Source', cell: ({ basis }) => ownSource(basis.source, said) || '–' },
      ]}
    />
  );
}
