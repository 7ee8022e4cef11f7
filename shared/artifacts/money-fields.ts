import { z } from 'zod';
import { basis } from '../kernel/basis.ts';

/** Amounts are integer minor units of the currency that the artifact names once. */
export const minor = z.int();
export const minorFromZero = z.int().min(0);
export const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code');
export const basisPoints = z.int();
export const text = z.string().min(1);

/** `estimate`: nobody gave an amount, so the estimate stands in for it and says so. */
export const totalKind = z.enum(['cap', 'target', 'estimate']);

export const taxTreatment = z.strictObject({
  /** What the brief says about the budget. */
  budget: z.enum(['included', 'excluded', 'unknown']),
  /** What the amounts in this artifact are. */
  amounts: z.enum(['including-tax', 'excluding-tax']),
  /** Assumed standard rate, where amounts had to be brought to the budget's treatment. */
  rateBasisPoints: basisPoints.nullable(),
  note: text,
});

/** Present when a price in another currency went into the figures; labelled, dated, replaceable. */
export const exchange = z.strictObject({
  from: currencyCode,
  to: currencyCode,
  rate: z.number().positive(),
  asOf: text,
  label: text,
});

/** Money to come in: shown beside the plan, never counted as funding before someone has signed. */
export const income = z.strictObject({
  label: text,
  kind: z.enum(['fundraising', 'sponsorship', 'tickets', 'revenue']),
  amountMinor: minorFromZero,
  currency: currencyCode,
  status: z.enum(['at-risk', 'signed']),
  note: text,
});

export const amountRange = z.strictObject({ lowMinor: minorFromZero, highMinor: minorFromZero });

/** A way to spend less: costed, with what attendees would notice. */
export const costOption = z.strictObject({
  id: text,
  label: text,
  effect: text,
  /** Alone, against the estimate as it stands. */
  savingMinor: minorFromZero,
  /** On top of the options ranked before it, so that a sum counts nothing twice. */
  addedSavingMinor: minorFromZero,
  /** 1 hardly noticed to 5 a different event (planner's judgement). */
  severity: z.int().min(1).max(5),
  basis,
});
export type CostOption = z.infer<typeof costOption>;
export type TaxTreatment = z.infer<typeof taxTreatment>;
export type Income = z.infer<typeof income>;
export type Exchange = z.infer<typeof exchange>;
