import type { AnswerOf } from '../../api/shapes.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Section } from '../../ui/Section.tsx';
import { headed, logged, readable } from '../../ui/sentences.ts';
import { Empty, Notice } from '../../ui/States.tsx';
import styles from './NewEvent.module.css';
import type { Reading } from './use-reading.ts';

/** What the agents understand, what they will ask, and what they cannot use: before anything is stored. */
export function Understanding({ reading }: { reading: Reading }) {
  const { data, error, isFetching } = reading;
  return (
    <Section
      title="What is understood"
      aside={<span role="status">{isFetching && <Badge tone="accent">Reading …</Badge>}</span>}
    >
      {error && <Notice tone="warn">{error.message}</Notice>}
      {data ? (
        <Parts data={data} />
      ) : (
        !error && <Empty title="Nothing yet: it appears here while you write." />
      )}
    </Section>
  );
}

function Parts({ data }: { data: AnswerOf['BriefReading'] }) {
  const { understood, conflicts, gaps, notUnderstood } = data;
  return (
    <>
      {conflicts.map(({ id, about, detail }) => (
        <Notice key={id} tone="bad">
          <strong>Conflict ({about.map(headed).join(', ').toLowerCase()}):</strong> {readable(detail)}
        </Notice>
      ))}
      {gaps.length > 0 && (
        <>
          <h3>Will be asked ({gaps.length})</h3>
          <ul className="plain-list">
            {gaps.map(({ field, question, why }) => (
              <li key={field}>
                {question} <span className="muted small">{why}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Read understood={understood} />
      {notUnderstood.length > 0 && (
        <>
          <h3>Kept, but not understood ({notUnderstood.length})</h3>
          {[...Map.groupBy(notUnderstood, ({ why }) => why)].map(([why, entries]) => (
            <div key={why}>
              <p className="muted small">{logged(why)}:</p>
              <ul className="plain-list">
                {entries.map(({ text }) => (
                  <li key={text}>“{text}”</li>
                ))}
              </ul>
            </div>
          ))}
        </>
      )}
    </>
  );
}

type Understood = AnswerOf['BriefReading']['understood'][number];

/** The facts, then what is asked of the event. */
function Read({ understood }: { understood: readonly Understood[] }) {
  const facts = understood.filter(({ field }) => field !== 'constraints');
  const wishes = understood.filter(({ field }) => field === 'constraints');
  return (
    <>
      <h3>Understood ({facts.length})</h3>
      <ul className="plain-list">
        {facts.map((fact) => (
          <li key={`${fact.field} ${fact.text} ${fact.from ?? ''}`}>
            <Badge>{headed(fact.field)}</Badge> {readable(fact.text)}
            <Source of={fact} />
          </li>
        ))}
      </ul>
      {wishes.length > 0 && <h3>Musts and wishes ({wishes.length})</h3>}
      <ul className="plain-list">
        {wishes.map((wish) => (
          <li key={`${wish.text} ${wish.from ?? ''}`}>
            {readable(wish.text)}
            <Source of={wish} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The words of the brief that it was read from. */
function Source({ of: { from } }: { of: Understood }) {
  return from && <p className={`small muted ${styles['source']}`}>“{from}”</p>;
}
