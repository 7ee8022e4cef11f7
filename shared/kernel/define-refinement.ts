import type { z } from 'zod';
import { wireSchema } from './wire-schema.ts';

/** A piece of what a model gets to see. Text is data, whoever wrote it. */
export interface DataBlock {
  id: string;
  /** Who wrote it: this product, or people outside it. */
  source: 'plan' | 'outside';
  text: string;
}

/**
 * What a model's answer makes of a draft, with the texts in it that the model wrote itself; or what is wrong with the
 * answer, in fixed words: they go back to the model.
 */
export type Merged = { body: unknown; written: readonly string[] } | { problems: readonly string[] };

/** What a model may do with a draft. Code merges its answer: it never writes a body. */
export interface Refinement<I = Readonly<Record<string, unknown>>, B = unknown> {
  /** Of the wording and the schema together. */
  version: string;
  /** What is asked for; fixed text. */
  ask: string;
  /** As it is sent. */
  schema: Readonly<Record<string, unknown>>;
  /** The only things that it sees, and that names and numbers of its answer may come from; none: nothing to do. */
  data(inputs: I, draft: B): readonly DataBlock[];
  merge(draft: B, answer: unknown, inputs: I): Merged;
  /** Fixed beforehand; a refined body that scores less than its draft is dropped. */
  score(body: B, draft: B): number;
}

export function defineRefinement<I, B, A>(declaration: {
  version: string;
  ask: string;
  answer: z.ZodType<A>;
  data: (inputs: I, draft: B) => readonly DataBlock[];
  merge: (draft: B, answer: A, inputs: I) => Merged;
  score: (body: B, draft: B) => number;
}): Refinement<I, B> {
  const { answer: schema, merge, ...rest } = declaration;
  return {
    ...rest,
    schema: wireSchema(schema),
    merge(draft, answer, inputs) {
      const parsed = schema.safeParse(answer);
      if (parsed.success) return merge(draft, parsed.data, inputs);
      return {
        problems: parsed.error.issues.map(({ path }) => `/${path.join('/')} does not fit the schema`),
      };
    },
  };
}

/** What one refinement may use up; a further turn repairs an answer that did not hold. */
export interface RefiningLimits {
  turns: 1 | 2 | 3;
  outputTokensPerTurn: number;
  /** Of all turns, in and out. */
  totalTokens: number;
  /** Millionths of the price's currency; counts where the price is known. */
  costMicros: number;
  seconds: number;
}

/** Judgement: a long brief is some 10,000 tokens, and nobody waits longer than a minute and a half for a wording. */
export const usualRefiningLimits: RefiningLimits = {
  turns: 3,
  outputTokensPerTurn: 4_000,
  totalTokens: 60_000,
  costMicros: 500_000,
  seconds: 90,
};
