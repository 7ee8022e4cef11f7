import { useState } from 'react';
import type { EventBriefBody } from '../../../../../shared/artifacts/event-brief-schema.ts';
import { useProposeChange } from '../../../api/brief-changes.ts';
import { useArtifact } from '../../../api/queries.ts';
import { BriefFields } from '../../../app/BriefFields.tsx';
import { briefOf, changedFrom, presentOf, type Fixes } from '../../../app/brief-of.ts';
import { Problem } from '../../../app/Problem.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Choices } from '../../../ui/Choices.tsx';
import { Field } from '../../../ui/Field.tsx';

const manners = { words: 'In words', fields: 'Field by field' } as const;
type Manner = keyof typeof manners;

/** What shall be different, in words or field by field. Sending it shows what it would do. */
export function AskForChange({ eventId }: { eventId: string }) {
  const [manner, setManner] = useState<Manner>('words');
  const [text, setText] = useState('');
  const [typed, setTyped] = useState<Fixes>({});
  const brief = useArtifact<EventBriefBody>(eventId, 'EventBrief').data?.body;
  const present = brief ? presentOf(brief) : {};
  const propose = useProposeChange(eventId);
  const change =
    manner === 'words' ? briefOf(text, {}) : briefOf('', changedFrom(present, { ...present, ...typed }));
  const isEmpty = Object.keys(change).length === 0;
  const problem = propose.error;
  return (
    <form
      className="stack"
      onSubmit={(submit) => {
        submit.preventDefault();
        propose.mutate(change);
      }}
    >
      <Choices legend="How do you want to say it?" of={manners} value={manner} onChange={setManner} />
      {manner === 'words' ? (
        <Field
          label="What changes?"
          hint="For instance: raise the budget to EUR 110,000. Budget, dates, people, place, requirements (“no swag”) and kind of event are read."
        >
          <textarea rows={3} value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
      ) : (
        <BriefFields
          fixes={{ ...present, ...typed }}
          onChange={setTyped}
          problem={problem}
          unsaid="As it is"
          without={['owner']}
        />
      )}
      <Problem error={problem} />
      <Send busy={propose.isPending} isEmpty={isEmpty} />
    </form>
  );
}

function Send({ busy, isEmpty }: { busy: boolean; isEmpty: boolean }) {
  return (
    <p className="row">
      <Button type="submit" busy={busy} disabledBecause={isEmpty ? 'Say first what changes.' : undefined}>
        Show what it would do
      </Button>
      {busy && (
        <span role="status" className="muted">
          Working out what would change …
        </span>
      )}
    </p>
  );
}
