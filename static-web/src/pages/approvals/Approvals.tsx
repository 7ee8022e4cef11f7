import { Link } from 'react-router';
import { useApprovals, useEvents, useMe, useOpenApprovals } from '../../api/queries.ts';
import type { Approval, ListedEvent } from '../../api/shapes.ts';
import { approvalTitles } from '../../../../shared/contracts/approval-titles.ts';
import { ApprovalCard } from '../../app/ApprovalCard.tsx';
import { waitingFor, whyVoid } from '../../app/approvals-of.ts';
import { Fetched } from '../../app/Fetched.tsx';
import { Outcomes } from '../../app/Outcomes.tsx';
import { PageTitle } from '../../app/PageTitle.tsx';
import { RehearsalBadge } from '../../app/RunBadges.tsx';
import { usePeople } from '../../app/use-people.ts';
import { useTitles } from '../../app/use-titles.ts';
import { Badge } from '../../ui/Badge.tsx';
import type { Tone } from '../../ui/tones.ts';
import { At } from '../../ui/At.tsx';
import { counted, money } from '../../ui/figures.ts';
import { OnRequest } from '../../ui/OnRequest.tsx';
import { Section } from '../../ui/Section.tsx';
import { readable } from '../../ui/sentences.ts';
import { Empty } from '../../ui/States.tsx';
import { Table } from '../../ui/Table.tsx';

const looks: Record<Approval['status'], Tone> = {
  pending: 'warn',
  approved: 'good',
  rejected: 'bad',
  'changes-requested': 'warn',
  void: 'neutral',
  blocked: 'bad',
};

/** Every decision of the organisation: those that wait, blocked ones first, soonest due next; then those that were made. */
export function Approvals() {
  const pending = useOpenApprovals();
  const all = useApprovals();
  return (
    <>
      <PageTitle>Approvals</PageTitle>
      <Outcomes>
        <Fetched query={pending} what="the approvals">
          {({ approvals }) => <Pending approvals={approvals} />}
        </Fetched>
      </Outcomes>
      <Fetched query={all} what="the decisions">
        {({ approvals }) => (
          <Decided
            approvals={approvals.filter(({ status }) => status !== 'pending' && status !== 'blocked')}
          />
        )}
      </Fetched>
    </>
  );
}

function Pending({ approvals }: { approvals: readonly Approval[] }) {
  const me = useMe().data;
  if (approvals.length === 0) {
    return (
      <Empty title="Nothing waits for a decision.">
        <p className="muted">{me?.name}, requests appear here as soon as a plan needs one.</p>
      </Empty>
    );
  }
  // What is blocked is due no more: it is overdue.
  const byDue = approvals.toSorted((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''));
  const { open, signed } = waitingFor(byDue, me?.id);
  return (
    <>
      {open.length === 0 && <p className="muted">Nothing waits for you.</p>}
      {open.map((approval) => (
        <ApprovalCard key={approval.id} approval={approval} titled />
      ))}
      {signed.length > 0 && (
        <Section title="Signed by you, waiting for others">
          {signed.map((approval) => (
            <ApprovalCard key={approval.id} approval={approval} titled />
          ))}
        </Section>
      )}
    </>
  );
}

/** So many decisions are seen at once; the earlier ones are asked for. */
const LATEST = 10;

function Decided({ approvals }: { approvals: readonly Approval[] }) {
  const decided = approvals.toReversed().filter(({ status }) => status !== 'void');
  const outdated = approvals.toReversed().filter(({ status }) => status === 'void');
  const earlier = decided.slice(LATEST);
  return (
    <Section title="Decided">
      <Decisions caption="Decisions that were made" approvals={decided.slice(0, LATEST)} />
      {earlier.length > 0 && (
        <OnRequest summary={`Earlier ones (${earlier.length})`}>
          {() => <Decisions caption="Earlier decisions" approvals={earlier} />}
        </OnRequest>
      )}
      <Outdated approvals={outdated} />
    </Section>
  );
}

/** Requests about what has changed since decide nothing any more: they are folded away under why the newest is one. */
function Outdated({ approvals }: { approvals: readonly Approval[] }) {
  const all = useApprovals().data?.approvals ?? [];
  const events = useEvents().data?.events ?? [];
  const titleOf = useTitles();
  const [newest] = approvals;
  if (!newest) return null;
  const status = events.find(({ id }) => id === newest.eventId)?.status;
  const why = `${approvalTitles[newest.kind]}, ${whyVoid(newest, all, status, titleOf)}`;
  return (
    <OnRequest
      summary={`${counted(approvals.length, 'earlier request')}, void (${approvals.length > 1 ? 'the newest: ' : ''}${why})`}
    >
      {() => <Decisions caption="Requests that are void" approvals={approvals} />}
    </OnRequest>
  );
}

interface DecisionsProps {
  caption: string;
  approvals: readonly Approval[];
}

function Decisions({ caption, approvals }: DecisionsProps) {
  const events = useEvents().data?.events ?? [];
  const eventOf = (eventId: string) => events.find(({ id }) => id === eventId);
  return (
    <Table
      caption={caption}
      rows={approvals}
      rowKey={({ id }) => id}
      empty="No decision has been made yet."
      columns={[
        { title: 'What', names: true, cell: ({ kind }) => approvalTitles[kind] },
        {
          title: 'Event',
          cell: ({ eventId }) => <EventLink eventId={eventId} event={eventOf(eventId)} />,
        },
        { title: 'Proposal', cell: ({ proposal }) => readable(proposal.summary) },
        {
          title: 'Amount',
          number: true,
          cell: ({ proposal: { amountMinor, currency } }) =>
            amountMinor !== undefined && currency ? money(amountMinor, currency) : '–',
        },
        {
          title: 'Outcome',
          cell: ({ status }) => <Badge tone={looks[status]}>{status.replace('-', ' ')}</Badge>,
        },
        {
          title: 'By',
          cell: (approval) => <DecidedBy approval={approval} event={eventOf(approval.eventId)} />,
        },
      ]}
    />
  );
}

/** Who decided when; of a request that is void, why nobody is asked any more. */
function DecidedBy({ approval, event }: { approval: Approval; event: ListedEvent | undefined }) {
  const all = useApprovals().data?.approvals ?? [];
  const titleOf = useTitles();
  const nameOf = usePeople();
  const { decision, approvedBy = [] } = approval;
  if (!decision) return `no longer asked: ${whyVoid(approval, all, event?.status, titleOf)}`;
  return (
    <>
      {signers(approvedBy, decision.by, nameOf)}, <At instant={decision.at} zone={event?.summary?.timeZone} />
      {approval.status === 'void' && <>; void: {whyVoid(approval, all, event?.status, titleOf)}</>}
    </>
  );
}

function EventLink({ eventId, event }: { eventId: string; event: ListedEvent | undefined }) {
  return (
    <>
      <Link to={`/events/${eventId}`}>{event?.title ?? eventId}</Link>{' '}
      {event && <RehearsalBadge event={event} />}
    </>
  );
}

/** Everybody who said yes; whoever rejects or asks for changes decides alone, also after a yes of others. */
const signers = (
  approvedBy: NonNullable<Approval['approvedBy']>,
  decidedBy: string,
  nameOf: (by: string) => string,
): string =>
  approvedBy.some(({ by, name }) => by === decidedBy || name === decidedBy)
    ? approvedBy.map(({ name }) => name).join(' and ')
    : nameOf(decidedBy);
