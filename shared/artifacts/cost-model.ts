import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import type { Breach } from '../kernel/finding.ts';
import { formatMinor, sumMinor } from '../kernel/money.ts';
import { breakEven, costSimulation, fundraisingNet } from './cost-analysis-fields.ts';
import {
  amountRange,
  basisPoints,
  costOption,
  currencyCode,
  exchange,
  income,
  minor,
  minorFromZero,
  taxTreatment,
  text,
} from './money-fields.ts';

export const costLine = z.strictObject({
  id: text,
  category: text,
  item: text,
  /** What the quantity counts: 'per attendee', 'per day', 'fixed' ... */
  driver: text,
  unit: text,
  quantity: z.number().min(0),
  unitCostMinor: minorFromZero,
  totalMinor: minorFromZero,
  /** Within the total where amounts include tax, else on top of it. */
  taxMinor: minorFromZero,
  range: amountRange,
  basis,
  /** May be left out without breaking a must of the brief. */
  optional: z.boolean(),
  /** What a gift in kind is worth; it is not spent and not in the total. */
  valueInKindMinor: minorFromZero,
});
export type CostLine = z.infer<typeof costLine>;

const category = z.strictObject({
  category: text,
  title: text,
  totalMinor: minorFromZero,
  range: amountRange,
  /** Of the estimate including contingency. */
  shareBasisPoints: basisPoints,
  /** Set when the share is far from what such events usually spend on it. */
  outlier: z.string().optional(),
});

const varianceRule = z.strictObject({
  scope: z.enum(['total', 'category']),
  /** (forecast - baseline) / baseline. */
  limitBasisPoints: basisPoints,
  action: text,
});

const costModelBody = z.strictObject({
  currency: currencyCode,
  venue: z.strictObject({
    candidateId: text.nullable(),
    name: text,
    /** 'recommended' until a person has chosen. */
    standing: z.enum(['recommended', 'chosen', 'none']),
  }),
  people: z.strictObject({
    expected: z.int().min(0),
    catered: z.int().min(0),
    online: z.int().min(0),
    basis,
  }),
  tax: taxTreatment,
  exchange: exchange.nullable(),
  lines: z.array(costLine).min(1),
  categories: z.array(category),
  contingency: z.strictObject({ amountMinor: minorFromZero, shareBasisPoints: basisPoints, basis }),
  linesMinor: minorFromZero,
  /** Lines and contingency. */
  totalMinor: minorFromZero,
  range: amountRange,
  /** The least total that holds the lines with their usual share of contingency. */
  sufficientMinor: minorFromZero,
  /** What may be spent; null while nobody gave an amount to keep to. */
  budgetMinor: minorFromZero.nullable(),
  /** One sentence: who gave the amount, or that nobody did. */
  budgetOrigin: text,
  /** Budget less total: negative is a shortfall. */
  headroomMinor: minor.nullable(),
  /** The estimate before any relaxation was applied. */
  firstEstimateMinor: minorFromZero,
  options: z.array(costOption),
  /** The least noticed options that together remove the shortfall; null when all of them do not, empty without one. */
  proposal: z.array(z.strictObject({ id: text, savingMinor: minorFromZero })).nullable(),
  /** What cannot all be kept within the budget, each with the option that lets go of it; while over budget. */
  conflictSet: z
    .array(z.strictObject({ constraint: text, optionId: text, savingMinor: minorFromZero }))
    .optional(),
  applied: z.array(z.strictObject({ id: text, label: text, savingMinor: minorFromZero, effect: text })),
  notApplied: z.array(z.strictObject({ id: text, why: text })),
  income: z.array(income),
  /** Absent in estimates made before version 1.1. */
  simulation: costSimulation.optional(),
  breakEven: breakEven.optional(),
  fundraising: fundraisingNet.optional(),
  varianceRules: z.array(varianceRule).min(1),
  notes: z.array(text),
});
export type CostModelBody = z.infer<typeof costModelBody>;

export const costModel = defineArtifact({
  type: 'CostModel',
  title: 'Cost model',
  version: '1.1.0',
  store: 'sql',
  schema: costModelBody,
  shown: ({ totalMinor, currency, lines }) => ({
    facts: { total: formatMinor(totalMinor, currency) },
    lists: [
      listed(['line', 'lines'], lines, ({ id, item, totalMinor: minor }) => [
        id,
        item,
        formatMinor(minor, currency),
      ]),
    ],
  }),
  invariants: {
    'every line is its quantity times its unit cost': ({ lines }) =>
      lines.flatMap((line, index) =>
        Math.round(line.quantity * line.unitCostMinor) === line.totalMinor
          ? []
          : [
              {
                pointer: `/lines/${index}/totalMinor`,
                detail: `${line.item}: ${line.quantity} x ${line.unitCostMinor} is not ${line.totalMinor}.`,
              },
            ],
      ),
    'every range holds its amount': ({ lines }) =>
      lines.flatMap((line, index) =>
        line.range.lowMinor <= line.totalMinor && line.totalMinor <= line.range.highMinor
          ? []
          : [{ pointer: `/lines/${index}/range`, detail: `${line.item} lies outside its own range.` }],
      ),
    'category totals are the sums of their lines': (body) => categoryBreaches(body),
    'lines and contingency sum to the total': ({ lines, linesMinor, contingency, totalMinor }) => {
      const sum = sumMinor(lines.map((line) => line.totalMinor));
      return sum === linesMinor && linesMinor + contingency.amountMinor === totalMinor
        ? []
        : [{ pointer: '/totalMinor', detail: `${sum} + ${contingency.amountMinor} is not ${totalMinor}.` }];
    },
    'headroom is the budget less the total': ({ budgetMinor, headroomMinor, totalMinor, currency }) => {
      const expected = budgetMinor === null ? null : budgetMinor - totalMinor;
      return expected === headroomMinor
        ? []
        : [
            {
              pointer: '/headroomMinor',
              detail: `Headroom should be ${expected === null ? 'absent' : formatMinor(expected, currency)}.`,
            },
          ];
    },
    'the simulation starts from the lines and its percentiles are in order': ({ simulation, linesMinor }) =>
      !simulation || (simulation.baseMinor === linesMinor && simulation.p50Minor <= simulation.p80Minor)
        ? []
        : [{ pointer: '/simulation', detail: 'It belongs to other lines, or P50 lies above P80.' }],
    'a price in another currency names its exchange rate': ({ lines, exchange: rate }) =>
      lines.some((line) => (line.basis.inputs.rate ?? 1) !== 1) && rate === null
        ? [{ pointer: '/exchange', detail: 'Lines used an exchange rate that is not shown.' }]
        : [],
  },
});

function categoryBreaches({ lines, categories }: CostModelBody): Breach[] {
  const wrong = categories.flatMap((entry, index) => {
    const sum = sumMinor(
      lines.filter((line) => line.category === entry.category).map((line) => line.totalMinor),
    );
    return sum === entry.totalMinor
      ? []
      : [{ pointer: `/categories/${index}/totalMinor`, detail: `${entry.title}: the lines sum to ${sum}.` }];
  });
  const known = new Set(categories.map((entry) => entry.category));
  const loose = lines
    .filter((line) => !known.has(line.category))
    .map((line) => `${line.item} has no category total.`);
  return [...wrong, ...loose];
}
