import type { createDocument } from 'zod-openapi';
import { isObject } from '../../../shared/kernel/plain-object.ts';

const redacted = {
  type: 'object',
  properties: { redacted: { const: true } },
  required: ['redacted'],
  additionalProperties: false,
  description: 'A sensitive value that was not asked for, or may not be read.',
} as const;

export type ApiDocument = ReturnType<typeof createDocument>;
type Schemas = NonNullable<NonNullable<ApiDocument['components']>['schemas']>;
type Node = Record<string, unknown>;

/** What is left out of default reads, by the component that it stands in. */
export interface SensitiveFields {
  component: string;
  pointers: readonly string[];
}

/**
 * What schemas of zod cannot say: each artifact's envelope is of its type, and where a field is sensitive the mark of
 * a left out value may stand instead.
 */
export function describeArtifacts(
  document: ApiDocument,
  types: readonly string[],
  sensitive: readonly SensitiveFields[],
): ApiDocument {
  const schemas: Node = { ...document.components?.schemas };
  for (const type of types) {
    for (const name of [`${type}Artifact`, `Listed${type}Artifact`])
      schemas[name] = ofType(schemas[name], type);
  }
  for (const { component, pointers } of sensitive) {
    for (const pointer of pointers)
      schemas[component] = withMark(
        schemas[component],
        pointer.slice(1).split('/'),
        `${component}${pointer}`,
      );
  }
  schemas['Redacted'] = redacted;
  return { ...document, components: { ...document.components, schemas: schemas as Schemas } }; // schemas with schemas put in
}

const unnamed = /__schema\d+/g;

/** zod has no name for what refers to itself: here that is JSON of any shape, and nothing else. */
export function withJsonNamed(document: ApiDocument): ApiDocument {
  const schemas = Object.entries(document.components?.schemas ?? {});
  const shapes = schemas.filter(([name]) => name.match(unnamed)).map(([, schema]) => named(schema));
  if (new Set(shapes).size > 1) throw new Error('two schemas without a name differ: give them one');
  return JSON.parse(named(document)) as ApiDocument; // the same document
}

const named = (value: unknown) => JSON.stringify(value).replaceAll(unnamed, 'JsonValue');

function ofType(view: unknown, type: string): Node {
  const { properties, ...rest } = nodeOf(view, type);
  const { envelope, ...others } = nodeOf(properties, type);
  const own = { type: 'object', properties: { type: { const: type } } };
  return { ...rest, properties: { envelope: { allOf: [envelope, own] }, ...others } };
}

/** The schema with the mark allowed where the path leads; a star is every element or every member. */
function withMark(schema: unknown, [key, ...rest]: readonly string[], place: string): unknown {
  if (key === undefined) return { anyOf: [schema, { $ref: '#/components/schemas/Redacted' }] };
  const node = nodeOf(schema, place);
  const branches = (['anyOf', 'oneOf', 'allOf'] as const).find((name) => Array.isArray(node[name]));
  if (branches) {
    const own = node[branches] as unknown[]; // asked just before
    return {
      ...node,
      [branches]: own.map((one) => (leads(one) ? withMark(one, [key, ...rest], place) : one)),
    };
  }
  if (key === '*' && isObject(node['items'])) return { ...node, items: withMark(node['items'], rest, place) };
  if (key === '*' && isObject(node['additionalProperties']))
    return { ...node, additionalProperties: withMark(node['additionalProperties'], rest, place) };
  const properties = nodeOf(node['properties'], place);
  return {
    ...node,
    properties: { ...properties, [key]: withMark(nodeOf(properties[key], place), rest, place) },
  };
}

const leads = (schema: unknown) => isObject(schema) && schema['type'] !== 'null';

function nodeOf(schema: unknown, place: string): Node {
  if (isObject(schema)) return schema;
  throw new Error(`the description has no schema at ${place}`);
}
