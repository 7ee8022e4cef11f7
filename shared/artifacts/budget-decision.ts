import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import { formatMinor } from '../kernel/money.ts';
import { sumMinor } from '../kernel/money.ts';
import { costModel } from './cost-model.ts';
import { categoryVariance, hedge, quoteNeed } from './cost-analysis-fields.ts';
import {
  basisPoints,
  costOption,
  currencyCode,
  minor,
  minorFromZero,
  text,
  totalKind,
} from './money-fields.ts';

const budgetDecisionBody = z.strictObject({
  /** The approval itself is a record of a person's decision, never a field that an agent could write. */
  status: z.literal('proposed'),
  currency: currencyCode,
  /** What is put up for approval. */
  totalMinor: minorFromZero,
  kind: totalKind,
  recommendation: text,
  allocations: z.array(z.strictObject({ category: text, title: text, amountMinor: minorFromZero })).min(1),
  costMinor: minorFromZero,
  contingencyMinor: minorFromZero,
  headroomMinor: minorFromZero,
  overBudget: z
    .strictObject({
      shortfallMinor: z.int().min(1),
      /** Whether the options together would bring the plan within the total. */
      optionsSuffice: z.boolean(),
      options: z.array(costOption),
      /** Which options, best first, would be enough. */
      proposal: z.array(text),
    })
    .nullable(),
  variance: z.strictObject({
    baselineMinor: minorFromZero,
    forecastMinor: minorFromZero,
    basisPoints,
    limitBasisPoints: basisPoints,
    basis,
  }),
  /** Forecast of each category against its allocation; from Intermediate on. */
  categoryVariance: z.array(categoryVariance).optional(),
  /** Quotes to obtain before a price counts as known; from Intermediate on. */
  quotes: z.array(quoteNeed).optional(),
  /** Advanced: ways to pay for certainty. */
  hedging: z.array(hedge).optional(),
  savings: z.strictObject({
    /** Listed and costed, not applied. */
    options: z.array(costOption),
    listedMinor: minorFromZero,
    firstBaselineMinor: minorFromZero,
    shareBasisPoints: basisPoints,
    targetBasisPoints: basisPoints,
    note: text,
  }),
  reserves: z.strictObject({
    contingencyMinor: minorFromZero,
    managementMinor: minorFromZero,
    /** Contingency / (80th percentile - lines), capped at 10,000; null when the range is empty. */
    adequacyBasisPoints: basisPoints.nullable(),
    basis,
    note: text,
  }),
  payments: z.array(z.strictObject({ what: text, dueOn: z.iso.date(), amountMinor: minorFromZero, basis })),
  whyNoPayments: z.string().optional(),
  /** Against the first estimate. */
  changeImpact: z.strictObject({
    firstEstimateMinor: minorFromZero,
    nowMinor: minorFromZero,
    differenceMinor: minor,
    applied: z.array(z.strictObject({ id: text, label: text, savingMinor: minorFromZero, effect: text })),
    reapprovalThresholdMinor: minorFromZero,
    note: text,
  }),
});
export type BudgetDecisionBody = z.infer<typeof budgetDecisionBody>;

export const budgetDecision = defineArtifact({
  type: 'BudgetDecision',
  title: 'Budget decision',
  version: '1.1.0',
  store: 'sql',
  schema: budgetDecisionBody,
  shown: ({ totalMinor, overBudget, headroomMinor, currency, payments }) => ({
    facts: {
      'total to approve': formatMinor(totalMinor, currency),
      'over budget by': formatMinor(overBudget?.shortfallMinor ?? 0, currency),
      headroom: formatMinor(headroomMinor, currency),
    },
    lists: [
      listed(['payment', 'payments'], payments, ({ what, dueOn, amountMinor }) => [
        what,
        what,
        `${formatMinor(amountMinor, currency)} due ${dueOn}`,
      ]),
    ],
  }),
  reads: [costModel],
  decidedBy: 'budget',
  invariants: {
    'allocations sum to the total': ({ allocations, totalMinor }) => {
      const sum = sumMinor(allocations.map((entry) => entry.amountMinor));
      return sum === totalMinor
        ? []
        : [{ pointer: '/allocations', detail: `They sum to ${sum}, not ${totalMinor}.` }];
    },
    'cost, contingency and headroom make the total, or the shortfall is named': (body) => {
      const sum =
        body.costMinor + body.contingencyMinor + body.headroomMinor - (body.overBudget?.shortfallMinor ?? 0);
      return sum === body.totalMinor
        ? []
        : [{ pointer: '/totalMinor', detail: `They make ${sum}, not ${body.totalMinor}.` }];
    },
    'savings are the sum of what each option adds': ({ savings }) =>
      sumMinor(savings.options.map((option) => option.addedSavingMinor)) === savings.listedMinor
        ? []
        : [{ pointer: '/savings/listedMinor', detail: 'The listed savings are not the sum of the options.' }],
    'no listed saving is already applied': ({ savings }, { CostModel }) =>
      savings.options
        .filter((option) => CostModel.applied.some((applied) => applied.id === option.id))
        .map((option) => `${option.label} is already applied.`),
    'payments do not exceed the total': ({ payments, totalMinor }) =>
      sumMinor(payments.map((payment) => payment.amountMinor)) <= totalMinor
        ? []
        : [{ pointer: '/payments', detail: 'The payments exceed the total.' }],
  },
});
