import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { permissions } from '../../../../shared/contracts/permissions.ts';
import { isObject } from '../../../../shared/kernel/plain-object.ts';

type Node = Record<string, unknown>;
interface Operation extends Node {
  operationId: string;
  summary: string;
  parameters?: { name: string; in: string; description?: string; required?: boolean }[];
  responses: Record<string, Node>;
}

const text = readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8');
const document = JSON.parse(text) as Node & {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Node>; responses: Record<string, Node> };
}; // checked by the first test
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);
const named = operations.map((one) => [one.operation.operationId, one] as const);

/** Every object of the document with the place where it stands. */
function* nodesOf(value: unknown, place = ''): Generator<[string, Node]> {
  if (Array.isArray(value)) for (const [n, one] of value.entries()) yield* nodesOf(one, `${place}/${n}`);
  if (!isObject(value)) return;
  yield [place, value];
  for (const [key, one] of Object.entries(value)) yield* nodesOf(one, `${place}/${key}`);
}
const nodes = [...nodesOf(document)];

describe('the description of the API', () => {
  it('is an OpenAPI 3.1 document', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it('refers to nothing that is not there', () => {
    const missing = nodes.flatMap(([place, { $ref }]) => {
      if (typeof $ref !== 'string') return [];
      const [, , kind = '', name = ''] = $ref.split('/');
      const components = document.components as Record<string, Node>; // schemas, responses, headers
      return components[kind]?.[name] === undefined ? [`${place}: ${$ref}`] : [];
    });
    expect(missing).toEqual([]);
  });

  it('has no component that nothing refers to', () => {
    const used = new Set(nodes.map(([, { $ref }]) => $ref));
    const unused = Object.keys(document.components.schemas).filter(
      (name) => !used.has(`#/components/schemas/${name}`),
    );
    expect(unused).toEqual([]);
  });

  it('gives every operation a name of its own', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(50);
  });

  it('holds no object of more than eight fields without a name', () => {
    const answered = operations.flatMap(({ path, method, operation }) =>
      [...nodesOf([operation['requestBody'], operation.responses], `${method} ${path}`)].filter(
        ([, { properties }]) => isObject(properties) && Object.keys(properties).length > 8,
      ),
    );
    expect(answered.map(([place]) => place)).toEqual([]);
  });

  it('says of every header and parameter what it is for', () => {
    const silent = operations.flatMap(({ operation }) =>
      (operation.parameters ?? [])
        .filter(({ description = '' }) => description.length < 10)
        .map(({ name }) => `${operation.operationId}: ${name}`),
    );
    expect(silent).toEqual([]);
  });
});

describe.each(named)('%s', (_name, { path, method, operation }) => {
  it('says what it does, in one line', () => {
    expect(operation.summary).toMatch(/^[A-Z].{8,80}[^.]$/);
  });

  it('declares every parameter of its path as required', () => {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = (operation.parameters ?? []).filter((one) => one.in === 'path' && one.required);
    expect(declared.map(({ name }) => name)).toEqual(names);
  });

  it('answers every refusal as a problem', () => {
    const bad = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
    for (const [, response] of bad) {
      const { $ref } = response;
      const name = typeof $ref === 'string' ? ($ref.split('/').at(-1) ?? '') : '';
      const { content = {} } = document.components.responses[name] ?? response;
      const isOpen = Array.isArray(operation['security']);
      expect(Object.keys(Object(content))).toEqual([
        isOpen ? 'application/json' : 'application/problem+json',
      ]);
    }
    expect(bad.length).toBeGreaterThan(0);
  });

  it('names the roles of its action', () => {
    if (Array.isArray(operation['security'])) return expect(operation['security']).toEqual([]);
    const action = operation['x-eods-action'] as keyof typeof permissions; // asserted on the next line
    expect(operation['x-eods-roles']).toEqual(permissions[action]);
  });

  it('offers a key where it creates, and a condition where it is read', () => {
    const headers = (operation.parameters ?? []).filter((one) => one.in === 'header').map(({ name }) => name);
    if (method === 'get' && '200' in operation.responses && !Array.isArray(operation['security']))
      expect(headers).toContain('If-None-Match');
    if (method === 'post' && ('201' in operation.responses || '202' in operation.responses))
      expect(headers).toContain('Idempotency-Key');
  });
});
