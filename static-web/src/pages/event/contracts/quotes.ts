import type { StoredRecord } from '../../../api/shapes.ts';

export interface Quote {
  /** Of the record. */
  id: string;
  contractId: string;
  vendorName: string;
  currency: string;
  validUntil: string | undefined;
  /** Null while it is kept back. */
  amountMinor: number | null;
  note: string | undefined;
  /** Whether it is the one that the contract takes. */
  chosen: boolean;
}

type Said = Omit<Quote, 'id' | 'amountMinor' | 'note'> & { amountMinor: unknown; note?: unknown };

/**
 * What vendors ask, as far as it stands: the newest quote of each vendor for each contract, and the chosen one also where
 * its vendor has quoted anew since. The newest that people chose is the one that counts.
 */
export function quotesOf(records: readonly StoredRecord[]): Quote[] {
  const newest = new Map<string, StoredRecord>();
  const chosen = new Map<string, StoredRecord>();
  for (const record of records) {
    if (record.kind !== 'quote') continue;
    const { contractId, vendorName, chosen: taken } = record.body as Said; // by its kind
    newest.set(`${contractId}\n${vendorName}`, record);
    if (taken) chosen.set(contractId, record);
  }
  const standing = new Set([...chosen.values(), ...newest.values()]);
  return records.filter((record) => standing.has(record)).map((record) => quoteIn(record, chosen));
}

function quoteIn(record: StoredRecord, chosen: ReadonlyMap<string, StoredRecord>): Quote {
  const { contractId, vendorName, currency, validUntil, amountMinor, note } = record.body as Said; // by its kind
  return {
    id: record.id,
    contractId,
    vendorName,
    currency,
    validUntil,
    amountMinor: typeof amountMinor === 'number' ? amountMinor : null,
    note: typeof note === 'string' ? note : undefined,
    chosen: chosen.get(contractId) === record,
  };
}

/** The record that chooses it: the same quote once more, chosen. */
export function choiceOf({ contractId, vendorName, amountMinor, currency, validUntil, note }: Quote) {
  return {
    kind: 'quote',
    body: {
      contractId,
      vendorName,
      amountMinor,
      currency,
      ...(validUntil !== undefined && { validUntil }),
      ...(note !== undefined && { note }),
      chosen: true,
    },
  };
}
