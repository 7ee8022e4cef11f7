import { portableToilets } from '../knowledge/catering-quantities.ts';
import type { Basis } from '../kernel/basis.ts';

export interface ToiletPlan {
  count: number;
  /** Of these, accessible ones. */
  accessible: number;
  handWash: number;
  basis: Basis;
}

/** Portable toilets of an outdoor site for a 10-hour day; above the table by its last ratio. */
export function toiletPlan(heads: number, alcohol: boolean): ToiletPlan {
  const { rows, alcoholExtraPercent, accessiblePer, handWashPer } = portableToilets;
  const row = rows.find(({ upTo }) => heads <= upTo);
  const last = rows[rows.length - 1];
  const dry = row?.count ?? Math.ceil((heads * (last?.count ?? 1)) / (last?.upTo ?? 1));
  const count = Math.ceil((dry * (100 + (alcohol ? alcoholExtraPercent : 0))) / 100);
  const inputs = { heads, byTable: dry, alcohol: alcohol ? 'yes' : 'no' };
  const basis = {
    source: 'portable-toilet hire tables',
    formula: 'table by heads, + 20 % with alcohol',
    inputs,
  };
  return {
    count,
    accessible: Math.ceil(count / accessiblePer),
    handWash: Math.ceil(count / handWashPer),
    basis,
  };
}
