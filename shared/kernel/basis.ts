import { z } from 'zod';

/** Where a planned figure comes from: shown beside the figure, never recomputed from. */
export interface Basis {
  /** A publication or "planner's judgement". */
  source: string;
  /** Readable, in terms of the keys of `inputs`. */
  formula: string;
  inputs: Readonly<Record<string, number | string>>;
}

/** A planned quantity with its provenance. */
export interface Quantity {
  value: number;
  unit: string;
  basis: Basis;
}

export const judgement = "planner's judgement";

export function quantity(value: number, unit: string, basis: Basis): Quantity {
  return { value, unit, basis };
}

/** Schema of a `Basis` in a stored artifact. */
export const basis = z.strictObject({
  source: z.string().min(1),
  formula: z.string().min(1),
  inputs: z.record(z.string(), z.union([z.number(), z.string()])),
});
