import { useChanges, useDecisions } from '../../../api/queries.ts';
import type { LogEntry } from '../../../api/shapes.ts';
import { Fetched } from '../../../app/Fetched.tsx';
import { instant } from '../../../ui/figures.ts';
import { Section } from '../../../ui/Section.tsx';
import { Table } from '../../../ui/Table.tsx';

/** Who decided and changed what, and why; newest first. */
export function LogPage({ eventId }: { eventId: string }) {
  const decisions = useDecisions(eventId);
  const changes = useChanges(eventId);
  return (
    <>
      <Section title="Decisions">
        <Fetched query={decisions} what="the decisions">
          {(data) => <Entries caption="Decisions, newest first" entries={data.decisions} />}
        </Fetched>
      </Section>
      <Section title="Changes of the plan">
        <Fetched query={changes} what="the changes">
          {(data) => <Entries caption="Changes, newest first" entries={data.changes} />}
        </Fetched>
      </Section>
    </>
  );
}

function Entries({ caption, entries }: { caption: string; entries: readonly LogEntry[] }) {
  return (
    <Table
      caption={caption}
      rows={entries.toReversed()}
      rowKey={({ seq }) => String(seq)}
      empty="Nothing is logged yet."
      columns={[
        { title: 'No', number: true, cell: ({ seq }) => seq },
        { title: 'What', names: true, cell: ({ title }) => title },
        { title: 'Why', cell: ({ rationale }) => rationale },
        {
          title: 'Alternatives',
          cell: ({ alternatives }) =>
            alternatives.length === 0 ? (
              '–'
            ) : (
              <details>
                <summary>{alternatives.length}</summary>
                <ul>
                  {alternatives.map(({ id, label, effect }) => (
                    <li key={id}>
                      {label}: {effect}
                    </li>
                  ))}
                </ul>
              </details>
            ),
        },
        {
          title: 'Revisions',
          cell: ({ impacted }) =>
            impacted.map(({ type, revision }) => `${type} ${revision}`).join(', ') || '–',
        },
        { title: 'By', cell: ({ by }) => by },
        { title: 'At', cell: ({ at }) => <time dateTime={at}>{instant(at)}</time> },
      ]}
    />
  );
}
