import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { basisPoints, minor, minorFromZero, text } from './money-fields.ts';

const percent = z.number().min(0).max(100);

/** An input of the estimate that is not certain, and the totals at its low and high end. */
const costDriver = z.strictObject({
  input: text,
  lowMinor: minorFromZero,
  highMinor: minorFromZero,
  /** high - low: what the input alone can move. */
  swingMinor: minorFromZero,
});
export type CostDriverSwing = z.infer<typeof costDriver>;

const costEvent = z.strictObject({
  riskId: text,
  title: text,
  probabilityPercent: percent,
  costMinor: minorFromZero,
  expectedMinor: minorFromZero,
});
export type CostEvent = z.infer<typeof costEvent>;

/** Seeded draws of the total. */
export const costSimulation = z.strictObject({
  trials: z.int().min(1),
  /** Rank correlation of any two prices. */
  correlationPercent: percent,
  /** The lines as estimated. */
  baseMinor: minorFromZero,
  p50Minor: minorFromZero,
  p80Minor: minorFromZero,
  categories: z.array(z.strictObject({ category: text, p50Minor: minorFromZero, p80Minor: minorFromZero })),
  /** Risks of the register that cost money when they occur. */
  events: z.array(costEvent),
  /** Largest first. */
  drivers: z.array(costDriver),
  basis,
});
export type CostSimulation = z.infer<typeof costSimulation>;

/** From how many paying people on the event carries itself. */
export const breakEven = z.strictObject({
  /** Net of tax where the estimate is. */
  priceMinor: minorFromZero,
  variablePerHeadMinor: minorFromZero,
  /** Lines that do not depend on headcount, and the contingency, less income that is signed. */
  fixedMinor: minorFromZero,
  /** Null when the price does not even cover what one more person costs. */
  heads: z.int().min(0).nullable(),
  expected: z.int().min(0),
  note: text,
  basis,
});
export type BreakEven = z.infer<typeof breakEven>;

export const fundraisingNet = z.strictObject({
  goalMinor: minorFromZero,
  costMinor: minorFromZero,
  netMinor: minor,
  /** Cost per 100 raised. */
  costShareBasisPoints: basisPoints,
  note: text,
  basis,
});
export type FundraisingNet = z.infer<typeof fundraisingNet>;

/** The forecast of one category against its allocation. */
export const categoryVariance = z.strictObject({
  category: text,
  title: text,
  allocatedMinor: minorFromZero,
  p50Minor: minorFromZero,
  p80Minor: minorFromZero,
  /** (P50 - allocation) / allocation. */
  basisPoints,
  limitBasisPoints: basisPoints,
  standing: z.enum(['within', 'watch', 'beyond']),
  note: text,
});
export type CategoryVariance = z.infer<typeof categoryVariance>;

export const quoteNeed = z.strictObject({
  category: text,
  title: text,
  amountMinor: minorFromZero,
  quotes: z.int().min(1),
  basis,
});
export type QuoteNeed = z.infer<typeof quoteNeed>;

export const hedge = z.strictObject({
  id: text,
  title: text,
  /** What it protects. */
  exposureMinor: minorFromZero,
  costMinor: minorFromZero,
  /** It pays when the bad case is likelier than this. */
  paysFromBasisPoints: basisPoints.nullable(),
  paysWhen: text,
  basis,
});
export type Hedge = z.infer<typeof hedge>;
