import { defineView } from '../kernel/define-record.ts';
import { answerRecord } from './records.ts';

/** Ids of the two ways out of a conflict about how many people to plan for. */
export const planForOption = (people: number): string => `plan-for-${people}`;
export const holdAtOption = (people: number): string => `hold-at-${people}`;

const decided = /^(plan-for|hold-at)-(\d{1,6})$/;

/** How many people to plan for by the latest decision: so many, or never more than so many; null: nothing is decided. */
export const headcountChoice = defineView({
  name: 'headcountChoice',
  of: [answerRecord],
  select: (records): { planFor: number } | { holdAt: number } | null => {
    const latest = records.findLast(({ body }) => body.field === 'conflict:headcount');
    const [, way, people] = decided.exec(String(latest?.body.value)) ?? [];
    if (people === undefined) return null;
    return way === 'hold-at' ? { holdAt: Number(people) } : { planFor: Number(people) };
  },
});
export type HeadcountChoice = ReturnType<typeof headcountChoice.select>;
