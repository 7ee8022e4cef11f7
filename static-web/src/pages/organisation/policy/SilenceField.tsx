import { Button } from '../../../ui/Button.tsx';
import styles from './Policy.module.css';
import { silenceWords, type Policy, type SilenceAction } from './policy-words.ts';

type Steps = Policy['silence'];
const MOST_STEPS = 10;
const actions = Object.keys(silenceWords) as SilenceAction[]; // the keys of the record

/** What happens while nobody answers. The last step blocks: silence never approves. */
export function SilenceField({ steps, onChange }: { steps: Steps; onChange: (steps: Steps) => void }) {
  const replace = (at: number, part: Partial<Steps[number]>) =>
    onChange(steps.map((step, index) => (index === at ? { ...step, ...part } : step)));
  return (
    <>
      {steps.map(({ afterWorkingDays, action }, index) => (
        <p key={index} className="row">
          <label>
            after{' '}
            <input
              className={styles['days']}
              type="number"
              min={1}
              max={60}
              value={afterWorkingDays}
              onChange={({ target }) => replace(index, { afterWorkingDays: Number(target.value) })}
            />{' '}
            working days
          </label>
          {action === 'block' ? (
            silenceWords.block
          ) : (
            <>
              <ActionOf
                step={index + 1}
                action={action}
                onChange={(next) => replace(index, { action: next })}
              />
              <Button look="quiet" onPress={() => onChange(steps.filter((_, other) => other !== index))}>
                Remove
              </Button>
            </>
          )}
        </p>
      ))}
      {steps.length < MOST_STEPS && (
        <Button look="quiet" onPress={() => onChange(withStep(steps))}>
          Add a step
        </Button>
      )}
    </>
  );
}

/** One more reminder before the last step, which moves on by a day. */
function withStep(steps: Steps): Steps {
  const day = steps.at(-1)?.afterWorkingDays ?? 1;
  return [
    ...steps.slice(0, -1),
    { afterWorkingDays: day, action: 'remind' },
    { afterWorkingDays: day + 1, action: 'block' },
  ];
}

interface ActionOfProps {
  step: number;
  action: SilenceAction;
  onChange: (action: SilenceAction) => void;
}

function ActionOf({ step, action, onChange }: ActionOfProps) {
  return (
    <select
      aria-label={`Step ${step}: what happens`}
      value={action}
      onChange={({ target }) => onChange(actions.find((name) => name === target.value) ?? action)}
    >
      {actions
        .filter((name) => name !== 'block')
        .map((name) => (
          <option key={name} value={name}>
            {silenceWords[name]}
          </option>
        ))}
    </select>
  );
}
