import { z } from 'zod';

/** Rows of an organisation's own lists, as they are stored and handed to tools. Null: not known. */

const text = z.string().min(1);
const currency = z.string().regex(/^[A-Z]{3}$/);
const layoutCapacity = z.int().min(1).nullable();

export const ownVenue = z.strictObject({
  /** Stable from import to import: what a later import changes is found by it. */
  id: text,
  name: text,
  city: text,
  country: z.string().regex(/^[A-Z]{2}$/),
  address: text.nullable(),
  /** Everyone in the house. */
  capacity: z.int().min(1),
  capacityTheatre: layoutCapacity,
  capacityClassroom: layoutCapacity,
  capacityBanquet: layoutCapacity,
  capacityStanding: layoutCapacity,
  rooms: z.int().min(1).nullable(),
  stepFree: z.enum(['yes', 'no']).nullable(),
  /** Local HH:MM; closing at or before opening means the next day. */
  opens: text.nullable(),
  closes: text.nullable(),
  /** Hire for one day. */
  hirePerDayMinor: z.int().min(0).nullable(),
  currency: currency.nullable(),
  features: z.array(text),
  contact: text.nullable(),
  notes: z.string(),
  /** When somebody last checked the row with the venue. */
  confirmedOn: z.iso.date().nullable(),
});
export type OwnVenue = z.infer<typeof ownVenue>;

export const ownVendor = z.strictObject({
  id: text,
  name: text,
  /** What it does, for instance catering. */
  service: text,
  city: text.nullable(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  contact: text.nullable(),
  priceList: text.nullable(),
  /** Of its last use, 1 (never again) to 5 (at once). */
  rating: z.number().min(1).max(5).nullable(),
  notes: z.string(),
});
export type OwnVendor = z.infer<typeof ownVendor>;

export const ownPrice = z.strictObject({
  id: text,
  /** A key of the unit prices, for instance `coffee-break`, or any other item. */
  item: text,
  unit: text,
  amountMinor: z.int().min(0),
  currency,
  tax: z.enum(['included', 'excluded']),
  validFrom: z.iso.date().nullable(),
  validUntil: z.iso.date().nullable(),
  vendor: text.nullable(),
  notes: z.string(),
});
export type OwnPrice = z.infer<typeof ownPrice>;
