import { z } from 'zod';

const count = z.int().min(0);
const share = z.number().min(0).max(1);
const clock = z.string().regex(/^\d{2}:\d{2}$/);
const isoCurrency = z.string().regex(/^[A-Z]{3}$/);
const money = z.strictObject({ amountMinor: count, currency: isoCurrency });

const wanted = z.strictObject({});
const counted = z.strictObject({ count: count.optional() });
const meals = z.strictObject({
  count: count.optional(),
  share: share.optional(),
  noneOf: z.boolean().optional(),
});
const accessAid = z.strictObject({
  languages: z.array(z.string()).optional(),
  for: z.string().optional(),
  anyOf: z.array(z.string()).optional(),
});
const onDay = z.strictObject({
  day: z.int().min(1).optional(),
  part: z.enum(['morning', 'afternoon', 'evening']).optional(),
  kind: z.enum(['reception', 'party', 'dinner']).optional(),
  from: clock.optional(),
  until: clock.optional(),
});

/**
 * Every idea the brief reader can name, and the shape of the value that goes with it.
 * An empty value means "wanted, nothing more is known". Amounts are minor units, times local HH:MM, shares 0..1.
 */
export const conceptValues = {
  'city-centre': z.strictObject({ area: z.string().optional() }),
  'near-transit': wanted,
  'step-free': z.strictObject({ count: count.optional() }),
  'hearing-loop': accessAid,
  captions: accessAid,
  'sign-language': accessAid,
  interpretation: accessAid,
  'quiet-room': wanted,
  vegetarian: meals,
  vegan: meals,
  halal: meals,
  kosher: meals,
  'gluten-free': meals,
  allergens: z.strictObject({ names: z.array(z.string()).optional(), noneOf: z.boolean().optional() }),
  alcohol: z.strictObject({ bar: z.enum(['full', 'limited', 'cash']).optional() }),
  'no-alcohol': wanted,
  'free-entry': wanted,
  'paid-entry': z.strictObject({
    price: money.optional(),
    average: z.boolean().optional(),
    earlyBird: money.optional(),
  }),
  av: wanted,
  recording: wanted,
  hybrid: wanted,
  streaming: wanted,
  'live-online': z.strictObject({ count: count.optional() }),
  tracks: z.strictObject({ count: count.optional(), names: z.array(z.string()).optional() }),
  talks: z.strictObject({ count: count.optional(), minutes: count.optional() }),
  /** How many people speak, over all sessions. */
  speakers: counted,
  keynote: z.strictObject({
    count: count.optional(),
    perDay: count.optional(),
    minutes: count.optional(),
    speaker: z.string().optional(),
  }),
  breakouts: z.strictObject({ count: count.optional(), minutes: count.optional(), rooms: count.optional() }),
  labs: counted,
  panel: counted,
  'expo-booths': counted,
  'poster-session': counted,
  'seated-dinner': z.strictObject({ tableSize: count.optional() }),
  reception: onDay,
  'catering-style': z.strictObject({ style: z.string() }),
  curfew: z.strictObject({ time: clock.optional() }),
  doors: z.strictObject({ time: clock.optional() }),
  outdoor: wanted,
  camping: wanted,
  children: counted,
  vip: counted,
  auction: z.strictObject({ kinds: z.array(z.enum(['live', 'silent'])).optional() }),
  awards: counted,
  band: wanted,
  dancing: wanted,
  fireworks: wanted,
  valet: wanted,
  parking: counted,
  'dress-code': z.strictObject({ code: z.string() }),
  swag: wanted,
  'no-swag': wanted,
  'procurement-quotes': z.strictObject({ count: count.optional(), above: money.optional() }),
  'venue-cost-cap': z.strictObject({ amount: money }),
  'per-head-cost': z.strictObject({ amount: money }),
  power: wanted,
  internet: z.strictObject({ mbps: count.optional() }),
  laptops: z.strictObject({ providedBy: z.string().optional() }),
  holds: counted,
  'lent-venue': wanted,
  sponsorship: z.strictObject({
    amount: money.optional(),
    share: share.optional(),
    signed: z.boolean().optional(),
  }),
  'religious-observance': z.strictObject({ observances: z.array(z.string()) }),
  weekdays: z.strictObject({ consecutive: count.optional(), days: z.array(z.int().min(1).max(7)) }),
  networking: wanted,
  'session-length': z.strictObject({ minutes: count }),
  'lunch-window': z.strictObject({ from: clock.optional(), to: clock.optional() }),
  'speaker-window': z.strictObject({
    name: z.string().optional(),
    day: z.int().min(1).optional(),
    before: clock.optional(),
    after: clock.optional(),
    online: z.boolean().optional(),
  }),
  buildings: z.strictObject({ count: count.optional(), walkMinutes: count.optional() }),
  accommodation: counted,
  transport: wanted,
  security: wanted,
  insurance: wanted,
  permits: wanted,
  sustainability: wanted,
  confidentiality: wanted,
  'lead-time': z.strictObject({ months: count.optional(), weeks: count.optional() }),
  'satisfaction-target': z.strictObject({ nps: count.optional() }),
} as const satisfies Record<string, z.ZodType>;

export type BriefConcept = keyof typeof conceptValues;
export type ConceptValue<C extends BriefConcept> = z.infer<(typeof conceptValues)[C]>;

// Object.keys of a literal: the cast only restores the keys that TypeScript widens to string.
export const briefConcepts = Object.keys(conceptValues) as BriefConcept[]; // keys of the literal above
