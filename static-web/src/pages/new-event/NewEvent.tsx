import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCreateEvent } from '../../api/changes.ts';
import { ApiProblem } from '../../api/client.ts';
import { useMe } from '../../api/queries.ts';
import { BriefFields } from '../../app/BriefFields.tsx';
import { briefOf, type Fixes } from '../../app/brief-of.ts';
import { PageTitle } from '../../app/PageTitle.tsx';
import { Button, withoutAction } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { counted } from '../../ui/figures.ts';
import { Section } from '../../ui/Section.tsx';
import { Empty, Failure } from '../../ui/States.tsx';
import { readSoFar } from './read-so-far.ts';
import { samples } from './samples.ts';
import { Understanding } from './Understanding.tsx';
import { type Reading, useReading } from './use-reading.ts';
import styles from './NewEvent.module.css';

/** A brief comes in as text; what is understood of it is shown while it is written, and can be put right. */
export function NewEvent() {
  const may = useMe().data?.actions['event.create'];
  if (may?.allowed !== false) return <Brief />;
  return (
    <>
      <PageTitle>New event</PageTitle>
      <Empty title="You may not plan a new event.">
        {may.why && <p>{withoutAction(may.why)}</p>}
        <Link to="/">All events</Link>
      </Empty>
    </>
  );
}

function Brief() {
  const [text, setText] = useState('');
  const [fixes, setFixes] = useState<Fixes>({});
  const reading = useReading(briefOf(text, fixes));
  const create = useCreateEvent();
  const navigate = useNavigate();
  const isEmpty = text.trim() === '' && Object.keys(fixes).length === 0;
  const submit = () =>
    create.mutate(briefOf(text, fixes), { onSuccess: ({ id }) => void navigate(`/events/${id}`) });
  return (
    <>
      <PageTitle>New event</PageTitle>
      <div className={styles['halves']}>
        <Section title="The brief">
          <Samples onTake={setText} />
          <Field
            label="What is it, for whom, when, where, with how much money?"
            hint="Any words will do, in the language that you work in. Paste an e-mail if you have one."
          >
            <textarea rows={12} value={text} onChange={(change) => setText(change.target.value)} />
          </Field>
          <details>
            <summary>Fill in or correct single fields</summary>
            <BriefFields
              fixes={fixes}
              onChange={setFixes}
              problem={create.error ?? reading.error}
              unsaid="As the text says"
              known={readSoFar(reading.data?.understood ?? [])}
            />
          </details>
          {create.error && <Refusal error={create.error} />}
          <Found reading={reading} />
          <Button
            busy={create.isPending}
            onPress={submit}
            disabledBecause={isEmpty ? 'Write a brief or fill in a field first.' : undefined}
          >
            Create the event
          </Button>
        </Section>
        <div id="understood">
          <Understanding reading={reading} />
        </div>
      </div>
    </>
  );
}

/** On a phone what is understood stands below the button: whoever presses it knows what was found. */
function Found({ reading: { data } }: { reading: Reading }) {
  const found = [
    data && data.conflicts.length > 0 && counted(data.conflicts.length, 'conflict'),
    data && data.gaps.length > 0 && `${counted(data.gaps.length, 'question')} to answer`,
    data &&
      data.notUnderstood.length > 0 &&
      `${counted(data.notUnderstood.length, 'passage')} not understood`,
  ].filter(Boolean);
  if (found.length === 0) return null;
  return (
    <p className={`small ${styles['found']}`}>
      Found so far: {found.join(', ')}. <a href="#understood">Look at it</a>
    </p>
  );
}

function Samples({ onTake }: { onTake: (text: string) => void }) {
  return (
    <p className="row">
      <span className="muted small">Try a sample:</span>
      {samples.map((sample) => (
        <Button key={sample.name} look="quiet" onPress={() => onTake(sample.text)}>
          {sample.name}
        </Button>
      ))}
    </p>
  );
}

function Refusal({ error }: { error: Error }) {
  const errors = error instanceof ApiProblem ? error.errors : [];
  return (
    <Failure title="The event was not created." detail={error.message}>
      <ul>
        {errors.map(({ pointer, detail }) => (
          <li key={pointer}>
            {pointer}: {detail}
          </li>
        ))}
      </ul>
    </Failure>
  );
}
