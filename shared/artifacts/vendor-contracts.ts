import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import { formatMinor, sumMinor } from '../kernel/money.ts';
import { budgetBaseline, type BudgetBaselineBody } from './budget-baseline.ts';
import { basisPoints, currencyCode, minorFromZero, text } from './money-fields.ts';
import { requirement } from './requirements.ts';

const day = z.iso.date();
const percent = z.int().min(0).max(100);

const vendorContract = z.strictObject({
  /** Stable: records of quotes and signatures name it. */
  id: text,
  service: text,
  /** Cost category whose allocation pays it. */
  category: text,
  form: z.enum(['contract', 'order', 'loan-letter']),
  /** "To be chosen" until a person's record names one. */
  vendor: text,
  /** Filled in by people; never made up. */
  contact: text,
  /** Terms that the organiser proposes. That somebody signed is a record of a person. */
  status: z.literal('to-propose'),
  scope: z.array(text).min(1),
  /** What the brief asks of this vendor, and how one sees that it is met; absent before version 1.3. */
  mustMeet: z
    .array(
      z.strictObject({
        requirementId: text,
        text,
        priority: requirement.shape.priority,
        acceptance: text,
      }),
    )
    .optional(),
  /** Ids of the cost model's lines that it pays. */
  lineIds: z.array(text),
  valueMinor: minorFromZero,
  valueInKindMinor: minorFromZero,
  /** What the plan holds for it. */
  allocatedMinor: minorFromZero,
  quotesToObtain: z.int().min(0),
  payments: z.array(z.strictObject({ what: text, dueOn: day, amountMinor: minorFromZero })),
  cancellation: z.strictObject({
    /** Last day on which cancelling costs nothing; null when it costs something from signing on. */
    freeUntil: day.nullable(),
    steps: z.array(z.strictObject({ from: day, percent, costMinor: minorFromZero })),
    basis,
  }),
  terms: z.array(z.strictObject({ name: text, proposal: text, source: text })),
  serviceLevels: z.array(z.strictObject({ measure: text, target: text, penalty: text })),
  notes: z.array(text),
  basis,
});
export type VendorContract = z.infer<typeof vendorContract>;

const reallocation = z.strictObject({
  category: text,
  title: text,
  amountMinor: minorFromZero,
  /** Of the amount, what comes out of the contingency; the rest comes out of the headroom. */
  contingencyMinor: minorFromZero,
});
export type Reallocation = z.infer<typeof reallocation>;

const reallocatedBefore = z.looseObject({ reallocated: z.array(z.looseObject({})).optional() });

const moneyLeft = z.strictObject({
  contingencyMinor: minorFromZero,
  headroomMinor: minorFromZero,
  /** Contingency that is left / (80th percentile - lines), capped at 10,000; null when the range is empty. */
  adequacyBasisPoints: basisPoints.nullable(),
});
export type MoneyLeft = z.infer<typeof moneyLeft>;

const vendorContractsBody = z.strictObject({
  currency: currencyCode,
  contracts: z.array(vendorContract),
  whyNone: z.string().optional(),
  totalMinor: minorFromZero,
  /** What cancelling everything costs from that day on; one entry for each day on which it steps up. */
  exposure: z.array(z.strictObject({ from: day, costMinor: minorFromZero, stepsUp: z.array(text) })),
  /** The same by week, Mondays, from the first signature to the event. */
  exposureByWeek: z.array(z.strictObject({ week: day, costMinor: minorFromZero })),
  cashFlow: z.array(
    z.strictObject({
      month: z.string().regex(/^\d{4}-\d{2}$/),
      dueMinor: minorFromZero,
      paidByEndMinor: minorFromZero,
    }),
  ),
  /** Where a decision preferred chosen quotes to the allocation of their category. */
  reallocated: z.array(reallocation).optional(),
  /** What the budget still holds when that is taken off; absent before version 1.2. */
  left: moneyLeft.optional(),
  notes: z.array(text),
});
export type VendorContractsBody = z.infer<typeof vendorContractsBody>;

export const vendorContracts = defineArtifact({
  type: 'VendorContracts',
  title: 'Vendor contracts',
  version: '1.3.0',
  store: 'sql',
  schema: vendorContractsBody,
  migrations: [
    {
      to: '1.2.0',
      note: 'Reallocated amounts say what of them comes out of the contingency; before, all came out of the headroom.',
      upgrade: (body) => {
        const { reallocated, ...rest } = reallocatedBefore.parse(body);
        return {
          ...rest,
          ...(reallocated && {
            reallocated: reallocated.map((entry) => ({ ...entry, contingencyMinor: 0 })),
          }),
        };
      },
    },
  ],
  shown: ({ contracts, totalMinor, currency }) => ({
    facts: { total: formatMinor(totalMinor, currency) },
    lists: [listed(['contract', 'contracts'], contracts, ({ id, service, vendor }) => [id, service, vendor])],
  }),
  reads: [budgetBaseline],
  decidedBy: 'vendor-contracts',
  sensitive: [
    '/contracts/*/contact',
    '/contracts/*/valueMinor',
    '/contracts/*/payments',
    '/contracts/*/cancellation',
    '/contracts/*/terms',
  ],
  invariants: {
    'the payments of a contract sum to its value': ({ contracts }) =>
      contracts.flatMap(({ service, payments, valueMinor }, index) => {
        const sum = sumMinor(payments.map(({ amountMinor }) => amountMinor));
        return sum === valueMinor
          ? []
          : [{ pointer: `/contracts/${index}/payments`, detail: `${service}: ${sum} of ${valueMinor}.` }];
      }),
    'the contracts of a category stay within its allocation and what a decision added': (
      { contracts, currency, reallocated = [] },
      { BudgetBaseline },
    ) =>
      BudgetBaseline.allocations.flatMap(({ category, title, amountMinor: allocated }) => {
        const added = reallocated.filter((entry) => entry.category === category);
        const amountMinor = allocated + sumMinor(added.map((entry) => entry.amountMinor));
        const own = contracts.filter((contract) => contract.category === category);
        const sum = sumMinor(own.map(({ valueMinor }) => valueMinor));
        return sum <= amountMinor
          ? []
          : [
              {
                pointer: '/contracts',
                detail: `${title}: ${formatMinor(sum, currency)} of ${formatMinor(amountMinor, currency)}.`,
              },
            ];
      }),
    'what decisions added is there as headroom and contingency': (
      { reallocated = [], currency },
      { BudgetBaseline },
    ) => {
      const drawn = drawnFrom(reallocated);
      const held = heldIn(BudgetBaseline);
      return (['headroom', 'contingency'] as const).flatMap((part) => {
        const missing = drawn[`${part}Minor`] - held[`${part}Minor`];
        const detail = `${formatMinor(missing, currency)} more than the ${part}.`;
        return missing > 0 ? [{ pointer: '/reallocated', detail }] : [];
      });
    },
    'no more comes out of the contingency than a decision added': ({ reallocated = [] }) =>
      reallocated.flatMap(({ title, amountMinor, contingencyMinor }, index) =>
        contingencyMinor <= amountMinor
          ? []
          : [
              {
                pointer: `/reallocated/${index}/contingencyMinor`,
                detail: `${title}: more than its amount.`,
              },
            ],
      ),
    'what is left is what the budget holds less what decisions moved': (
      { reallocated = [], left },
      { BudgetBaseline },
    ) => {
      if (!left) return reallocated.length > 0 ? [{ pointer: '/left', detail: 'It is not said.' }] : [];
      const [held, drawn] = [heldIn(BudgetBaseline), drawnFrom(reallocated)];
      const off = (['contingencyMinor', 'headroomMinor'] as const).filter(
        (part) => left[part] !== held[part] - drawn[part],
      );
      return off.map((part) => ({
        pointer: `/left/${part}`,
        detail: `It is not ${held[part] - drawn[part]}.`,
      }));
    },
    'cancelling never becomes cheaper': ({ contracts }) =>
      contracts.flatMap(({ service, cancellation: { steps } }, index) =>
        steps.some((step, at) => at > 0 && step.costMinor < (steps[at - 1]?.costMinor ?? 0))
          ? [{ pointer: `/contracts/${index}/cancellation`, detail: `${service} steps down.` }]
          : [],
      ),
    'no list of contracts is empty without a reason': ({ contracts, whyNone }) =>
      contracts.length > 0 || whyNone ? [] : ['There is no contract and no reason.'],
    'the total is the sum of the contracts': ({ contracts, totalMinor }) =>
      sumMinor(contracts.map(({ valueMinor }) => valueMinor)) === totalMinor
        ? []
        : [{ pointer: '/totalMinor', detail: 'It is not the sum of the contracts.' }],
  },
});

/** What decisions moved, by where it comes from. */
export function drawnFrom(reallocated: readonly Reallocation[]) {
  const contingencyMinor = sumMinor(reallocated.map((entry) => entry.contingencyMinor));
  const allMinor = sumMinor(reallocated.map(({ amountMinor }) => amountMinor));
  return { contingencyMinor, headroomMinor: allMinor - contingencyMinor };
}

/** What a baseline holds besides its categories. */
export function heldIn({
  allocations,
}: {
  allocations: readonly Pick<BudgetBaselineBody['allocations'][number], 'category' | 'amountMinor'>[];
}) {
  const of = (name: string) => allocations.find(({ category }) => category === name)?.amountMinor ?? 0;
  return { contingencyMinor: of('contingency'), headroomMinor: of('unallocated') };
}
