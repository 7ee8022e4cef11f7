import { z } from 'zod';

import type { DocumentFile } from './document-file.ts';
import { checkEtag, currentRow, fromRow, writeDocument, type Place } from './documents.ts';
import { holds } from './query-evaluation.ts';
import { parseCondition } from './query-parser.ts';
import { notSupported, Refusal } from './refusal.ts';
import type { DocumentAnswer } from './request.ts';

// Azure's limit for one patch.
const maximumOperations = 10;

const path = z.string().regex(/^(\/([^~/]|~[01])+)+$/);
const value = z.unknown().refine((given) => given !== undefined, 'A value is missing');
const operationSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.enum(['add', 'set', 'replace']), path, value }),
  z.strictObject({ op: z.literal('incr'), path, value: z.number() }),
  z.strictObject({ op: z.literal('remove'), path }),
]);
const operationsSchema = z.array(operationSchema).min(1);
const patchSchema = z.union([
  operationsSchema.transform((operations) => ({ operations, condition: undefined })),
  z.strictObject({ operations: operationsSchema, condition: z.string().optional() }),
]);

type Operation = z.infer<typeof operationSchema>;

const systemProperties = ['_rid', '_self', '_etag', '_ts', '_attachments'];

/** All operations or none. Source: Azure Cosmos DB for NoSQL, "Partial document update". */
export function patchDocument(
  file: DocumentFile,
  place: Place,
  id: string,
  patch: { body: unknown; ifMatch?: string | undefined },
): DocumentAnswer {
  const { data, error } = patchSchema.safeParse(patch.body);
  if (error) throw notSupported(`This patch (${z.prettifyError(error).replaceAll('\n', ' ')})`);
  const { operations, condition } = data;
  if (operations.length > maximumOperations) throw new Refusal(400, 'A patch has at most 10 operations');
  const expected = condition === undefined ? undefined : parseCondition(condition);
  return file.transaction(() => {
    const row = currentRow(file, place, id);
    checkEtag(patch.ifMatch, row);
    if (!holds(expected, fromRow(row))) throw new Refusal(412, 'The condition of the patch does not hold');
    const document: object = JSON.parse(row.body);
    for (const operation of operations) apply(place, document, operation);
    return writeDocument(file, place, { mode: 'replace', id, body: document });
  });
}

function apply(place: Place, document: object, operation: Operation): void {
  const steps = operation.path
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const fixed = [
    'id',
    ...systemProperties,
    ...place.definition.partitionKey.paths.map((key) => key.slice(1)),
  ];
  if (fixed.includes(steps[0] ?? '')) throw new Refusal(400, `${operation.path} cannot be patched`);
  const name = steps.pop() ?? '';
  const parent = steps.reduce<unknown>((of, step) => ownValue(of, step), document);
  if (Array.isArray(parent)) applyToList(parent, name, operation);
  else if (typeof parent === 'object' && parent !== null) applyToObject(parent, name, operation);
  else throw noSuchPath(operation);
}

function applyToObject(parent: object, name: string, operation: Operation): void {
  const known = Object.hasOwn(parent, name);
  if (!known && (operation.op === 'remove' || operation.op === 'replace')) throw noSuchPath(operation);
  if (operation.op === 'remove') Reflect.deleteProperty(parent, name);
  else {
    const set = { value: newValue(operation, ownValue(parent, name)) };
    // Defined, not assigned: `__proto__` is a name like any other in JSON.
    Object.defineProperty(parent, name, { ...set, enumerable: true, writable: true, configurable: true });
  }
}

/** `add` inserts before an index, at the length or at `-` behind the last; all others need an element there. */
function applyToList(list: unknown[], name: string, operation: Operation): void {
  const adds = operation.op === 'add';
  const at = adds && name === '-' ? list.length : /^(0|[1-9]\d*)$/.test(name) ? Number(name) : NaN;
  if (!(at < list.length || (adds && at === list.length))) throw noSuchPath(operation);
  if (operation.op === 'remove') list.splice(at, 1);
  else list.splice(at, adds ? 0 : 1, newValue(operation, list[at]));
}

function newValue(operation: Exclude<Operation, { op: 'remove' }>, current: unknown): unknown {
  if (operation.op !== 'incr' || current === undefined) return operation.value;
  if (typeof current !== 'number') throw new Refusal(400, `${operation.path} is not a number to increment`);
  return current + operation.value;
}

function ownValue(of: unknown, name: string): unknown {
  if (typeof of !== 'object' || of === null || !Object.hasOwn(of, name)) return undefined;
  return Object.getOwnPropertyDescriptor(of, name)?.value;
}

function noSuchPath({ op, path }: Operation): Refusal {
  return new Refusal(400, `The document has no place for "${op}" at ${path}`);
}
