import type { Requirement } from '../artifacts/requirements.ts';
import type { VendorContract } from '../artifacts/vendor-contracts.ts';
import { boughtOfChoice, contractRequirements } from '../knowledge/contract-requirements.ts';

type Needs = NonNullable<VendorContract['mustMeet']>;

const purchasesFor: Readonly<Partial<Record<string, readonly string[]>>> = contractRequirements;
const buyerOf: Readonly<Partial<Record<string, string>>> = boughtOfChoice;

/**
 * What the brief asks of whoever delivers a purchase, musts first: it belongs into its request and its contract. Of a
 * choice one line: a must of the purchase that buys it, a wish of the others that could supply it.
 */
export function mustMeet(purchaseId: string, requirements: readonly Requirement[]): Needs {
  const own = requirements.filter(
    ({ concept }) => concept !== undefined && purchasesFor[concept]?.includes(purchaseId),
  );
  return own
    .filter(({ text }, index) => own.findIndex((other) => other.text === text) === index)
    .map(({ id, text, priority, acceptance }) => {
      const buyer = buyerAmong(requirements.filter((other) => other.text === text));
      const wish = buyer !== undefined && buyer !== purchaseId;
      return { requirementId: id, text, priority: wish ? ('nice' as const) : priority, acceptance };
    })
    .toSorted((a, b) => Number(b.priority === 'must') - Number(a.priority === 'must'));
}

/** Requirements that read the same are the options of one choice. */
function buyerAmong(options: readonly Requirement[]): string | undefined {
  if (options.length < 2) return undefined;
  return options.flatMap(({ concept }) => buyerOf[concept ?? ''] ?? [])[0];
}
