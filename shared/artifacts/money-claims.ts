import { defineView } from '../kernel/define-record.ts';
import { answerRecord } from './records.ts';

/** Ids of the ways out of a conflict about the money of a category; `amountMinor` is what the category comes to. */
export const allocationOption = (amountMinor: number): string => `allocation-${amountMinor}`;
export const quoteOption = (amountMinor: number): string => `quote-${amountMinor}`;
/** The same with `drawnMinor` of it out of the contingency. */
export const contingencyOption = (amountMinor: number, drawnMinor: number): string =>
  `contingency-${amountMinor}-${drawnMinor}`;

const field = /^conflict:money\.(.+)$/;
const covered = /^(?:quote-(\d{1,15})|contingency-(\d{1,15})-(\d{1,15}))$/;

interface Covered {
  /** What the category may come to. */
  upToMinor: number;
  /** Most of it that comes out of the contingency. */
  contingencyMinor: number;
}

/** What a category may cost by a decision about chosen quotes, and out of what: the latest counts, by category. */
export const moneyClaims = defineView({
  name: 'moneyClaims',
  of: [answerRecord],
  select: (records) => {
    const decided: Record<string, Covered> = {};
    for (const { body } of records) {
      const category = field.exec(body.field)?.[1];
      if (category === undefined) continue;
      const [, quote, amount, drawn = 0] = covered.exec(String(body.value)) ?? [];
      const upTo = quote ?? amount;
      if (upTo === undefined) delete decided[category];
      else decided[category] = { upToMinor: Number(upTo), contingencyMinor: Number(drawn) };
    }
    return decided;
  },
});
export type MoneyClaims = ReturnType<typeof moneyClaims.select>;
