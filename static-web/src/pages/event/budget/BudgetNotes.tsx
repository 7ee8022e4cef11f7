import type { BudgetBaselineBody } from '../../../../../shared/artifacts/budget-baseline.ts';
import { useArtifact } from '../../../api/queries.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { money } from '../../../ui/figures.ts';
import { Section } from '../../../ui/Section.tsx';
import { readable } from '../../../ui/sentences.ts';
import { Table } from '../../../ui/Table.tsx';

/** What the figures leave out; and tickets, sponsors and gifts, counted only once they are signed. */
export function BudgetNotes({ eventId }: { eventId: string }) {
  const baseline = useArtifact<BudgetBaselineBody>(eventId, 'BudgetBaseline').data?.body;
  if (!baseline) return null;
  return (
    <>
      <Section title="To know before signing">
        <ul>
          {baseline.assumptions.map((note) => (
            <li key={note}>{readable(note)}</li>
          ))}
        </ul>
      </Section>
      <Section title="Money to come in">
        <Table
          caption="Income by source"
          rows={baseline.income}
          rowKey={({ label }) => label}
          empty={baseline.whyNoIncome ?? 'None is planned.'}
          columns={[
            { title: 'Source', names: true, cell: ({ label }) => label },
            { title: 'Kind', cell: ({ kind }) => kind },
            {
              title: 'Amount',
              number: true,
              cell: ({ amountMinor, currency }) => money(amountMinor, currency),
            },
            {
              title: 'Standing',
              cell: ({ status }) =>
                status === 'signed' ? <Badge tone="good">signed</Badge> : <Badge tone="warn">at risk</Badge>,
            },
            { title: 'Note', cell: ({ note }) => readable(note) },
          ]}
        />
      </Section>
    </>
  );
}
