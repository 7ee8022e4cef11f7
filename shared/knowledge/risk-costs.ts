import type { BudgetCategory } from './budget-shares.ts';

export interface RiskCost {
  /** Percent of the lines of `of` that the event costs more when the risk occurs. */
  percent: number;
  of: readonly BudgetCategory[] | 'all';
}

/** Chance in percent behind a probability of 1-5. Source: planner's judgement. */
export const chancePercent = [2, 7, 20, 40, 70] as const;

/**
 * What a risk of the catalogue costs when it occurs, mitigation in place; a risk that is not here costs nerves or
 * income but no extra money. R20 (overrun) is what the simulation itself describes. Source: planner's judgement.
 */
export const riskCosts: Readonly<Record<string, RiskCost>> = {
  R01: { percent: 25, of: ['venue'] },
  R02: { percent: 10, of: ['venue'] },
  R05: { percent: 20, of: ['programme'] },
  R07: { percent: 10, of: ['av'] },
  R08: { percent: 8, of: ['av'] },
  R09: { percent: 10, of: ['av'] },
  R10: { percent: 8, of: ['av'] },
  R11: { percent: 15, of: ['av', 'staff', 'decor'] },
  R12: { percent: 5, of: ['catering'] },
  R18: { percent: 8, of: 'all' },
  R19: { percent: 10, of: ['staff'] },
  R22: { percent: 3, of: 'all' },
  R23: { percent: 10, of: ['catering'] },
  R24: { percent: 10, of: ['venue', 'insurance'] },
  R26: { percent: 15, of: ['marketing', 'decor'] },
  R28: { percent: 15, of: ['staff'] },
  R31: { percent: 50, of: ['access'] },
  R32: { percent: 5, of: 'all' },
  R34: { percent: 5, of: ['av'] },
};
