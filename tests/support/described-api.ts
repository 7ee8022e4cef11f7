import { readFileSync } from 'node:fs';

/** The description of the API as the tests read it: `docs/openapi.json`, written from the declarations. */
export interface Schema extends Record<string, unknown> {
  $ref?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  type?: string;
  enum?: unknown[];
  examples?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}
export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}
type Content = Record<string, { schema: Schema }>;
export interface Operation {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { $ref?: string; content?: Content }>;
}
interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: {
    responses: Record<string, { content?: Content }>;
    schemas: Record<string, Schema>;
  };
}

const file = new URL('../../docs/openapi.json', import.meta.url);
export const document = JSON.parse(readFileSync(file, 'utf8')) as ApiDocument; // held against OpenAPI 3.1 by its test

export interface Described {
  method: string;
  route: string;
  operation: Operation;
}

export const operations: readonly Described[] = Object.entries(document.paths).flatMap(([route, item]) =>
  Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), route, operation })),
);

/** The schema itself, where it is named elsewhere. */
export function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : resolved(document.components.schemas[name] ?? {});
}
