import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A fact that an experienced planner checks in the plan of one brief. */
const base = {
  id: z.string().regex(/^O\d-\d+$/),
  level: z.enum(['must', 'should', 'bonus']),
  expects: z.string().min(1),
  where: z.array(z.string()).optional(),
  /** Why an unrelated brief meets the row too; every other row must fail there. */
  generic: z.string().min(20).optional(),
  /** The fixture that must not meet the row, where the usual one is not unrelated enough. */
  against: z.string().optional(),
};
const regex = z.array(z.string()).min(1);

export const row = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('num'), min: z.number().optional(), max: z.number().optional() }),
  /** `all`: every pattern must be met, by whichever text. */
  z.strictObject({ ...base, kind: z.literal('text_any'), regex, all: z.boolean().optional() }),
  z.strictObject({ ...base, kind: z.literal('text_none'), regex }),
  z.strictObject({ ...base, kind: z.literal('conflict'), regex }),
  z.strictObject({ ...base, kind: z.literal('question'), field: z.string(), blocks: z.string().optional() }),
  z.strictObject({ ...base, kind: z.literal('task'), regex, weeksBefore: z.number().optional() }),
  z.strictObject({ ...base, kind: z.literal('risk'), regex }),
  z.strictObject({ ...base, kind: z.literal('invariant') }),
]);
export type Row = z.infer<typeof row>;

export function rowsOf(brief: string): Row[] {
  const url = new URL(`../../fixtures/expectations/${brief}.json`, import.meta.url);
  return z.array(row).parse(JSON.parse(readFileSync(url, 'utf8')));
}
