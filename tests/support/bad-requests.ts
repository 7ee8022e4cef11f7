import { Ajv2020 } from 'ajv/dist/2020.js';
import { document, resolved, type Described, type Schema } from './described-api.ts';

/** A request that has to be refused, and what is wrong with it. */
export interface BadRequest {
  what: string;
  body?: string | Uint8Array;
  type?: string;
}

const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false });
ajv.addSchema(document, 'api');

/** Bodies that no endpoint reads, whatever it is about. */
const unreadable: readonly BadRequest[] = [
  { what: 'half a body', body: '{"text": "a' },
  { what: 'nothing', body: '' },
  { what: 'null', body: 'null' },
  { what: 'a number', body: '7' },
  { what: 'a text', body: '"text"' },
  { what: 'a name twice', body: '{"text": "a", "text": "b"}' },
  { what: 'the name __proto__', body: '{"__proto__": {"text": "a"}}' },
  { what: 'half a character', body: String.raw`{"text": "\ud83d"}` },
  { what: 'bytes that are no UTF-8', body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  { what: 'UTF-16 with its mark', body: Buffer.from(`\ufeff{"text": "a"}`, 'utf16le') },
  { what: 'another type', body: '<a/>', type: 'text/html' },
  { what: 'a form', body: 'text=a', type: 'application/x-www-form-urlencoded' },
  { what: 'another character set', body: '{}', type: 'application/json; charset=iso-8859-1' },
  { what: '10,000 levels', body: `${'['.repeat(10_000)}${']'.repeat(10_000)}` },
  { what: '100,000 values', body: `[${'1,'.repeat(99_999)}1]` },
  { what: 'two million bytes', body: JSON.stringify({ text: 'x'.repeat(2_000_000) }) },
];

const unreadableLists: readonly BadRequest[] = [
  { what: 'a file without a header', body: '\n\n', type: 'text/csv' },
  { what: 'an open quote', body: 'name,city\n"Hall', type: 'text/csv' },
  { what: 'a file of zero bytes', body: '\u0000'.repeat(1_000), type: 'text/csv' },
  { what: 'a line of a million characters', body: `name,${'x'.repeat(1_000_000)}`, type: 'text/csv' },
];

/** Values of every type; those that fit a field are left out. */
const strange = [
  true,
  12.5,
  -1,
  '',
  'nothing of the kind',
  'x'.repeat(250_000),
  [[[]]],
  { strange: { a: [] } },
];

export function badBodies({ operation }: Described): BadRequest[] {
  const { content = {}, required = false } = operation.requestBody ?? {};
  const schema = resolved(content['application/json']?.schema ?? {});
  const raw = unreadable.filter(({ body }) => required || body !== '');
  return [...raw, ...('text/csv' in content ? unreadableLists : []), ...misfits(schema)];
}

/** From one body that fits: each field missing, of another type and beyond its limits, and a field too many. */
function misfits(schema: Schema): BadRequest[] {
  const { properties, required = [], additionalProperties } = schema;
  if (!properties) return [];
  const fitting = Object.fromEntries(required.map((name) => [name, sampleOf(properties[name] ?? {})]));
  const bodies: [what: string, body: unknown][] = [
    ...required.map((name): [string, unknown] => {
      const { [name]: _left, ...rest } = fitting;
      return [`without ${name}`, rest];
    }),
    ...Object.entries(properties).flatMap(([name, own]) =>
      beyond(own).map((value): [string, unknown] => [
        `${name} = ${JSON.stringify(value).slice(0, 40)}`,
        { ...fitting, [name]: value },
      ]),
    ),
    ...(additionalProperties === false ? [tooMany(fitting)] : []),
  ];
  return bodies.map(([what, body]) => ({ what, body: JSON.stringify(body) }));
}

function tooMany(fitting: object): [string, unknown] {
  return ['a field too many', { ...fitting, strange: 1 }];
}

function beyond(schema: Schema): unknown[] {
  const { maxLength, maximum, minimum, maxItems, items } = resolved(schema);
  const limits = [
    ...(typeof maxLength === 'number' ? ['x'.repeat(maxLength + 1)] : []),
    ...(typeof maximum === 'number' ? [maximum + 1] : []),
    ...(typeof minimum === 'number' ? [minimum - 1] : []),
    ...(typeof maxItems === 'number' ? [Array(maxItems + 1).fill(sampleOf((items ?? {}) as Schema))] : []), // a schema
  ];
  const fits = ajv.compile(absolute(schema));
  return [...limits, ...strange].filter((value) => !fits(value));
}

/** References of the document lead into it from anywhere. */
function absolute(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as Schema; // the same schema
}

function sampleOf(schema: Schema): unknown {
  const {
    enum: values,
    const: only,
    anyOf,
    oneOf,
    type,
    minLength,
    minimum,
    properties,
    required = [],
  } = resolved(schema);
  if (only !== undefined) return only;
  if (values) return values[0];
  const branch = (anyOf ?? oneOf)?.[0];
  if (branch) return sampleOf(branch);
  if (type === 'string') return 'x'.repeat(Math.max(1, Number(minLength ?? 1)));
  if (type === 'integer' || type === 'number') return Math.max(0, Number(minimum ?? 0));
  if (type === 'boolean') return true;
  if (type === 'array') return [];
  return Object.fromEntries(required.map((name) => [name, sampleOf(properties?.[name] ?? {})]));
}

/** What stands in a path or a query and is none of what is meant there; encoded. */
export const oddTexts: readonly string[] = [
  '%00',
  '..%2F..%2Fetc%2Fpasswd',
  '%20',
  '%E2%98%83%F0%9F%92%A9',
  '%27%3B%20DROP%20TABLE%20event%3B--',
  '__proto__',
  'constructor',
  '-1',
  '1e9',
  'x'.repeat(2_000),
];
