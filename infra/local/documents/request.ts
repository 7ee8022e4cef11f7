import { notSupported, Refusal } from './refusal.ts';

export interface DocumentRequest {
  method: string;
  /** The decoded steps of the path: `dbs`, database, `colls`, container, `docs`, document. */
  steps: readonly string[];
  header(name: string): string | undefined;
  body: unknown;
}

export interface DocumentAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

// What the engine obeys, and what asks for nothing that could change an answer of one process with one partition.
const known = new Set([
  'accept',
  'authorization',
  'cache-control',
  'content-type',
  'if-match',
  'if-none-match',
  'user-agent',
  'x-ms-continuation',
  'x-ms-cosmos-allow-tentative-writes',
  'x-ms-cosmos-batch-atomic',
  'x-ms-cosmos-correlated-activityid',
  'x-ms-cosmos-is-batch-request',
  'x-ms-cosmos-is-query-plan-request',
  'x-ms-cosmos-query-version',
  'x-ms-cosmos-sdk-supportedcapabilities',
  'x-ms-cosmos-supported-query-features',
  'x-ms-date',
  'x-ms-documentdb-is-upsert',
  'x-ms-documentdb-isquery',
  'x-ms-documentdb-partitionkey',
  'x-ms-documentdb-query-enablecrosspartition',
  'x-ms-documentdb-responsecontinuationtokenlimitinkb',
  'x-ms-max-item-count',
  'x-ms-useragent',
  'x-ms-version',
]);

export function readRequest(request: {
  method: string;
  url: string;
  headers: Iterable<[string, string]>;
  body?: unknown;
}): DocumentRequest {
  const headers = new Map<string, string>();
  for (const [name, value] of request.headers) {
    if (!known.has(name.toLowerCase())) throw notSupported(`The request header ${name}`);
    headers.set(name.toLowerCase(), value);
  }
  const header = (name: string) => headers.get(name);
  return { method: request.method, steps: readSteps(request.url), header, body: readBody(request.body) };
}

/** Not through `URL`: it would turn a read of the document `..` into a read of its container. */
function readSteps(url: string): string[] {
  const path = url.replace(/^https?:\/\/[^/]*/, '').replace(/\?.*$/, '');
  const steps = path.split('/').filter(Boolean).map(decodeURIComponent);
  if (steps.some(isRelative)) throw notSupported('A name of dots alone');
  return steps;
}

/** Names that a client or proxy may resolve as part of a path. */
export function isRelative(name: string): boolean {
  return name === '.' || name === '..';
}

function readBody(body: unknown): unknown {
  if (body === undefined || body === null || body === '') return undefined;
  if (typeof body !== 'string') throw notSupported('A request body that is not text');
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal(400, 'The request body is not valid JSON');
  }
}
