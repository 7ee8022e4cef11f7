import { Link } from 'react-router';
import { useChanges, useDecisions, useQuestions, useTraces } from '../../../api/queries.ts';
import type { LogEntry } from '../../../api/shapes.ts';
import { Fetched } from '../../../app/Fetched.tsx';
import { usePeople } from '../../../app/use-people.ts';
import { useTitles } from '../../../app/use-titles.ts';
import { At } from '../../../ui/At.tsx';
import { OnRequest } from '../../../ui/OnRequest.tsx';
import { Section } from '../../../ui/Section.tsx';
import { logged, readable } from '../../../ui/sentences.ts';
import { Table } from '../../../ui/Table.tsx';
import { askedApart } from './asked-apart.ts';
import { ModelCalls } from './ModelCalls.tsx';

/** Who decided and changed what, and why, and what a model had to do with it; newest first. */
export function LogPage({ eventId }: { eventId: string }) {
  const decisions = useDecisions(eventId);
  const changes = useChanges(eventId);
  const traces = useTraces(eventId);
  return (
    <>
      <Section title="Decisions">
        <Fetched query={decisions} what="the decisions">
          {(data) => <Decided eventId={eventId} entries={data.decisions} />}
        </Fetched>
      </Section>
      <OpenQuestions eventId={eventId} />
      <Section title="Changes of the plan">
        <Fetched query={changes} what="the changes">
          {(data) => <Entries caption="Changes, newest first" entries={data.changes} />}
        </Fetched>
      </Section>
      <Section title="Model">
        <Fetched query={traces} what="the calls of a model">
          {(data) => <ModelCalls traces={data.traces} />}
        </Fetched>
      </Section>
    </>
  );
}

/** A question that was put is no decision: what is open stands apart, what became of the others among the decisions. */
function Decided({ eventId, entries }: { eventId: string; entries: readonly LogEntry[] }) {
  const questions = useQuestions(eventId).data?.questions ?? [];
  const { decided, asked } = askedApart(entries, questions);
  return (
    <>
      <Entries caption="Decisions, newest first" entries={decided} />
      {asked.length > 0 && (
        <OnRequest summary={`Questions as they were put (${asked.length})`}>
          {() => <EntryTable caption="Questions as they were put" entries={asked.toReversed()} />}
        </OnRequest>
      )}
    </>
  );
}

function OpenQuestions({ eventId }: { eventId: string }) {
  const questions = useQuestions(eventId).data?.questions ?? [];
  const open = questions.filter(({ status }) => status === 'open');
  if (open.length === 0) return null;
  return (
    <Section title={`Open questions (${open.length})`}>
      <Table
        caption="Open questions"
        rows={open}
        rowKey={({ id }) => id}
        empty="Nothing is asked."
        columns={[
          { title: 'Question', names: true, cell: ({ text }) => readable(text) },
          { title: 'Why', cell: ({ why }) => readable(why) },
          { title: 'Needed before', cell: ({ blocks }) => blocks },
          { title: 'Asked', cell: ({ askedAt }) => <At instant={askedAt} /> },
        ]}
      />
      <Link to={`/events/${eventId}`}>Answer on the overview</Link>
    </Section>
  );
}

interface EntriesProps {
  caption: string;
  entries: readonly LogEntry[];
}

/** So many are seen at once; the earlier ones are asked for. */
const LATEST = 10;

function Entries({ caption, entries }: EntriesProps) {
  const newestFirst = entries.toReversed();
  const earlier = newestFirst.slice(LATEST);
  return (
    <>
      <EntryTable caption={caption} entries={newestFirst.slice(0, LATEST)} />
      {earlier.length > 0 && (
        <OnRequest summary={`Earlier ones (${earlier.length})`}>
          {() => <EntryTable caption={`${caption}: earlier ones`} entries={earlier} />}
        </OnRequest>
      )}
    </>
  );
}

function EntryTable({ caption, entries }: EntriesProps) {
  const titleOf = useTitles();
  const nameOf = usePeople();
  return (
    <Table
      caption={caption}
      rows={entries}
      rowKey={({ seq }) => String(seq)}
      empty="Nothing is logged yet."
      columns={[
        { title: 'No', number: true, cell: ({ seq }) => seq },
        { title: 'What', names: true, cell: ({ title }) => logged(title) },
        { title: 'Why', cell: ({ rationale }) => logged(rationale) },
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
                      {readable(label)}: {readable(effect)}
                    </li>
                  ))}
                </ul>
              </details>
            ),
        },
        {
          title: 'Parts of the plan',
          cell: ({ impacted }) =>
            impacted.length === 0 ? '–' : <Impacted parts={impacted} titleOf={titleOf} />,
        },
        { title: 'By', cell: ({ by }) => nameOf(by) },
        { title: 'At', cell: ({ at }) => <At instant={at} /> },
      ]}
    />
  );
}

const FEW = 2;

interface ImpactedProps {
  parts: LogEntry['impacted'];
  titleOf: (type: string) => string;
}

/** A state is entered on every part of the plan at once: then their number says it, and the list is there to open. */
function Impacted({ parts, titleOf }: ImpactedProps) {
  const words = parts.map(({ type, revision }) => `${titleOf(type)} (revision ${revision})`);
  if (words.length <= FEW) return words.join(', ');
  return (
    <details>
      <summary>{words.length} parts</summary>
      <ul>
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
    </details>
  );
}
