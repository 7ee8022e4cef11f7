import type { Requirement } from '../artifacts/requirements.ts';
import type { VendorContract } from '../artifacts/vendor-contracts.ts';
import { contractRequirements } from '../knowledge/contract-requirements.ts';

const purchasesFor: Readonly<Partial<Record<string, readonly string[]>>> = contractRequirements;

/** What the brief asks of whoever delivers a purchase, musts first: it belongs into its request and its contract. */
export function mustMeet(
  purchaseId: string,
  requirements: readonly Requirement[],
): NonNullable<VendorContract['mustMeet']> {
  return requirements
    .filter(({ concept }) => concept !== undefined && purchasesFor[concept]?.includes(purchaseId))
    .toSorted((a, b) => Number(b.priority === 'must') - Number(a.priority === 'must'))
    .map(({ id, text, priority, acceptance }) => ({ requirementId: id, text, priority, acceptance }));
}
