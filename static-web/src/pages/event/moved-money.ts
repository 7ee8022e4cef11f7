import type { VendorContractsBody } from '../../../../shared/artifacts/vendor-contracts.ts';

interface Moved {
  /** What quotes and holds on record come to above the lines. */
  totalMinor: number;
  /** How much of it came out of the headroom; the rest was contingency, which the planned cost has in it already. */
  fromHeadroomMinor: number;
}

/** What decisions moved to quotes and holds on record. */
export function movedMoney({ reallocated = [] }: Pick<VendorContractsBody, 'reallocated'>): Moved {
  const totalMinor = reallocated.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const contingencyMinor = reallocated.reduce((sum, moved) => sum + moved.contingencyMinor, 0);
  return { totalMinor, fromHeadroomMinor: totalMinor - contingencyMinor };
}
