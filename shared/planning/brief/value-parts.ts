export type Value = Record<string, unknown>;

/** What a clause says beyond naming a concept: `text` is the clause, `at` where the word begins, `word` what was matched. */
export interface Hit {
  text: string;
  at: number;
  word: string;
}

/** Nothing in place of what is not said. */
export function some(key: string, value: unknown): Value {
  return value === undefined || (Array.isArray(value) && value.length === 0) ? {} : { [key]: value };
}
