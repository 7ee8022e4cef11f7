import type { Policy } from './policy-words.ts';

export type Retention = NonNullable<Policy['retention']>;
export type Kept = keyof Retention;

/** A new kind fails to compile until it is said what it is. */
export const keptWords: Record<Kept, { title: string; why: string }> = {
  logDays: {
    title: 'Decision and change logs',
    why: 'Who decided what and why. What is removed leaves a signed checkpoint, so that the audit still holds.',
  },
  activityDays: { title: 'Activity', why: 'The lines of what happened in an event.' },
  traceDays: { title: 'Model and tool calls of the agents', why: 'How each draft was made.' },
};
export const kept = Object.keys(keptWords) as Kept[]; // the keys of the record

/** What holds, of each kind. */
export const retentionWords = (retention: Retention = {}): string[] =>
  kept.map((what) => {
    const days = retention[what];
    const span = days === undefined ? 'kept without end' : `kept for ${days.toLocaleString('en')} days`;
    return `${keptWords[what].title}: ${span}`;
  });
