import type { ZodType } from 'zod';
import { versionHash } from './content-hash.ts';
import { Fault, type FieldError } from './errors.ts';
import { isObject } from './plain-object.ts';

/** A table of planning figures with their sources, which an organisation may replace in part by its own. */
export interface KnowledgeTable<N extends string = string, V = unknown> {
  kind: 'knowledge';
  name: N;
  title: string;
  /** In one sentence: what the figures are, their unit and what they decide. */
  about: string;
  schema: ZodType<V>;
  /** The product's own figures. */
  value: V;
  /** Tells one state of the product's figures from the next. */
  version: string;
}

/** Values of the declared tables, by name: the product's figures with the organisation's in their place. */
export type KnowledgeOf<K extends readonly KnowledgeTable[]> = {
  [T in K[number] as T['name']]: T extends KnowledgeTable<string, infer V> ? V : never;
};

/** What an organisation puts in place of the product's figures. */
export interface KnowledgeOverride {
  table: string;
  /** The part that differs, in the shape of the table. */
  value: unknown;
  /** Where the organisation has it from; shown as the source of every figure it changed. */
  source: string;
}

export function defineKnowledge<const N extends string, V>(declaration: {
  name: N;
  title: string;
  about: string;
  schema: ZodType<V>;
  value: V;
}): KnowledgeTable<N, V> {
  const { schema, value } = declaration;
  return { kind: 'knowledge', ...declaration, value: schema.parse(value), version: versionHash(value) };
}

/**
 * The table with the override in it: objects row by row, everything else replaced. Each `source` beside a changed
 * figure becomes the organisation's. Throws `knowledge.invalid` with one entry per field that does not fit.
 */
export function withOverride<V>(table: KnowledgeTable<string, V>, { value, source }: KnowledgeOverride): V {
  const parsed = table.schema.safeParse(merged(table.value, value, `organisation's own figure: ${source}`));
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue): FieldError => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    return { pointer: `/value/${[...issue.path, ...keys].join('/')}`, detail: issue.message };
  });
  throw new Fault('knowledge.invalid', `The figures do not fit the table ${table.name}.`, errors);
}

/** The figures of the tables; an organisation without overrides works with the product's. */
export function knowledgeOf(
  tables: readonly KnowledgeTable[],
  overrides: ReadonlyMap<string, KnowledgeOverride>,
): Record<string, unknown> {
  return Object.fromEntries(
    tables.map((table) => {
      const own = overrides.get(table.name);
      return [table.name, own ? withOverride(table, own) : table.value];
    }),
  );
}

function merged(own: unknown, change: unknown, source: string): unknown {
  if (!isObject(change)) return change;
  const rows = isObject(own) ? own : {};
  const changed = Object.keys(change).filter((key) => Object.hasOwn(change, key));
  const result: Record<string, unknown> = { ...rows };
  for (const key of changed) {
    const before = Object.hasOwn(rows, key) ? rows[key] : undefined;
    defineOwn(result, key, merged(before, change[key], source));
  }
  if (typeof rows['source'] === 'string' && changed.length > 0) result['source'] = source;
  return result;
}

/** A key that comes from outside may be named `__proto__`: it is data here, too. */
function defineOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}
