import { z } from 'zod';
import {
  type BriefConcept,
  type ConceptValue,
  briefConcepts,
  conceptValues,
} from '../knowledge/brief-concepts.ts';

export type { BriefConcept } from '../knowledge/brief-concepts.ts';

export const eventTypes = ['meetup', 'workshop', 'conference', 'gala', 'festival', 'other'] as const;
export type EventType = (typeof eventTypes)[number];

const isoDate = z.iso.date();
const localDateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'a local date-time, YYYY-MM-DDTHH:MM');
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a local time, HH:MM');
const text = z.string().min(1);
const currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code');
const money = z.strictObject({ amountMinor: z.int().min(0), currency });

const modalities = ['must', 'should', 'assumption'] as const;

/** `start` and `end` are UTF-16 offsets into the field as it was sent. */
const span = z.strictObject({ field: text, start: z.int().min(0), end: z.int().min(0) });

const constraint = z
  .strictObject({
    id: z.string().regex(/^c\d+$/),
    text,
    span: span.optional(),
    modality: z.enum(modalities),
    concept: z.enum(briefConcepts).optional(),
    /** Shaped by the concept, see `conceptValues`; without a concept free, e.g. `{ not: 'streaming' }`. */
    value: z.record(z.string(), z.json()).optional(),
    /** Not by a rule: a person should look at it. */
    readBy: z.literal('model').optional(),
  })
  .superRefine((entry, context) => {
    if (!entry.concept || !entry.value) return;
    const parsed = conceptValues[entry.concept].safeParse(entry.value);
    if (parsed.success) return;
    for (const issue of parsed.error.issues) {
      context.addIssue({
        code: 'custom',
        path: ['value', ...issue.path],
        message: `${entry.concept}: ${issue.message}`,
      });
    }
  });

export const eventBriefBody = z.strictObject({
  title: z.string().min(1).max(200).nullable(),
  asOf: isoDate,
  originalText: z.array(z.strictObject({ field: text, text })),
  budget: z
    .strictObject({
      amountMinor: z.int().min(0),
      currency,
      tax: z.enum(['included', 'excluded', 'unknown']),
      kind: z.enum(['cap', 'target', 'indicative']),
      /** "90k, up to 110k if needed": what may be spent where the target does not suffice. Above the amount. */
      ceilingMinor: z.int().min(1).optional(),
    })
    .nullable(),
  /** A person said that there is no fixed budget: figures are estimates, and Research may go on without one. */
  budgetIndicativeOnly: z.boolean(),
  place: z
    .strictObject({ city: text, country: z.string().regex(/^[A-Z]{2}$/), area: z.string().optional() })
    .nullable(),
  timeZone: text.nullable(),
  /** Local times. `days` are the event days: an evening that runs past midnight belongs to the day it began on. */
  dates: z
    .strictObject({ start: localDateTime, end: localDateTime, days: z.array(isoDate).min(1) })
    .nullable(),
  /** `weekdays` are ISO numbers, Monday 1. */
  dateWindow: z
    .strictObject({
      from: isoDate,
      to: isoDate,
      durationDays: z.int().min(1),
      weekdays: z.array(z.int().min(1).max(7)).optional(),
    })
    .nullable(),
  /** Null when nobody gave hours; then `dates` spans whole days. `to` before `from` runs past midnight. */
  dailyHours: z.strictObject({ from: clock, to: clock }).nullable(),
  /** Days, counted from 1, whose hours are others than `dailyHours`. */
  dayHours: z.array(z.strictObject({ day: z.int().min(1), from: clock, to: clock })).optional(),
  audience: z.strictObject({ inPerson: z.int().min(0), online: z.int().min(0) }).nullable(),
  eventType: z.enum(eventTypes).nullable(),
  objectives: z.array(z.strictObject({ text })),
  constraints: z.array(constraint),
  stakeholders: z.array(
    z.strictObject({ name: text, role: text, contact: text.optional(), decisionRights: z.array(text) }),
  ),
  assumptions: z.array(z.strictObject({ text })),
  /** Money to come in: never part of the budget. `certain` is false until someone has signed. */
  incomeGoals: z.array(
    z.strictObject({
      text,
      kind: z.enum(['fundraising', 'sponsorship', 'tickets', 'revenue']),
      amount: money,
      net: z.boolean(),
      certain: z.boolean(),
    }),
  ),
  notUnderstood: z.array(z.strictObject({ text: z.string(), why: text })),
  conflicts: z.array(
    z.strictObject({ id: z.string().regex(/^k\d+$/), about: z.tuple([text, text]), detail: text }),
  ),
});

export type EventBriefBody = z.infer<typeof eventBriefBody>;
export type BriefConstraint = EventBriefBody['constraints'][number];

/** The constraints of one concept with their typed value (empty where the brief only names the concept). */
export function constraintsOf<C extends BriefConcept>(
  brief: Pick<EventBriefBody, 'constraints'>,
  concept: C,
): { constraint: BriefConstraint; value: Partial<ConceptValue<C>> }[] {
  return (
    brief.constraints
      .filter((entry) => entry.concept === concept)
      // The schema has checked each value against its concept.
      .map((constraint) => ({ constraint, value: (constraint.value ?? {}) as Partial<ConceptValue<C>> }))
  ); // checked by the schema
}
