import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import { formatMinor } from '../kernel/money.ts';
import { sumMinor } from '../kernel/money.ts';
import { costModel } from './cost-model.ts';
import {
  basisPoints,
  currencyCode,
  exchange,
  income,
  minorFromZero,
  taxTreatment,
  text,
  totalKind,
} from './money-fields.ts';

const allocation = z.strictObject({
  /** A cost category, `contingency` or `unallocated` (headroom that nothing claims yet). */
  category: text,
  title: text,
  amountMinor: minorFromZero,
  /** What the cost model asks for; above the amount when the budget does not carry the brief. */
  needMinor: minorFromZero,
  /** Of the total. */
  shareBasisPoints: basisPoints,
  basis,
});

const budgetBaselineBody = z.strictObject({
  currency: currencyCode,
  totalMinor: minorFromZero,
  kind: totalKind,
  /** One sentence: who gave the total, or that it is an estimate. */
  origin: text,
  tax: taxTreatment,
  exchange: exchange.nullable(),
  allocations: z.array(allocation).min(1),
  /** What the brief needs beyond the total; 0 when it fits. */
  shortfallMinor: minorFromZero,
  income: z.array(income),
  whyNoIncome: z.string().optional(),
  assumptions: z.array(text),
});
export type BudgetBaselineBody = z.infer<typeof budgetBaselineBody>;

export const budgetBaseline = defineArtifact({
  type: 'BudgetBaseline',
  title: 'Budget baseline',
  version: '1.0.0',
  store: 'sql',
  schema: budgetBaselineBody,
  shown: ({ totalMinor, shortfallMinor, currency, allocations }) => ({
    facts: {
      total: formatMinor(totalMinor, currency),
      shortfall: formatMinor(shortfallMinor, currency),
    },
    lists: [
      listed(['allocation', 'allocations'], allocations, ({ category: id, title, amountMinor }) => [
        id,
        title,
        formatMinor(amountMinor, currency),
      ]),
    ],
  }),
  reads: [costModel],
  invariants: {
    'allocations sum to the total': ({ allocations, totalMinor }) => {
      const sum = sumMinor(allocations.map((entry) => entry.amountMinor));
      return sum === totalMinor
        ? []
        : [{ pointer: '/allocations', detail: `The allocations sum to ${sum}, the total is ${totalMinor}.` }];
    },
    'contingency is its own line': ({ allocations }) =>
      allocations.some((entry) => entry.category === 'contingency')
        ? []
        : [{ pointer: '/allocations', detail: 'No allocation is named contingency.' }],
    'the shortfall is what the brief needs beyond the total': (
      { shortfallMinor, totalMinor, kind },
      { CostModel },
    ) =>
      shortfallMinor === Math.max(0, CostModel.totalMinor - totalMinor) &&
      (kind !== 'estimate' || shortfallMinor === 0)
        ? []
        : [{ pointer: '/shortfallMinor', detail: `The cost model needs ${CostModel.totalMinor}.` }],
    'an estimate is never shown as a given amount': ({ kind }, { CostModel }) =>
      (CostModel.budgetMinor === null) === (kind === 'estimate')
        ? []
        : [{ pointer: '/kind', detail: 'The total is given exactly when the brief names an amount.' }],
    'income that nobody signed stays at risk': ({ income: entries }) =>
      entries
        .filter((entry) => entry.status === 'at-risk' && !/at risk/i.test(entry.note))
        .map((entry) => `${entry.label} does not say that it is at risk.`),
  },
});
