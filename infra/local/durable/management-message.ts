import { DurableRefusal } from './refusal.ts';

export interface ManagementRequest {
  method: string;
  /** Without the query; what precedes `/durabletask/` is ignored. */
  path: string;
  query: URLSearchParams;
  /** Names in lower case. */
  headers: Record<string, string | undefined>;
  body: string;
}

export interface ManagementResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export function answer(
  status: number,
  content?: unknown,
  headers: Record<string, string> = {},
): ManagementResponse {
  if (content === undefined) return { status, headers, body: '' };
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(content),
  };
}

export function jsonBody({ body, headers }: ManagementRequest): unknown {
  if (body === '') return undefined;
  const type = headers['content-type'];
  if (type !== undefined && !/\bjson\b/i.test(type)) {
    throw new DurableRefusal(400, `Only application/json is accepted, not ${type}.`);
  }
  try {
    return JSON.parse(body);
  } catch {
    throw new DurableRefusal(400, 'The body is not valid JSON.');
  }
}

/** A number greater than 0, or undefined if the parameter is absent. */
export function positive(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const value = Number(text);
  if (!(value > 0 && value < Infinity))
    throw new DurableRefusal(400, `${name} is not a number above 0: ${text}`);
  return value;
}
