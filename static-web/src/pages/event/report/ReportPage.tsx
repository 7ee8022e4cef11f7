import { useState } from 'react';
import { useAddRecord } from '../../../api/changes.ts';
import { useApiDescription, useEvent, useRecords } from '../../../api/queries.ts';
import type { EventView, StoredRecord } from '../../../api/shapes.ts';
import { Fetched } from '../../../app/Fetched.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { instant } from '../../../ui/figures.ts';
import { Section } from '../../../ui/Section.tsx';
import { Empty } from '../../../ui/States.tsx';
import { Table } from '../../../ui/Table.tsx';
import { RecordForm } from './RecordForm.tsx';
import { recordKinds } from './record-kinds.ts';

/** What people report: holds, quotes, progress, actual costs, incidents, the outcome. It is added to, never changed. */
export function ReportPage({ eventId }: { eventId: string }) {
  const description = useApiDescription();
  const records = useRecords(eventId);
  const event = useEvent(eventId).data;
  const may = event?.actions['record.add'];
  return (
    <>
      <Section title="Report something">
        {may?.allowed === false ? (
          <Empty title={may.why ?? 'Your role does not report facts.'} />
        ) : (
          <Fetched query={description} what="the kinds of reports">
            {(api) => event && <NewRecord event={event} kinds={recordKinds(api)} />}
          </Fetched>
        )}
      </Section>
      <Section title="Reported so far">
        <Fetched query={records} what="the reports">
          {(data) => <Reported records={data.records} />}
        </Fetched>
      </Section>
    </>
  );
}

interface NewRecordProps {
  event: EventView;
  kinds: ReturnType<typeof recordKinds>;
}

function NewRecord({ event, kinds }: NewRecordProps) {
  const [chosen, setChosen] = useState(kinds[0]?.kind ?? '');
  const add = useAddRecord(event.id);
  const kind = kinds.find((candidate) => candidate.kind === chosen);
  return (
    <div className="stack">
      <label className="row">
        What is it?
        <select value={chosen} onChange={(change) => setChosen(change.target.value)}>
          {kinds.map(({ kind: name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {kind && <RecordForm key={kind.kind} kind={kind} change={add} />}
    </div>
  );
}

function Reported({ records }: { records: readonly StoredRecord[] }) {
  return (
    <Table
      caption="Reports, newest first"
      rows={records.toReversed()}
      rowKey={({ id }) => id}
      empty="Nothing was reported yet."
      columns={[
        {
          title: 'What',
          names: true,
          cell: ({ kind, simulated }) => (
            <>
              {kind} {simulated && <Badge tone="rehearsal">simulated</Badge>}
            </>
          ),
        },
        { title: 'Details', cell: ({ body }) => <Details body={body} /> },
        { title: 'By', cell: ({ by }) => by },
        { title: 'At', cell: ({ at }) => <time dateTime={at}>{instant(at)}</time> },
      ]}
    />
  );
}

function Details({ body }: { body: unknown }) {
  const pairs = Object.entries(body as Record<string, unknown>); // every record has an object as its body
  return (
    <details>
      <summary>{pairs.length} values</summary>
      <ul>
        {pairs.map(([name, value]) => (
          <li key={name}>
            {name}: {typeof value === 'string' ? value : JSON.stringify(value)}
          </li>
        ))}
      </ul>
    </details>
  );
}
