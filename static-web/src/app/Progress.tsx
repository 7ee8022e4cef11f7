import type { EventView } from '../api/shapes.ts';
import { states } from './lifecycle.ts';
import styles from './Progress.module.css';

/** Where the run stands among the eight states, as a row of steps. */
export function Progress({ state, status }: Pick<EventView, 'state' | 'status'>) {
  const at = states.indexOf(state);
  const done = status === 'completed' ? states.length : at;
  return (
    <div
      className={styles['progress']}
      role="img"
      aria-label={`${state}, step ${at + 1} of ${states.length}`}
    >
      <span aria-hidden="true" className={styles['steps']}>
        {states.map((name, index) => (
          <span
            key={name}
            className={index < done ? styles['done'] : index === at ? styles['now'] : undefined}
          />
        ))}
      </span>
      <span aria-hidden="true" className="small">
        {state}
      </span>
    </div>
  );
}
