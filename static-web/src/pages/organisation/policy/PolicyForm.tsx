import { useState } from 'react';
import { isStale, useReplacePolicy } from '../../../api/organisation.ts';
import type { AnswerOf } from '../../../api/shapes.ts';
import { approvalTitles } from '../../../../../shared/contracts/approval-titles.ts';
import { Problem } from '../../../app/Problem.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { ChangedMeanwhile } from '../ChangedMeanwhile.tsx';
import { AmountsField } from './AmountsField.tsx';
import styles from './Policy.module.css';
import {
  separationWords,
  stepWords,
  thresholdWords,
  tiersWords,
  type Kind,
  type Policy,
} from './policy-words.ts';
import { PolicyGroup } from './PolicyGroup.tsx';
import { Afterwards } from './Afterwards.tsx';
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
    <form className="stack" noValidate onSubmit={(submit) => (submit.preventDefault(), save())}>
      <Fields policy={policy} before={view.policy} onChange={setPolicy} />
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

interface FieldsProps {
  policy: Policy;
  /** What holds now. */
  before: Policy;
  onChange: (policy: Policy) => void;
}

const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);

function Fields({ policy, before, onChange }: FieldsProps) {
  const { approvals, silence } = policy;
  const kinds = Object.keys(approvals) as Kind[]; // its own keys
  return (
    <div className={styles['groups']}>
      {kinds.map((kind) => (
        <PolicyGroup
          key={kind}
          title={approvalTitles[kind]}
          says={tiersWords(approvals[kind])}
          changed={differs(approvals[kind], before.approvals[kind])}
        >
          <TiersField
            title={approvalTitles[kind]}
            tiers={approvals[kind]}
            onChange={(tiers) => onChange({ ...policy, approvals: { ...approvals, [kind]: tiers } })}
          />
        </PolicyGroup>
      ))}
      <Limits policy={policy} before={before} onChange={onChange} />
      <PolicyGroup
        title="While nobody answers"
        says={silence.map(stepWords)}
        changed={differs(silence, before.silence)}
      >
        <SilenceField steps={silence} onChange={(steps) => onChange({ ...policy, silence: steps })} />
      </PolicyGroup>
      <Afterwards policy={policy} before={before} onChange={onChange} />
    </div>
  );
}

function Limits({ policy, before, onChange }: FieldsProps) {
  const { separationAbove, reapproval } = policy;
  const share = reapproval.basisPoints / PERCENT_IN_BASIS_POINTS;
  const setShare = (percent: number) => {
    const basisPoints = Math.round(percent * PERCENT_IN_BASIS_POINTS);
    onChange({ ...policy, reapproval: { ...reapproval, basisPoints } });
  };
  return (
    <PolicyGroup
      title="Own work and changed budgets"
      says={[separationWords(policy), `Asked again when the budget moves by ${thresholdWords(reapproval)}.`]}
      changed={differs(separationAbove, before.separationAbove) || differs(reapproval, before.reapproval)}
    >
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
    </PolicyGroup>
  );
}
