import { z } from 'zod';
import { Fault } from '../kernel/errors.ts';
import { roles } from '../kernel/member-store.ts';
import { instructionLevel, lifecycleState } from '../kernel/levels.ts';

/** Bodies of changing requests. Unknown fields are refused by name. */
export const rotateRequest = z.strictObject({
  /** Gives the organisation a new key, and brings its contents under it. */
  renew: z.boolean().default(false),
});

export const eraseRequest = z.strictObject({
  /** Kept for good: what the audit says afterwards. */
  why: z.string().trim().min(3).max(500),
});

export const startRequest = z.strictObject({
  instructionLevel: instructionLevel.default('Beginner'),
  /** By agent, where one works at another level than the run. */
  instructionLevels: z.record(z.string().max(50), instructionLevel).default({}),
  execution: z.enum(['live', 'simulated']).default('live'),
  /** The run stops when it has entered this state. */
  until: lifecycleState.optional(),
  seed: z.int().min(0).max(2_147_483_647).optional(),
});
export type StartRequest = z.infer<typeof startRequest>;

export const answerRequest = z.strictObject({
  /** A text, an option's id, or the structured value of the field. */
  value: z.json(),
});

export const decisionRequest = z.strictObject({
  decision: z.enum(['approve', 'reject', 'request-changes', 'delegate']),
  comment: z.string().max(2_000).default(''),
  /** Venue: take this candidate instead of the proposed one. */
  choose: z.string().max(200).optional(),
  /** Venue: leave these candidates out of the next proposal. */
  exclude: z.array(z.string().max(200)).max(50).default([]),
  /** Venue or budget: an upper limit, in minor units of the event's currency. */
  limitMinor: z.int().min(0).optional(),
  /** Budget: ids of the options to apply. */
  apply: z.array(z.string().max(200)).max(50).default([]),
  /** Delegating: the member who is asked instead. Left out: the first own substitute who may decide. */
  delegateTo: z.string().max(200).optional(),
  /** The absent member whom the caller stands in for; found by itself where own roles give no say. */
  onBehalfOf: z.string().max(200).optional(),
  /** What the person saw; refused when the proposal has changed since. */
  subjectHash: z.string().max(128).optional(),
});
export type DecisionRequest = z.infer<typeof decisionRequest>;

export const overrideRequest = z.strictObject({
  /** The part of the table that differs, in the shape of the table. */
  value: z.record(z.string(), z.json()),
  /** Where the figures come from. */
  source: z.string().trim().min(3, 'Say where the figures come from.').max(300),
});

const memberId = z
  .string()
  .regex(
    /^[\x21-\x7e]{1,200}$/,
    'Give the identity as its first refusal names it, for instance aad:9f3c, without blanks.',
  );
export const membersRequest = z.strictObject({
  members: z
    .array(
      z.strictObject({
        id: memberId,
        name: z.string().trim().min(1, 'Give a name.').max(200),
        roles: z.array(z.enum(roles)).min(1, 'Give at least one role.').max(roles.length),
        /** May be given this member's decisions, in order. */
        substitutes: z.array(memberId).max(20).default([]),
        /** Days away, both ends included: the substitutes decide meanwhile. */
        absences: z
          .array(
            z
              .strictObject({ from: z.iso.date(), to: z.iso.date() })
              .refine(({ from, to }) => from <= to, { path: ['to'], message: 'It ends before it begins.' }),
          )
          .max(20)
          .default([]),
      }),
    )
    .max(2_000, 'Name at most 2,000 members.'),
});
export type MembersRequest = z.infer<typeof membersRequest>;

export const recordRequest = z.strictObject({
  kind: z.string().max(50),
  body: z.record(z.string(), z.json()),
});
export type RecordRequest = z.infer<typeof recordRequest>;

/** Parses a request body, or refuses it naming every field at fault. */
export function parseRequest<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    return { pointer: `/${[...issue.path, ...keys.slice(0, 1)].join('/')}`, detail: issue.message };
  });
  throw new Fault(
    'request.invalid',
    `The request does not fit: ${errors.map(({ pointer }) => pointer).join(', ')}.`,
    errors,
  );
}
