import type { ReactNode } from 'react';
import styles from './States.module.css';

/** While something is being fetched for the first time. */
export function Loading({ what }: { what: string }) {
  return (
    <p className={styles['loading']} role="status">
      Loading {what} …
    </p>
  );
}

/** Nothing is there, why, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles['empty']}>
      <p className={styles['title']}>{title}</p>
      {children}
    </div>
  );
}

interface FailureProps {
  title: string;
  detail: string;
  /** For whoever is asked for help. */
  traceId?: string | undefined;
  children?: ReactNode;
}

export function Failure({ title, detail, traceId, children }: FailureProps) {
  return (
    <div className={styles['failure']} role="alert">
      <p className={styles['title']}>{title}</p>
      <p>{detail}</p>
      {traceId && <p className="small muted">Trace {traceId}</p>}
      {children}
    </div>
  );
}

/** A remark within a page that deserves to be seen. */
export function Notice({
  tone,
  children,
}: {
  tone: 'accent' | 'warn' | 'bad' | 'good';
  children: ReactNode;
}) {
  return <div className={`${styles['notice']} ${styles[tone]}`}>{children}</div>;
}
