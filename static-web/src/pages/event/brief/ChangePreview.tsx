import { approvalTitle } from '../../../../../shared/contracts/approval-titles.ts';
import type { BriefChange, useSettleChange } from '../../../api/brief-changes.ts';
import { useTitles } from '../../../app/use-titles.ts';
import { Button } from '../../../ui/Button.tsx';
import { headed, logged, readable } from '../../../ui/sentences.ts';
import { modelUse } from '../../../ui/figures.ts';
import { Notice } from '../../../ui/States.tsx';
import styles from './ChangePreview.module.css';

export interface ChangePreviewProps {
  change: BriefChange;
  settle: Pick<ReturnType<typeof useSettleChange>, 'error' | 'isPending'>;
  onSettle: (step: 'apply' | 'discard') => void;
}

/** What the plan would become, before anything of it is changed. */
export function ChangePreview({ change, settle, onSettle }: ChangePreviewProps) {
  const { what, affects, untouched, voids, questions, refined = [], notRead } = change;
  return (
    <div className="stack">
      <p>Nothing has changed yet. This is what it would do:</p>
      <Brief what={what} />
      {notRead.length > 0 && (
        <Notice tone="warn">
          Not read, and so without effect: {notRead.map((text) => `“${text}”`).join(', ')}
        </Notice>
      )}
      {voids.length > 0 && (
        <Notice tone="bad">
          <strong>Would be void and asked for again:</strong>{' '}
          {voids.map(({ kind }) => approvalTitle(kind)).join(', ')}
        </Notice>
      )}
      {questions.length > 0 && (
        <Lines title={`Would be asked (${questions.length})`} lines={questions.map(({ text }) => text)} />
      )}
      <Plan affects={affects} untouched={untouched} />
      {refined.length > 0 && <Refined refined={refined} />}
      {settle.error && <Notice tone="bad">{settle.error.message}</Notice>}
      <div className="row">
        <Button busy={settle.isPending} onPress={() => onSettle('apply')}>
          Apply the change
        </Button>
        <Button look="quiet" busy={settle.isPending} onPress={() => onSettle('discard')}>
          Discard it
        </Button>
      </div>
    </div>
  );
}

function Plan({ affects, untouched }: Pick<BriefChange, 'affects' | 'untouched'>) {
  const titleOf = useTitles();
  return (
    <>
      <h3>Drafted again ({affects.length})</h3>
      {affects.length === 0 && <p className="muted">Nothing of the plan depends on it.</p>}
      <dl className={styles['affects']}>
        {affects.map(({ type, differences }) => (
          <div key={type}>
            <dt>{titleOf(type)}</dt>
            {differences.map((line) => (
              <dd key={line}>{logged(line.replace(' -> ', ' → '))}</dd>
            ))}
          </div>
        ))}
      </dl>
      {untouched.length > 0 && (
        <details>
          <summary>Stays as it is ({untouched.length})</summary>
          <p className="muted">{untouched.map(titleOf).join(', ')}</p>
        </details>
      )}
    </>
  );
}

/** A preview asks no model: what one would say is not known, only what it may cost. */
function Refined({ refined }: Required<Pick<BriefChange, 'refined'>>) {
  const titleOf = useTitles();
  return (
    <>
      <h3>Worded by a model ({refined.length})</h3>
      <ul className="plain-list">
        {refined.map(({ type, again, most, last }) => (
          <li key={type}>
            <strong>{titleOf(type)}</strong>:{' '}
            {again ? 'worded again' : 'no model is set any longer, the draft stands'}
            {most && `, at most ${modelUse(most)}`}
            {last && ` (last time ${modelUse(last)})`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Brief({ what }: Pick<BriefChange, 'what'>) {
  return (
    <ul className="plain-list">
      {what.map(({ field, before, after }) => (
        <li key={field}>
          <strong>{headed(field)}</strong>: {readable(before ?? 'not said')} →{' '}
          <strong>{readable(after ?? 'not said')}</strong>
        </li>
      ))}
    </ul>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{readable(line)}</li>
        ))}
      </ul>
    </>
  );
}
