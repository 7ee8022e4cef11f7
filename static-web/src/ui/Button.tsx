import type { ReactNode } from 'react';
import styles from './Button.module.css';

export type Look = 'primary' | 'quiet' | 'danger';

interface ButtonProps {
  children: ReactNode;
  look?: Look;
  type?: 'button' | 'submit';
  /** Why it cannot be pressed now; said beside it, because a disabled button explains nothing. */
  disabledBecause?: string | undefined;
  /** Disabled where the reason stands elsewhere. */
  disabled?: boolean;
  busy?: boolean;
  onPress?: () => void;
}

export function Button(props: ButtonProps) {
  const {
    children,
    look = 'primary',
    type = 'button',
    disabledBecause,
    busy = false,
    disabled = false,
    onPress,
  } = props;
  const button = (
    <button
      type={type}
      className={buttonClass(look)}
      disabled={disabled || disabledBecause !== undefined}
      aria-disabled={busy || undefined}
      aria-busy={busy}
      onClick={(press) => {
        // Not disabled while it works: the keyboard would lose its place, also when the answer is a refusal.
        if (busy) press.preventDefault();
        else onPress?.();
      }}
    >
      {children}
    </button>
  );
  if (!disabledBecause) return button;
  return (
    <span className={styles['explained']}>
      {button}
      <span className={styles['why']}>{withoutAction(disabledBecause)}</span>
    </span>
  );
}

/** The API ends its reason with the name of the right, "(question.answer)", which is for programs. */
export const withoutAction = (why: string): string => why.replace(/ \([a-z]+\.[a-z-]+\)\.$/, '.');

/** The look of a button for what leads elsewhere: the caller brings the link of its router. */
export function buttonClass(look: Look = 'primary'): string {
  return `${styles['button']} ${styles[look]}`;
}
