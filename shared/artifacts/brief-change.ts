import { z } from 'zod';
import { defineRecord } from '../kernel/define-record.ts';
import { lifecycleState } from '../kernel/levels.ts';

const text = z.string();

/** What a change says: values of single fields as answers give them, and whole fields of the submission. */
const change = {
  answers: z.array(z.strictObject({ field: text, value: z.unknown() })),
  replaces: z.record(text, z.unknown()),
};

/** Of a model: tokens in and out, and what they cost at the price of that day; null where no price is set. */
const modelUse = z.strictObject({
  tokens: z.int().min(0),
  cost: z
    .strictObject({ micros: z.int().min(0), currency: text, priceAsOf: text })
    .nullable()
    .meta({ description: 'In millionths of the currency.' }),
});

/** What would become of the plan, as it was computed when the change was asked for. Nothing of it is stored as a plan. */
export const changePreview = z.strictObject({
  what: z.array(z.strictObject({ field: text, before: text.nullable(), after: text.nullable() })),
  affects: z.array(
    z.strictObject({
      type: text,
      task: text,
      /** Its newest revision now. */
      revision: z.int().min(1).nullable(),
      differences: z.array(text),
    }),
  ),
  /** Artifacts that stay as they are. */
  untouched: z.array(text),
  voids: z.array(z.strictObject({ approvalId: text, kind: text, status: text })),
  questions: z.array(z.strictObject({ field: text, text, blocks: lifecycleState })),
  /**
   * Texts that a model worded or would word, and whose inputs change. A preview asks no model: everything in it is a
   * draft. Absent where no model has a part in the change.
   */
  refined: z
    .array(
      z.strictObject({
        type: text,
        task: text,
        /** False: no model is set any longer, and the draft stands. */
        again: z.boolean(),
        /** At most, by the agent's limits. */
        most: modelUse.nullable(),
        /** The last time. */
        last: modelUse.nullable(),
      }),
    )
    .optional(),
  /** Parts of the words that no rule reads: they change nothing. */
  notRead: z.array(text),
});
export type ChangePreview = z.infer<typeof changePreview>;

export const briefChangeProposedRecord = defineRecord({
  kind: 'brief-change-proposed',
  title: 'Change of the brief, proposed',
  by: 'system',
  sensitive: ['/answers', '/replaces', '/preview'],
  schema: z.strictObject({
    changeId: text,
    /** Over the brief that it was computed from. */
    base: text,
    ...change,
    preview: changePreview,
  }),
});

/** From here on the brief is read with it. */
export const briefChangeRecord = defineRecord({
  kind: 'brief-change',
  title: 'Change of the brief',
  by: 'system',
  sensitive: ['/answers', '/replaces'],
  schema: z.strictObject({ changeId: text, ...change }),
});

export const briefChangeDiscardedRecord = defineRecord({
  kind: 'brief-change-discarded',
  title: 'Change of the brief, discarded',
  by: 'system',
  schema: z.strictObject({ changeId: text }),
});

export type BriefChangeBody = z.infer<typeof briefChangeRecord.schema>;
