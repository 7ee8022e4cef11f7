import { defineView } from '../kernel/define-record.ts';
import { contractSignedRecord, holdRecord, quoteRecord } from './records.ts';
import { type HoldHistory, holdHistories } from './venue-holds.ts';

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

/** What a house asks for the days that it keeps as an option, and for which candidate it stands. */
interface OptionPrice {
  candidateId: string;
  vendorName: string;
  amountMinor: number;
  optionRank: number;
}

/**
 * The newest price that people took for each contract: the quote that they chose or, for the house, what it promised
 * its days for; and the prices of options, which stand in for it until then. A hold without a price and a signature are
 * left out: they say what became of terms that people approved, and must not make those terms new.
 */
export const chosenQuotes = defineView({
  name: 'chosenQuotes',
  of: [quoteRecord, holdRecord],
  select: (records) => {
    const holds = holdHistories(records.filter((record) => record.kind === 'hold'));
    const statusOf = new Map(holds.map(({ hold }) => [hold.venueName, hold.status]));
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
    return { quotes, options: holds.flatMap(optionPrice) };
  },
});

/** Behind every rank that can be recorded; a view holds whole numbers, since it is hashed. */
const unranked = 10;

function optionPrice({ hold, newest }: HoldHistory): OptionPrice[] {
  const { candidateId, venueName: vendorName, status, optionRank } = hold;
  const { costMinor: amountMinor } = newest.body;
  return status === 'tentative' && candidateId !== null && amountMinor !== undefined
    ? [{ candidateId, vendorName, amountMinor, optionRank: optionRank ?? unranked }]
    : [];
}

export type ChosenQuotes = ReturnType<typeof chosenQuotes.select>;

/** Prices that people took, by contract, each with its currency; `isOption` while nobody has taken it yet. */
export type TakenPrices = Readonly<
  Record<string, Omit<ChosenQuote, 'currency' | 'held'> & { currency: string; isOption?: true }>
>;

/** Contracts that are signed, by id: for readers alone, since a signature must make no terms new. */
export const signedContracts = defineView({
  name: 'signedContracts',
  of: [contractSignedRecord],
  select: (records) => [...new Set(records.map(({ body }) => body.contractId))],
});
