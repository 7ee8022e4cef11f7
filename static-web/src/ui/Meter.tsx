import styles from './Meter.module.css';
import type { Tone } from './tones.ts';

interface MeterProps {
  /** 0 to 1 of the whole; what goes beyond fills it. */
  share: number;
  tone?: Tone;
  /** Says the same in words. */
  label: string;
}

/** A bar of a share, drawn by SVG so that no inline style is needed. */
export function Meter({ share, tone = 'accent', label }: MeterProps) {
  const width = Math.max(0, Math.min(1, share)) * 100;
  return (
    <svg
      className={`${styles['meter']} ${styles[tone]}`}
      role="img"
      aria-label={label}
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
    >
      <rect className={styles['ground']} width="100" height="6" />
      <rect className={styles['fill']} width={width} height="6" />
    </svg>
  );
}
