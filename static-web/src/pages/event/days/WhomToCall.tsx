import type { RunbookBody } from '../../../../../shared/artifacts/runbook.ts';
import { Section } from '../../../ui/Section.tsx';
import { Table } from '../../../ui/Table.tsx';

/** Who is told in which order when something goes wrong, and who fills the roles of the day. */
export function WhomToCall({ runbook: { escalation, contacts } }: { runbook: RunbookBody }) {
  return (
    <Section title="Whom to call">
      <ol>
        {escalation.map(({ step, who, when }) => (
          <li key={step}>
            <strong>{who}</strong>: {when}
          </li>
        ))}
      </ol>
      <Table
        caption="Roles of the day and who fills them"
        rows={contacts}
        rowKey={({ role, name }) => `${role} ${name ?? ''}`}
        empty="No role is named."
        columns={[
          { title: 'Role', names: true, cell: ({ role }) => role },
          { title: 'Name', cell: ({ name, contact }) => name ?? (contact === null ? 'to be named' : '–') },
          { title: 'Note', cell: ({ note }) => note || '–' },
        ]}
      />
    </Section>
  );
}
