import type { AnswerOf } from '../../api/shapes.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Section } from '../../ui/Section.tsx';
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
          <strong>Conflict ({about.map(fieldWords).join(', ')}):</strong> {detail}
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
      <h3>Understood ({understood.length})</h3>
      <ul className="plain-list">
        {understood.map(({ field, text, from }) => (
          <li key={`${field} ${text} ${from ?? ''}`}>
            <Badge>{fieldWords(field)}</Badge> {text}
            {from && <p className={`small muted ${styles['source']}`}>“{from}”</p>}
          </li>
        ))}
      </ul>
      {notUnderstood.length > 0 && (
        <>
          <h3>Kept, but not understood ({notUnderstood.length})</h3>
          <ul className="plain-list">
            {notUnderstood.map(({ text, why }) => (
              <li key={text}>
                “{text}” <span className="muted small">{why}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** `timeZone` as a person reads it: "time zone". */
const fieldWords = (field: string) => field.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
