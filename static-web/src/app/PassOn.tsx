import { useState } from 'react';
import { useDecide } from '../api/changes.ts';
import { useDelegates } from '../api/queries.ts';
import type { Approval } from '../api/shapes.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Empty } from '../ui/States.tsx';
import { Fetched } from './Fetched.tsx';
import { Problem } from './Problem.tsx';
import { roleWords } from './role-words.ts';

/** Asks somebody else to decide. It decides nothing: whoever else may decide still may. */
export function PassOn({ approval }: { approval: Approval }) {
  const [open, setOpen] = useState(false);
  const delegates = useDelegates(approval.id, open);
  const close = () => setOpen(false);
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        Pass it on
      </Button>
      <Dialog open={open} title="Pass the decision on" onClose={close}>
        <Fetched query={delegates} what="who may decide">
          {(data) =>
            data.delegates.length === 0 ? (
              <Empty title="Nobody else is listed who may decide this.">
                <p className="muted">An administrator adds members under Organisation, Members.</p>
              </Empty>
            ) : (
              <Choice approval={approval} delegates={data.delegates} onDone={close} />
            )
          }
        </Fetched>
      </Dialog>
    </>
  );
}

interface ChoiceProps {
  approval: Approval;
  delegates: readonly { id: string; name: string; roles: readonly string[] }[];
  onDone: () => void;
}

function Choice({ approval: { id, subjectHash }, delegates, onDone }: ChoiceProps) {
  const [to, setTo] = useState(delegates[0]?.id ?? '');
  const [comment, setComment] = useState('');
  const decide = useDecide(id);
  return (
    <form
      className="stack"
      onSubmit={(submit) => {
        submit.preventDefault();
        decide.mutate({ decision: 'delegate', delegateTo: to, comment, subjectHash }, { onSuccess: onDone });
      }}
    >
      <p>They are asked now, and their stand-ins after them; reminders begin anew. You may still decide.</p>
      <Field label="Who decides instead?">
        <select value={to} onChange={({ target }) => setTo(target.value)}>
          {delegates.map(({ id: own, name, roles }) => (
            <option key={own} value={own}>
              {`${name} (${roles.map(roleWords).join(', ')})`}
            </option>
          ))}
        </select>
      </Field>
      <Field label="What should they know?" hint="Kept with the decision.">
        <textarea rows={2} value={comment} onChange={({ target }) => setComment(target.value)} />
      </Field>
      <Problem error={decide.error} />
      <Button type="submit" busy={decide.isPending}>
        Ask them instead
      </Button>
    </form>
  );
}
