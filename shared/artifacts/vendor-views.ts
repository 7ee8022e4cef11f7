import { defineView } from '../kernel/define-record.ts';
import { contractSignedRecord, holdRecord, quoteRecord } from './records.ts';

/** Id of the contract with the house. */
export const houseContract = 'venue';

interface ChosenQuote {
  vendorName: string;
  amountMinor: number;
  /** Null: that of the event. */
  currency: string | null;
  /** The price of a definite hold: the candidate that it stands for, null where the hold names none. */
  held?: { candidateId: string | null };
}

/**
 * The newest price that people took for each contract: the quote that they chose or, for the house, what it promised
 * its days for. A hold without a price and a signature are left out: they say what became of terms that people
 * approved, and must not make those terms new.
 */
export const chosenQuotes = defineView({
  name: 'chosenQuotes',
  of: [quoteRecord, holdRecord],
  select: (records) => {
    const statusOf = new Map(
      records.flatMap((record) =>
        record.kind === 'hold' ? [[record.body.venueName, record.body.status] as const] : [],
      ),
    );
    const quotes: Record<string, ChosenQuote> = {};
    for (const record of records) {
      if (record.kind === 'quote') {
        const { contractId, vendorName, amountMinor, currency, chosen } = record.body;
        if (chosen) quotes[contractId] = { vendorName, amountMinor, currency };
        continue;
      }
      const { venueName: vendorName, status, costMinor: amountMinor, candidateId = null } = record.body;
      const stands = status === 'definite' && statusOf.get(vendorName) === 'definite';
      if (stands && amountMinor !== undefined)
        quotes[houseContract] = { vendorName, amountMinor, currency: null, held: { candidateId } };
    }
    return quotes;
  },
});
export type ChosenQuotes = ReturnType<typeof chosenQuotes.select>;

/** Prices that people took, by contract, each with its currency. */
export type TakenPrices = Readonly<
  Record<string, Omit<ChosenQuote, 'currency' | 'held'> & { currency: string }>
>;

/** Contracts that are signed, by id: for readers alone, since a signature must make no terms new. */
export const signedContracts = defineView({
  name: 'signedContracts',
  of: [contractSignedRecord],
  select: (records) => [...new Set(records.map(({ body }) => body.contractId))],
});
