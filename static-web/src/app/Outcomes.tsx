import { createContext, useEffect, useRef, useState, type ReactNode } from 'react';
import styles from './Outcomes.module.css';

/** Says what was done with a card that is about to leave the page. */
export const SayOutcome = createContext<(text: string) => void>(() => {});

/**
 * The place of what was done last. A card that is settled leaves the page, and with it would go the focus and any word
 * of what became of it: so the word stands here, and takes the focus.
 */
export function Outcomes({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ times: 0, text: '' });
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (said.times > 0) line.current?.focus();
  }, [said.times]);
  return (
    <SayOutcome value={(text) => setSaid(({ times }) => ({ times: times + 1, text }))}>
      <p ref={line} role="status" tabIndex={-1} className={said.text ? styles['said'] : 'visually-hidden'}>
        {said.text}
      </p>
      {children}
    </SayOutcome>
  );
}
