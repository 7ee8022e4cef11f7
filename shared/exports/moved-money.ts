import { drawnFrom, vendorContracts, type VendorContractsBody } from '../artifacts/vendor-contracts.ts';
import { labelled } from './markdown-section.ts';
import { drafted, type PlanContents } from './plan-contents.ts';
import { moneyWords, percentWords } from './plan-words.ts';

/** One part of the budget that decisions took from. */
interface TakenFrom {
  name: 'contingency' | 'headroom';
  movedMinor: number;
  leftMinor: number;
  /** 'PLN 60.00 to Catering'. */
  parts: string[];
}

interface Moved {
  currency: string;
  taken: TakenFrom[];
  adequacyBasisPoints: number | null;
}

/** What decisions moved to quotes above their category, and what they left; null where they moved nothing. */
export function movedMoney(plan: Pick<PlanContents, 'artifacts'>): Moved | null {
  const contracts = drafted(plan, vendorContracts);
  if (!contracts?.left) return null;
  const { reallocated = [], left, currency } = contracts;
  const drawn = drawnFrom(reallocated);
  const taken = (['contingency', 'headroom'] as const).map((name): TakenFrom => ({
    name,
    movedMinor: drawn[`${name}Minor`],
    leftMinor: left[`${name}Minor`],
    parts: partsOf(reallocated, name, currency),
  }));
  return {
    currency,
    taken: taken.filter(({ movedMinor }) => movedMinor > 0),
    adequacyBasisPoints: left.adequacyBasisPoints,
  };
}

function partsOf(
  reallocated: NonNullable<VendorContractsBody['reallocated']>,
  from: TakenFrom['name'],
  currency: string,
): string[] {
  return reallocated.flatMap(({ title, amountMinor, contingencyMinor }) => {
    const own = from === 'contingency' ? contingencyMinor : amountMinor - contingencyMinor;
    return own > 0 ? [`${moneyWords(own, currency)} to ${title}`] : [];
  });
}

/** One line for each part of the budget that decisions took from. */
export function movedLines(plan: Pick<PlanContents, 'artifacts'>): string[] {
  const moved = movedMoney(plan);
  if (!moved) return [];
  const { currency, taken, adequacyBasisPoints: share } = moved;
  return taken.map(({ name, parts, leftMinor }) => {
    const covers =
      name === 'contingency' && share !== null
        ? `, ${percentWords(share)} of what the simulated costs ask for`
        : '';
    return labelled(
      `Out of the ${name}, by decision`,
      `${parts.join(' and ')}; ${moneyWords(leftMinor, currency)} remain${covers}`,
    );
  });
}
