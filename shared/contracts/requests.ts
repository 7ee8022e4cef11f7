import { z } from 'zod';
import { Fault } from '../kernel/errors.ts';
import { roles } from '../kernel/member-store.ts';
import { instructionLevel, lifecycleState } from '../kernel/levels.ts';

/** Bodies of changing requests. Unknown fields are refused by name. */
export const rotateRequest = z
  .strictObject({
    renew: z.boolean().default(false).meta({
      description: 'Gives the organisation a new key, and brings its contents under it.',
    }),
  })
  .meta({ id: 'RotateKeys', examples: [{ renew: true }] });

export const eraseRequest = z
  .strictObject({
    why: z
      .string()
      .trim()
      .min(3)
      .max(500)
      .meta({ description: 'Kept for good: what the audit says afterwards.' }),
  })
  .meta({ id: 'EraseEvent', examples: [{ why: 'The client asked for it.' }] });

export const startRequest = z
  .strictObject({
    instructionLevel: instructionLevel.default('Beginner'),
    instructionLevels: z
      .record(z.string().max(50), instructionLevel)
      .default({})
      .meta({ description: 'By agent, where one works at another level than the run.' }),
    execution: z.enum(['live', 'simulated']).default('live'),
    until: lifecycleState.optional().meta({ description: 'The run stops when it has entered this state.' }),
    seed: z.int().min(0).max(2_147_483_647).optional(),
  })
  .meta({ id: 'StartRun', examples: [{ instructionLevel: 'Intermediate', until: 'Budget' }] });
export type StartRequest = z.infer<typeof startRequest>;

export const rehearsalRequest = z
  .strictObject({
    instructionLevel: instructionLevel.optional().meta({ description: 'Absent: that of the event.' }),
    instructionLevels: startRequest.shape.instructionLevels
      .unwrap()
      .optional()
      .meta({ description: 'By agent; absent: as in the event, where the level is absent, too.' }),
    execution: z.literal('simulated').optional(),
    until: startRequest.shape.until,
    seed: startRequest.shape.seed,
  })
  .meta({ id: 'StartRehearsal', examples: [{ instructionLevel: 'Intermediate' }] });
export type RehearsalRequest = z.infer<typeof rehearsalRequest>;

export const answerRequest = z
  .strictObject({
    value: z.json().meta({ description: "A text, an option's id, or the structured value of the field." }),
  })
  .meta({ id: 'AnswerQuestion', examples: [{ value: '2027-03-11' }] });

export const decisionRequest = z
  .strictObject({
    decision: z.enum(['approve', 'reject', 'request-changes', 'delegate']),
    comment: z.string().max(2_000).default(''),
    choose: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'Venue: take this candidate instead of the proposed one.' }),
    exclude: z
      .array(z.string().max(200))
      .max(50)
      .default([])
      .meta({ description: 'Venue: leave these candidates out of the next proposal.' }),
    limitMinor: z
      .int()
      .min(0)
      .optional()
      .meta({ description: "Venue or budget: an upper limit, in minor units of the event's currency." }),
    apply: z
      .array(z.string().max(200))
      .max(50)
      .default([])
      .meta({ description: 'Budget: ids of the options to apply.' }),
    delegateTo: z.string().max(200).optional().meta({
      description:
        'Delegating: the member who is asked instead. Left out: the first own substitute who may decide.',
    }),
    onBehalfOf: z.string().max(200).optional().meta({
      description:
        'The absent member whom the caller stands in for; found by itself where own roles give no say.',
    }),
    subjectHash: z
      .string()
      .max(128)
      .optional()
      .meta({ description: 'What the person saw; refused when the proposal has changed since.' }),
  })
  .meta({ id: 'DecideApproval', examples: [{ decision: 'approve', comment: 'As proposed.' }] });
export type DecisionRequest = z.infer<typeof decisionRequest>;

export const overrideRequest = z
  .strictObject({
    value: z
      .record(z.string(), z.json())
      .meta({ description: 'The part of the table that differs, in the shape of the table.' }),
    source: z
      .string()
      .trim()
      .min(3, 'Say where the figures come from.')
      .max(300)
      .meta({ description: 'Where the figures come from.' }),
  })
  .meta({
    id: 'OverrideKnowledge',
    examples: [{ value: { PL: { standardPercent: 23 } }, source: 'Our tax adviser, 2027' }],
  });

const memberId = z
  .string()
  .regex(
    /^[\x21-\x7e]{1,200}$/,
    'Give the identity as its first refusal names it, for instance aad:9f3c, without blanks.',
  );
const absence = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'It ends before it begins.' });
export const membersRequest = z
  .strictObject({
    members: z
      .array(
        z.strictObject({
          id: memberId,
          name: z.string().trim().min(1, 'Give a name.').max(200),
          roles: z.array(z.enum(roles)).min(1, 'Give at least one role.').max(roles.length),
          mail: z
            .email('Give an address of electronic mail.')
            .max(254)
            .optional()
            .meta({ description: 'Where messages go; left out: this member gets none.' }),
          substitutes: z
            .array(memberId)
            .max(20)
            .default([])
            .meta({ description: "May be given this member's decisions, in order." }),
          absences: z
            .array(absence)
            .max(20)
            .default([])
            .meta({ description: 'Days away, both ends included: the substitutes decide meanwhile.' }),
        }),
      )
      .max(2_000, 'Name at most 2,000 members.'),
  })
  .meta({ id: 'ReplaceMembers' });
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
