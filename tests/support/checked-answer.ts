import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { faults } from '../../shared/kernel/errors.ts';
import { document } from './described-api.ts';
import { noteFault } from './answered-faults.ts';

/** What came back, as far as the description of the API says something about it. */
export interface Received {
  method: string;
  /** Behind `/api/`, without the query. */
  path: string;
  status: number;
  contentType: string | null;
  body: unknown;
}

// The document is checked by a test of its own; what is compiled once is not worth optimising.
const ajv = new Ajv2020({
  strict: false,
  validateSchema: false,
  inlineRefs: false,
  code: { optimize: false },
});
// The package is CommonJS: what its types call the default is one level down at run time.
(formats as unknown as (into: Ajv2020) => void)(ajv);
ajv.addSchema(document, 'api');
const validators = new Map<string, ValidateFunction>();

/** Throws, naming the operation, when an answer is not one that the description allows. */
export function checkAnswer(received: Received): void {
  const { method, path, status, contentType, body } = received;
  noteFault(body);
  const route = routeOf(path);
  const operation = route && document.paths[route]?.[method.toLowerCase()];
  // The host answers for what nobody declared, and for what never reaches the app.
  if (!route || !operation || isOfHost(body)) return;
  const complain = (what: string) => {
    const shown = JSON.stringify(body)?.slice(0, 1_500);
    throw new Error(`${operation.operationId} (${method} ${route}) answered ${status}: ${what}\n${shown}`);
  };
  const named = operation.responses[status];
  if (!named) return complain('the description has no such status');
  const shared = named.$ref?.split('/').at(-1);
  const answer = shared === undefined ? named : document.components.responses[shared];
  const at =
    shared === undefined
      ? ['paths', route, method.toLowerCase(), 'responses', String(status)]
      : ['components', 'responses', shared];
  const types = Object.keys(answer?.content ?? {});
  if (types.length === 0) return body === '' ? undefined : complain('there is to be no body');
  const type = types.find((known) => mediaOf(known) === mediaOf(contentType));
  if (type === undefined) return complain(`the media type ${contentType} is none of ${types.join(', ')}`);
  if (!type.includes('json')) return;
  const validate = validatorOf([...at, 'content', type, 'schema']);
  if (!validate(body)) complain(ajv.errorsText(validate.errors, { dataVar: 'body' }));
}

const mediaOf = (type: string | null) => (type ?? '').split(';', 1)[0]?.trim().toLowerCase();

/** Problems whose code stands in no table of the app come from the host beneath it. */
function isOfHost(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('code' in body) || !('traceId' in body)) return false;
  return typeof body.code === 'string' && !Object.hasOwn(faults, body.code);
}

function validatorOf(path: readonly string[]): ValidateFunction {
  const pointer = path
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  const known = validators.get(pointer) ?? ajv.compile({ $ref: `api#/${pointer}` });
  validators.set(pointer, known);
  return known;
}

const routes = Object.keys(document.paths).map((route) => {
  const parts = route.slice(1).split('/');
  return { route, parts, fixed: parts.map((part) => (part.startsWith('{') ? '1' : '0')).join('') };
});

/** The path of the description that a path belongs to; a named part goes before a parameter. */
function routeOf(path: string): string | undefined {
  const asked = path.split('/');
  const fitting = routes.filter(
    ({ parts }) =>
      parts.length === asked.length && parts.every((part, n) => part === asked[n] || part.startsWith('{')),
  );
  return fitting.sort((a, b) => (a.fixed < b.fixed ? -1 : 1))[0]?.route;
}
