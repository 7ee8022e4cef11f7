import { Link } from 'react-router';
import { useApprovals, useEvents, useMe, useOpenApprovals } from '../../api/queries.ts';
import type { Approval } from '../../api/shapes.ts';
import { approvalTitles } from '../../../../shared/contracts/approval-titles.ts';
import { ApprovalCard } from '../../app/ApprovalCard.tsx';
import { Fetched } from '../../app/Fetched.tsx';
import { PageTitle } from '../../app/PageTitle.tsx';
import { Badge } from '../../ui/Badge.tsx';
import type { Tone } from '../../ui/tones.ts';
import { At } from '../../ui/At.tsx';
import { money } from '../../ui/figures.ts';
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
      <Fetched query={pending} what="the approvals">
        {({ approvals }) => <Pending approvals={approvals} />}
      </Fetched>
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
  return byDue.map((approval) => <ApprovalCard key={approval.id} approval={approval} titled />);
}

function Decided({ approvals }: { approvals: readonly Approval[] }) {
  const events = useEvents().data?.events ?? [];
  const titleOf = (eventId: string) => events.find(({ id }) => id === eventId)?.title ?? eventId;
  const zoneOf = (eventId: string) => events.find(({ id }) => id === eventId)?.summary?.timeZone;
  return (
    <Section title="Decided">
      <Table
        caption="Decisions that were made"
        rows={approvals.toReversed()}
        rowKey={({ id }) => id}
        empty="No decision has been made yet."
        columns={[
          { title: 'What', names: true, cell: ({ kind }) => approvalTitles[kind] },
          {
            title: 'Event',
            cell: ({ eventId }) => <Link to={`/events/${eventId}`}>{titleOf(eventId)}</Link>,
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
            cell: ({ decision, eventId }) =>
              decision ? (
                <>
                  {decision.by}, <At instant={decision.at} zone={zoneOf(eventId)} />
                </>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </Section>
  );
}
