import { useState } from 'react';
import { isStale, useReplacePolicy } from '../../../api/organisation.ts';
import type { AnswerOf } from '../../../api/shapes.ts';
import { approvalKinds } from '../../../app/approval-kinds.ts';
import { Problem } from '../../../app/Problem.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { ChangedMeanwhile } from '../ChangedMeanwhile.tsx';
import { AmountsField } from './AmountsField.tsx';
import styles from './Policy.module.css';
import type { Kind, Policy } from './policy-words.ts';
import { SilenceField } from './SilenceField.tsx';
import { TiersField } from './TiersField.tsx';

interface PolicyFormProps {
  view: AnswerOf['Policy'];
  /** Of `view`, as it is now; what is edited may have been read before. */
  tag: string;
  onDone: () => void;
}

const PERCENT_IN_BASIS_POINTS = 100;

export function PolicyForm({ view, tag, onDone }: PolicyFormProps) {
  const [policy, setPolicy] = useState<Policy>(view.policy);
  const [base, setBase] = useState(tag);
  const [reason, setReason] = useState('');
  const replace = useReplacePolicy();
  const rebase = () => {
    setBase(tag);
    replace.reset();
  };
  const save = () => replace.mutate({ body: { policy, reason }, tag: base }, { onSuccess: onDone });
  return (
    <form className="stack" onSubmit={(submit) => (submit.preventDefault(), save())}>
      <Fields policy={policy} onChange={setPolicy} />
      <Field label="Why is it changed?" hint="Kept with the change.">
        <input value={reason} onChange={(change) => setReason(change.target.value)} />
      </Field>
      {isStale(replace.error) ? (
        <ChangedMeanwhile
          theirs={view.history[0]}
          keepMine="Keep mine in place of theirs"
          onKeepMine={rebase}
          onTakeTheirs={() => {
            setPolicy(view.policy);
            rebase();
          }}
        />
      ) : (
        <Problem error={replace.error} />
      )}
      <div className="row">
        <Button
          type="submit"
          busy={replace.isPending}
          disabledBecause={reason.trim().length < 3 ? 'Say why it is changed.' : undefined}
        >
          Save the policy
        </Button>
        <Button look="quiet" onPress={() => setPolicy(view.default)}>
          Take the product’s own
        </Button>
        <Button look="quiet" onPress={onDone}>
          Leave it as it is
        </Button>
      </div>
    </form>
  );
}

function Fields({ policy, onChange }: { policy: Policy; onChange: (policy: Policy) => void }) {
  const { approvals, silence } = policy;
  const kinds = Object.keys(approvals) as Kind[]; // its own keys
  return (
    <div className={styles['groups']}>
      {kinds.map((kind) => (
        <TiersField
          key={kind}
          title={approvalKinds[kind].title}
          tiers={approvals[kind]}
          onChange={(tiers) => onChange({ ...policy, approvals: { ...approvals, [kind]: tiers } })}
        />
      ))}
      <Limits policy={policy} onChange={onChange} />
      <SilenceField steps={silence} onChange={(steps) => onChange({ ...policy, silence: steps })} />
    </div>
  );
}

function Limits({ policy, onChange }: { policy: Policy; onChange: (policy: Policy) => void }) {
  const { separationAbove, reapproval } = policy;
  const share = reapproval.basisPoints / PERCENT_IN_BASIS_POINTS;
  const setShare = (percent: number) => {
    const basisPoints = Math.round(percent * PERCENT_IN_BASIS_POINTS);
    onChange({ ...policy, reapproval: { ...reapproval, basisPoints } });
  };
  return (
    <fieldset className={styles['group']}>
      <legend>Own work and changed budgets</legend>
      <AmountsField
        label="Above this nobody decides alone about what they prepared"
        amounts={separationAbove}
        onChange={(amounts) => onChange({ ...policy, separationAbove: amounts })}
      />
      <Field label="Asked again when the budget moves by (%)">
        <input
          type="number"
          min={0}
          max={100}
          step={0.01}
          value={share}
          onChange={({ target }) => setShare(Number(target.value))}
        />
      </Field>
      <AmountsField
        label="But at least by"
        amounts={reapproval.atLeast}
        onChange={(atLeast) => onChange({ ...policy, reapproval: { ...reapproval, atLeast } })}
      />
    </fieldset>
  );
}
