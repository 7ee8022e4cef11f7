import { z } from 'zod';

/** Of JSON Schema, what the strict mode of every deployment takes. The whole schema is checked after the answer. */
const kept = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'const',
  'anyOf',
  'description',
]);

/** The schema as it is sent: without limits and formats, each object closed and each field required. */
export function wireSchema(schema: z.ZodType): Record<string, unknown> {
  const wire = stripped(z.toJSONSchema(schema, { target: 'draft-7' }));
  if (wire['type'] !== 'object') throw new Error('a model answers with an object');
  return wire;
}

function stripped(schema: unknown): Record<string, unknown> {
  const entries = Object.entries(z.record(z.string(), z.unknown()).parse(schema)).filter(([key]) =>
    kept.has(key),
  );
  const wire = Object.fromEntries(entries.map(([key, value]) => [key, strippedAt(key, value)]));
  const { properties, required } = wire;
  if (properties === undefined) return wire;
  const names = Object.keys(z.record(z.string(), z.unknown()).parse(properties));
  if (JSON.stringify(required) !== JSON.stringify(names) || wire['additionalProperties'] !== false)
    throw new Error(`each field is required and no other allowed: ${names.join(', ')}`);
  return wire;
}

/** Names below `properties` are fields, not keywords. */
function strippedAt(key: string, value: unknown): unknown {
  if (key === 'items') return stripped(value);
  if (key === 'anyOf') return z.array(z.unknown()).parse(value).map(stripped);
  if (key !== 'properties') return value;
  const fields = Object.entries(z.record(z.string(), z.unknown()).parse(value));
  return Object.fromEntries(fields.map(([name, field]) => [name, stripped(field)]));
}
