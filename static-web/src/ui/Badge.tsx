import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { toneClass, type Tone } from './tones.ts';

/** A short word about the state of a thing. The words carry the meaning; the colour only repeats it. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles['badge']} ${toneClass(tone)}`}>{children}</span>;
}
