import { useState } from 'react';
import { isStale, useReplaceMembers } from '../../../api/organisation.ts';
import type { AnswerOf } from '../../../api/shapes.ts';
import { Problem } from '../../../app/Problem.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ChangedMeanwhile } from '../ChangedMeanwhile.tsx';
import { MemberFields } from './MemberFields.tsx';
import { withMember, withoutMember, type Member } from './member-list.ts';

interface MemberDialogProps {
  view: AnswerOf['Members'];
  tag: string;
  member: Member;
  onClose: () => void;
}

/** One member at a time, so that the history says what became of whom. */
export function MemberDialog({ view, tag, member, onClose }: MemberDialogProps) {
  const [edited, setEdited] = useState(member);
  const [base, setBase] = useState({ members: view.members, tag });
  const replace = useReplaceMembers();
  const send = (members: Member[]) =>
    replace.mutate({ body: { members }, tag: base.tag }, { onSuccess: onClose });
  const rebase = () => {
    setBase({ members: view.members, tag });
    replace.reset();
  };
  const isKnown = base.members.some(({ id }) => id === member.id);
  return (
    <Dialog wide open title={isKnown ? `Change ${member.name}` : 'Add a member'} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(submit) => {
          submit.preventDefault();
          send(withMember(base.members, edited, member.id));
        }}
      >
        <MemberFields
          member={edited}
          isKnown={isKnown}
          others={base.members.filter(({ id }) => id !== member.id)}
          onChange={setEdited}
        />
        {isStale(replace.error) ? (
          <ChangedMeanwhile
            theirs={view.history[0]}
            keepMine="Keep mine beside theirs"
            onKeepMine={rebase}
            onTakeTheirs={() => {
              setEdited(view.members.find(({ id }) => id === member.id) ?? member);
              rebase();
            }}
          />
        ) : (
          <Problem error={replace.error} />
        )}
        <Buttons
          busy={replace.isPending}
          onRemove={isKnown ? () => send(withoutMember(base.members, member.id)) : undefined}
        />
      </form>
    </Dialog>
  );
}

function Buttons({ busy, onRemove }: { busy: boolean; onRemove: (() => void) | undefined }) {
  return (
    <div className="row">
      <Button type="submit" busy={busy}>
        Save
      </Button>
      {onRemove && (
        <Button look="danger" busy={busy} onPress={onRemove}>
          Remove from the organisation
        </Button>
      )}
    </div>
  );
}
