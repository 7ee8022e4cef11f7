import type { ReactNode } from 'react';
import { Badge } from '../../../ui/Badge.tsx';
import styles from './Policy.module.css';

interface PolicyGroupProps {
  title: string;
  /** What holds as it stands in the form. */
  says: readonly string[];
  /** Whether that differs from what holds now. */
  changed: boolean;
  children: ReactNode;
}

/** One part of the policy in words; its fields open where it is to be changed. */
export function PolicyGroup({ title, says, changed, children }: PolicyGroupProps) {
  return (
    <details className={styles['group']}>
      <summary>
        <span className={styles['summary']}>
          <strong>{title}</strong> {changed && <Badge tone="accent">changed</Badge>}{' '}
          <span className={styles['edit']}>Edit</span>
          {says.map((line) => (
            <span key={line} className={`small muted ${styles['says']}`}>
              {line}
            </span>
          ))}
        </span>
      </summary>
      <fieldset className={styles['fields']}>
        <legend className="visually-hidden">{title}</legend>
        {children}
      </fieldset>
    </details>
  );
}
