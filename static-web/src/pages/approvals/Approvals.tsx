import { useApprovals, useMe } from '../../api/queries.ts';
import type { Approval } from '../../api/shapes.ts';
import { ApprovalCard } from '../../app/ApprovalCard.tsx';
import { Fetched } from '../../app/Fetched.tsx';
import { PageTitle } from '../../app/PageTitle.tsx';
import { Badge, type Tone } from '../../ui/Badge.tsx';
import { instant, money } from '../../ui/figures.ts';
import { Section } from '../../ui/Section.tsx';
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

/** Every decision of the organisation: those that wait, soonest due first, then those that were made. */
export function Approvals() {
  const approvals = useApprovals();
  const me = useMe().data;
  return (
    <>
      <PageTitle>Approvals</PageTitle>
      <Fetched query={approvals} what="the approvals">
        {({ approvals: all }) => {
          const pending = all.filter(({ status }) => status === 'pending');
          const byDue = pending.toSorted((a, b) => (a.dueAt ?? '~').localeCompare(b.dueAt ?? '~'));
          return (
            <>
              {byDue.length === 0 && (
                <Empty title="Nothing waits for a decision.">
                  <p className="muted">{me?.name}, requests appear here as soon as a plan needs one.</p>
                </Empty>
              )}
              {byDue.map((approval) => (
                <ApprovalCard key={approval.id} approval={approval} titled />
              ))}
              <Decided approvals={all.filter(({ status }) => status !== 'pending')} />
            </>
          );
        }}
      </Fetched>
    </>
  );
}

function Decided({ approvals }: { approvals: readonly Approval[] }) {
  return (
    <Section title="Decided">
      <Table
        caption="Decisions that were made"
        rows={approvals.toReversed()}
        rowKey={({ id }) => id}
        empty="No decision has been made yet."
        columns={[
          { title: 'What', names: true, cell: ({ kind }) => kind },
          { title: 'Proposal', cell: ({ proposal }) => proposal.summary },
          {
            title: 'Amount',
            number: true,
            cell: ({ proposal: { amountMinor, currency } }) =>
              amountMinor !== undefined && currency ? money(amountMinor, currency) : '–',
          },
          { title: 'Outcome', cell: ({ status }) => <Badge tone={looks[status]}>{status}</Badge> },
          {
            title: 'By',
            cell: ({ decision }) => (decision ? `${decision.by}, ${instant(decision.at)}` : '–'),
          },
        ]}
      />
    </Section>
  );
}
