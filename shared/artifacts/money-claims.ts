import { defineView } from '../kernel/define-record.ts';
import { answerRecord } from './records.ts';

/** Ids of the two ways out of a conflict about the money of a category. */
export const quoteOption = (amountMinor: number): string => `quote-${amountMinor}`;
export const allocationOption = (amountMinor: number): string => `allocation-${amountMinor}`;

const field = /^conflict:money\.(.+)$/;
const quoted = /^quote-(\d{1,15})$/;

/** What a category may cost by a decision about chosen quotes: the latest counts, by category. */
export const moneyClaims = defineView({
  name: 'moneyClaims',
  of: [answerRecord],
  select: (records) => {
    const decided: Record<string, number> = {};
    for (const { body } of records) {
      const category = field.exec(body.field)?.[1];
      if (category === undefined) continue;
      const amount = quoted.exec(String(body.value))?.[1];
      if (amount === undefined) delete decided[category];
      else decided[category] = Number(amount);
    }
    return decided;
  },
});
export type MoneyClaims = ReturnType<typeof moneyClaims.select>;
