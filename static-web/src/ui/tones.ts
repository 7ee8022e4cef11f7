import styles from './tones.module.css';

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'accent' | 'rehearsal';

/** Ground and text in the colours of a tone. */
export const toneClass = (tone: Tone): string | undefined => styles[tone];
