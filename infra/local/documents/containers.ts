import { z } from 'zod';

import type { DocumentFile } from './document-file.ts';
import { notSupported, Refusal } from './refusal.ts';
import type { DocumentAnswer } from './request.ts';

const order = z.enum(['ascending', 'descending']).default('ascending');
const compositePath = z.strictObject({ path: z.string().regex(/^(\/[A-Za-z0-9_]+)+$/), order });

/** Everything is indexed, as by Azure's own default; composite indexes can be added to that. */
const indexingPolicySchema = z.strictObject({
  automatic: z.literal(true).optional(),
  indexingMode: z.literal('consistent').optional(),
  includedPaths: z.tuple([z.strictObject({ path: z.literal('/*') })]),
  excludedPaths: z.array(z.strictObject({ path: z.literal('/"_etag"/?') })).optional(),
  compositeIndexes: z.array(z.array(compositePath).min(2)).optional(),
});

/** Seconds, or -1 for no end; Azure's limit is the largest 32-bit number. */
export const timeToLive = z.union([z.literal(-1), z.int().positive().max(0x7fffffff)]);

/** Strict: unique keys, excluded paths, conflict policies and so on would change answers, so they are refused. */
const containerSchema = z.strictObject({
  id: z.string().min(1).max(255),
  partitionKey: z.strictObject({
    paths: z
      .array(z.string().regex(/^\/[A-Za-z0-9_]+$/))
      .min(1)
      .max(3),
    kind: z.enum(['Hash', 'MultiHash']).optional(),
    version: z.literal(2).optional(),
  }),
  /** With it documents expire, by their own `ttl` or by this one. */
  defaultTtl: timeToLive.optional(),
  indexingPolicy: indexingPolicySchema.optional(),
});
const databaseSchema = z.strictObject({ id: z.string().min(1).max(255) });

export type ContainerDefinition = z.infer<typeof containerSchema>;

export function createDatabase(file: DocumentFile, body: unknown): DocumentAnswer {
  const database = parseDefinition(databaseSchema, body);
  return create(file, `dbs/${database.id}`, database);
}

export function createContainer(file: DocumentFile, database: string, body: unknown): DocumentAnswer {
  find(file, database);
  const container = parseDefinition(containerSchema, body);
  return create(file, `${database}/colls/${container.id}`, container);
}

export function readResource(file: DocumentFile, path: string): DocumentAnswer {
  return { status: 200, body: withSystemProperties(path, find(file, path)) };
}

export function containerAt(file: DocumentFile, path: string): ContainerDefinition {
  const text = definitionAt(file, path);
  const known = read.get(text) ?? containerSchema.parse(JSON.parse(text));
  if (read.size >= mostRead) read.clear();
  read.set(text, known);
  return known;
}

/** Every request asks for its container. */
const read = new Map<string, ContainerDefinition>();
const mostRead = 100;

function create(file: DocumentFile, path: string, definition: object): DocumentAnswer {
  return file.transaction(() => {
    if (file.resource(path) !== undefined) {
      throw new Refusal(409, 'Resource with specified id or name already exists.');
    }
    file.addResource(path, JSON.stringify(definition));
    return { status: 201, body: withSystemProperties(path, definition) };
  });
}

function find(file: DocumentFile, path: string): object {
  return z.looseObject({}).parse(JSON.parse(definitionAt(file, path)));
}

function definitionAt(file: DocumentFile, path: string): string {
  const definition = file.resource(path);
  if (definition === undefined) throw new Refusal(404, `Owner resource does not exist: ${path}`);
  return definition;
}

function withSystemProperties(path: string, definition: object): object {
  return { ...definition, _rid: Buffer.from(path).toString('base64'), _self: `${path}/` };
}

function parseDefinition<T>(schema: z.ZodType<T>, body: unknown): T {
  const { data, error } = schema.safeParse(body);
  if (error) throw notSupported(`This definition (${z.prettifyError(error).replaceAll('\n', ' ')})`);
  return data;
}
