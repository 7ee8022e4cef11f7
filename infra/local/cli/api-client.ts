import type { Problem } from '../../../shared/kernel/errors.ts';

/** The local person as whom the command line acts, and is recorded. */
export const cliPerson = 'cli';

/** A problem that the server answered, as an error. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

export interface ApiClient {
  get<T>(path: string): Promise<T>;
  /** All rows of a list, page by page. */
  all<T>(path: string, list: string): Promise<T[]>;
  post<T>(path: string, body: unknown): Promise<T>;
  bytes(path: string): Promise<Uint8Array>;
}

/** The HTTP API as the local person `cli`. */
export function apiClient(url: string): ApiClient {
  const call = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(`${url}/api/${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-eods-person': cliPerson },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new ProblemError((await response.json()) as Problem); // every refusal is a problem
    return response;
  };
  const get = async <T>(path: string) => (await (await call('GET', path)).json()) as T; // see below
  return {
    async all<T>(path: string, list: string) {
      const rows: T[] = [];
      const first = `${path}${path.includes('?') ? '&' : '?'}limit=200`;
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Record<string, unknown> = await get(cursor ? `${first}&cursor=${cursor}` : first);
        rows.push(...(page[list] as T[])); // see below
        cursor = page['nextCursor'] as string | null; // of every list
      }
      return rows;
    },
    // The answers come from this program's own server; their shapes are the caller's to name.
    get,
    post: async <T>(path: string, body: unknown) => (await (await call('POST', path, body)).json()) as T, // see above
    bytes: async (path) => new Uint8Array(await (await call('GET', path)).arrayBuffer()),
  };
}
