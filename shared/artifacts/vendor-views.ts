import { defineView } from '../kernel/define-record.ts';
import { contractSignedRecord, quoteRecord } from './records.ts';

/**
 * The newest quote that a person chose for each contract. Holds and signatures are left out: they say what
 * became of terms that people approved, and must not make those terms new.
 */
export const chosenQuotes = defineView({
  name: 'chosenQuotes',
  of: [quoteRecord],
  select: (records) => {
    const quotes: Record<string, { vendorName: string; amountMinor: number; currency: string }> = {};
    for (const { body } of records) {
      const { contractId, vendorName, amountMinor, currency, chosen } = body;
      if (chosen) quotes[contractId] = { vendorName, amountMinor, currency };
    }
    return quotes;
  },
});
export type ChosenQuotes = ReturnType<typeof chosenQuotes.select>;

/** Contracts that are signed, by id: for readers alone, since a signature must make no terms new. */
export const signedContracts = defineView({
  name: 'signedContracts',
  of: [contractSignedRecord],
  select: (records) => [...new Set(records.map(({ body }) => body.contractId))],
});
