/** Requests to the API. Every failure is an `ApiProblem`, whatever its cause. */

export interface FieldError {
  pointer: string;
  detail: string;
}

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldError[];
  readonly traceId: string | undefined;

  constructor(
    status: number,
    code: string,
    detail: string,
    errors: readonly FieldError[] = [],
    traceId?: string,
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.traceId = traceId;
  }
}

interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** Sent again with the same key, a change happens once. */
  key?: string | undefined;
  /** The tag of what the change was made from: refused with 412 when that is no longer there. */
  ifMatch?: string;
  signal?: AbortSignal;
}

/** An answer with the tag of the version that it is of. */
export interface Tagged<T> {
  value: T;
  tag: string;
}

/** What the API answers at `path` (below `/api/`). The caller names the shape that the contract gives it. */
export const ask = async <T>(path: string, request: Ask = {}): Promise<T> =>
  (await askTagged<T>(path, request)).value;

export async function askTagged<T>(
  path: string,
  { method = 'GET', body, key, ifMatch, signal }: Ask = {},
): Promise<Tagged<T>> {
  const headers: Record<string, string> = { accept: 'application/json', 'x-eods-request': '1' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (key) headers['idempotency-key'] = key;
  if (ifMatch) headers['if-match'] = ifMatch;
  const init = {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  };
  const response = await fetch(`/api/${path}`, init).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiProblem(
      0,
      'network',
      'The server cannot be reached. Check the connection; nothing was lost.',
    );
  });
  const text = await response.text();
  const parsed: unknown = isJson(response) ? JSON.parse(text) : text;
  if (!response.ok) throw problemOf(response.status, parsed);
  // The contract of the API; answers are checked against it by the tests of the server.
  return { value: parsed as T, tag: response.headers.get('etag') ?? '' };
}

const isJson = (response: Response) => response.headers.get('content-type')?.includes('json') ?? false;

function problemOf(status: number, body: unknown): ApiProblem {
  if (typeof body !== 'object' || body === null)
    return new ApiProblem(status, 'unknown', `The server answered ${status}.`);
  const { code, detail, title, errors, traceId } = body as Partial<Record<string, unknown>>; // each is checked below
  const text = [detail, title].find((value) => typeof value === 'string') ?? `The server answered ${status}.`;
  return new ApiProblem(
    status,
    typeof code === 'string' ? code : 'unknown',
    String(text),
    Array.isArray(errors) ? (errors as FieldError[]) : [], // RFC 9457 members of every problem of the API
    typeof traceId === 'string' ? traceId : undefined,
  );
}

/** A whole list, or what the filter leaves of it, page by page. `list` names it in the answer. */
export async function askAll<Name extends string, Row>(
  path: string,
  list: Name,
  signal: AbortSignal,
  filter: Readonly<Record<string, string>> = {},
): Promise<Record<Name, Row[]>> {
  const rows: Row[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query = new URLSearchParams({ ...filter, limit: '200', ...(cursor && { cursor }) });
    const page: Record<Name, Row[]> & { nextCursor: string | null } = await ask(
      `${path}?${query.toString()}`,
      {
        signal,
      },
    );
    rows.push(...page[list]);
    cursor = page.nextCursor;
  }
  return { [list]: rows } as Record<Name, Row[]>; // its one key
}
