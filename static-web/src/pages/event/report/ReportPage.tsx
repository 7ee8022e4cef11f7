import { use, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { EventBriefBody } from '../../../../../shared/artifacts/event-brief-schema.ts';
import { useAddRecord } from '../../../api/changes.ts';
import {
  useApiDescription,
  useArtifact,
  useEvent,
  useEventApprovals,
  useRecords,
} from '../../../api/queries.ts';
import type { EventView, StoredRecord } from '../../../api/shapes.ts';
import { Fetched } from '../../../app/Fetched.tsx';
import { usePeople } from '../../../app/use-people.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { At, EventZone } from '../../../ui/At.tsx';
import { Section } from '../../../ui/Section.tsx';
import { headed } from '../../../ui/sentences.ts';
import { Empty, Notice } from '../../../ui/States.tsx';
import { Table } from '../../../ui/Table.tsx';
import { useCurrency } from '../overview/use-currency.ts';
import { givenFor } from './given-for.ts';
import { RecordForm } from './RecordForm.tsx';
import { recordKinds } from './record-kinds.ts';
import { recordWords } from './record-words.ts';
import { signersOf } from './signers-of.ts';
import { useKnownThings } from './use-known-things.ts';

/** What people report: holds, quotes, progress, actual costs, incidents, the outcome. It is added to, never changed. */
export function ReportPage({ eventId }: { eventId: string }) {
  const description = useApiDescription();
  const records = useRecords(eventId);
  const event = useEvent(eventId).data;
  // What is filled in needs the currency: a form that is made anew once it comes would lose what was typed.
  const brief = useArtifact<EventBriefBody>(eventId, 'EventBrief');
  const may = event?.actions['record.add'];
  return (
    <>
      <Section title="Report something">
        {may?.allowed === false ? (
          <Empty title={may.why ?? 'Your role does not report facts.'} />
        ) : (
          <Fetched query={description} what="the kinds of reports">
            {(api) => (
              <Fetched query={brief} what="the currency">
                {(read) =>
                  event &&
                  records.data && (
                    <NewRecord
                      event={event}
                      kinds={recordKinds(api)}
                      records={records.data.records}
                      currency={read?.body.budget?.currency}
                    />
                  )
                }
              </Fetched>
            )}
          </Fetched>
        )}
      </Section>
      <Section title="Reported so far">
        <Fetched query={records} what="the reports">
          {(data) => <Reported eventId={eventId} records={data.records} />}
        </Fetched>
      </Section>
    </>
  );
}

interface NewRecordProps {
  event: EventView;
  kinds: ReturnType<typeof recordKinds>;
  records: readonly StoredRecord[];
  currency: string | undefined;
}

function NewRecord({ event, kinds, records, currency }: NewRecordProps) {
  const [asked] = useSearchParams();
  const [chosen, setChosen] = useState(asked.get('kind') ?? kinds[0]?.kind ?? '');
  const add = useAddRecord(event.id);
  const kind = kinds.find((candidate) => candidate.kind === chosen);
  const isAsked = kind?.kind === asked.get('kind');
  const given = isAsked ? givenFor(Object.fromEntries(asked), records, currency) : {};
  return (
    <div className="stack">
      <label className="row">
        What is it?
        <select
          value={chosen}
          onChange={(change) => {
            // What became of the one kind is not said below the other.
            add.reset();
            setChosen(change.target.value);
          }}
        >
          {kinds.map(({ kind: name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {kindHints[chosen] && <p className="small muted">{kindHints[chosen]}</p>}
      {given['venueName'] && !add.isSuccess && (
        <Notice tone="accent">
          Filled in from what is on record of {given['venueName']}: check price and expiry before you report.
        </Notice>
      )}
      {kind && <RecordForm key={kind.kind} eventId={event.id} kind={kind} change={add} given={given} />}
    </div>
  );
}

/** What a report sets off and what its words mean, where planners may meet it for the first time. */
const kindHints: Readonly<Record<string, string>> = {
  hold: 'A hold keeps a house for your days before the contract. Requested: you have asked. Tentative: you have an option, first or second in line (option rank), until it expires. Definite: the house has promised it to you; the event needs this one. Released: given up. The cost is what the house asks for all that its contract covers: of a definite hold it counts like a chosen quote, so that house and price stand in the contract, which is put up for approval.',
  quote:
    'Choose a quote, and its vendor stands in the contract with this amount, which is put up for approval. Where it is more than what is planned for its category, you are asked where the money comes from.',
};

/** Kinds whose own name says little to people. */
const kinds: Readonly<Record<string, string>> = { submission: 'Brief' };

interface ReportedProps {
  eventId: string;
  records: readonly StoredRecord[];
}

function Reported({ eventId, records }: ReportedProps) {
  const known = useKnownThings(eventId);
  const nameOf = usePeople();
  const approvals = useEventApprovals(eventId).data?.approvals ?? [];
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
              {kinds[kind] ?? headed(kind)} {simulated && <Badge tone="rehearsal">simulated</Badge>}
            </>
          ),
        },
        { title: 'It says', cell: ({ body }) => <Says body={body} known={known} /> },
        { title: 'By', cell: (record) => signersOf(record, approvals)?.join(' and ') ?? nameOf(record.by) },
        { title: 'At', cell: ({ at }) => <At instant={at} /> },
      ]}
    />
  );
}

interface SaysProps {
  body: unknown;
  known: ReturnType<typeof useKnownThings>;
}

function Says({ body, known }: SaysProps) {
  const currency = useCurrency();
  const words = recordWords(body as Record<string, unknown>, known, use(EventZone), currency); // every record has an object as its body
  return words.map(([name, value], index) => (
    <span key={name}>
      {index > 0 && ' · '}
      <span className="muted">{name}:</span> {value}
    </span>
  ));
}
