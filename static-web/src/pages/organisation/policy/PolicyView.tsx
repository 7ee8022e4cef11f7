import { Fragment } from 'react';
import { approvalTitles } from '../../../../../shared/contracts/approval-titles.ts';
import styles from './Policy.module.css';
import {
  reportsWords,
  separationWords,
  stepWords,
  thresholdWords,
  tiersWords,
  type Kind,
  type Policy,
} from './policy-words.ts';
import { retentionWords } from './retention-words.ts';

/** The policy in words. */
export function PolicyView({ policy }: { policy: Policy }) {
  const { approvals, reapproval, silence } = policy;
  const kinds = Object.keys(approvals) as Kind[]; // its own keys
  return (
    <dl className={styles['words']}>
      {kinds.map((kind) => (
        <Fragment key={kind}>
          <dt>{approvalTitles[kind]}</dt>
          <dd>
            <ul className="plain-list">
              {tiersWords(approvals[kind]).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </dd>
        </Fragment>
      ))}
      <dt>Own work</dt>
      <dd>{separationWords(policy)}</dd>
      <dt>Asked again</dt>
      <dd>When the budget moves by {thresholdWords(reapproval)}.</dd>
      <dt>While nobody answers</dt>
      <dd>
        <ul className="plain-list">
          {silence.map((step) => (
            <li key={step.afterWorkingDays}>{stepWords(step)}</li>
          ))}
        </ul>
      </dd>
      <dt>Reports on past events</dt>
      <dd>{reportsWords(policy)}</dd>
      <dt>How long records are kept</dt>
      <dd>
        <ul className="plain-list">
          {retentionWords(policy.retention).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </dd>
    </dl>
  );
}
