import type { StoredRecord } from '../../../api/shapes.ts';

export interface SignedContract {
  contractId: string;
  vendorName: string;
  signedOn: string;
  currency: string;
  /** Null while it is kept back. */
  valueMinor: number | null;
}

/** What is signed, by contract: a later record about one takes the place of the earlier. */
export function signedContracts(records: readonly StoredRecord[]): SignedContract[] {
  const byContract = new Map<string, SignedContract>();
  for (const record of records) {
    if (record.kind !== 'contract-signed') continue;
    const body = record.body as Omit<SignedContract, 'valueMinor'> & { valueMinor: unknown }; // by its kind
    const { valueMinor } = body;
    byContract.set(body.contractId, {
      ...body,
      valueMinor: typeof valueMinor === 'number' ? valueMinor : null,
    });
  }
  return [...byContract.values()];
}

export interface Committed {
  minor: number;
  /** Contracts in another currency: nothing is converted. */
  foreign: number;
  /** Of the total that is put up for approval, without what is committed. */
  freeMinor: number;
}

export function committedOf(
  contracts: readonly SignedContract[],
  { currency, totalMinor }: { currency: string; totalMinor: number },
): Committed {
  const own = contracts.filter((contract) => contract.currency === currency);
  const minor = own.reduce((sum, { valueMinor }) => sum + (valueMinor ?? 0), 0);
  return { minor, foreign: contracts.length - own.length, freeMinor: totalMinor - minor };
}
