import type { PriceId } from '../knowledge/unit-prices.ts';
import { type Basis, judgement } from '../kernel/basis.ts';

export type CostDriver =
  | 'fixed'
  | 'per attendee'
  | 'per attendee-hour'
  | 'per day'
  | 'per attendee-day'
  | 'per m2-day'
  | 'per room-day'
  | 'per hour'
  | 'per speaker'
  | 'per volunteer-day'
  | 'per registration'
  | 'per booth'
  | 'percent of lines';

export interface DemandedItem {
  id: string;
  price: PriceId;
  driver: CostDriver;
  /** Whole units of the price: total = quantity x unit cost. */
  quantity: number;
  /** May be dropped without losing a must of the brief. */
  optional: boolean;
  /** Lent or given: costs nothing, its value is shown as in kind. */
  lent: boolean;
  basis: Basis;
}

export interface PlannedNumbers {
  heads: number;
  registrations: number;
}

export interface ItemOptions {
  optional?: boolean;
  lent?: boolean;
}

export function demand(
  price: PriceId,
  driver: CostDriver,
  quantity: number,
  formula: string,
  inputs: Basis['inputs'],
  options: ItemOptions = {},
): DemandedItem {
  const { optional = false, lent = false } = options;
  return {
    id: price,
    price,
    driver,
    quantity: Math.ceil(quantity - 1e-9),
    optional,
    lent,
    basis: { source: judgement, formula, inputs },
  };
}
