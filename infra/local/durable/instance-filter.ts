import { positive } from './management-message.ts';
import { DurableRefusal } from './refusal.ts';
import type { InstanceRow, RuntimeStatus } from './store.ts';

/** Which instances; what is absent restricts nothing. They come in the order of their creation, then of their ids. */
export interface InstanceFilter {
  /** ISO-8601, UTC, both included. */
  createdFrom?: string | undefined;
  createdTo?: string | undefined;
  statuses?: readonly RuntimeStatus[] | undefined;
  idPrefix?: string | undefined;
  /** The last one of the page before. */
  after?: Pick<InstanceRow, 'created_at' | 'id'> | undefined;
  limit?: number | undefined;
}

const pageSize = 100;

const statuses: Record<RuntimeStatus, true> = {
  Pending: true,
  Running: true,
  Suspended: true,
  Completed: true,
  Failed: true,
  Terminated: true,
};
/** Known to Azure, never reached here: asking for them is no mistake and finds nothing. */
const unreached = new Set(['Canceled', 'ContinuedAsNew']);

export function filterFrom(query: URLSearchParams): InstanceFilter {
  const asked = query.get('runtimeStatus')?.split(',').filter(Boolean) ?? [];
  const unknown = asked.find((name) => !(name in statuses) && !unreached.has(name));
  if (unknown) throw new DurableRefusal(400, `No such runtimeStatus: ${unknown}`);
  return {
    createdFrom: time(query, 'createdTimeFrom'),
    createdTo: time(query, 'createdTimeTo'),
    statuses: asked.length > 0 ? asked.filter((name) => name in statuses).map(asStatus) : undefined,
    idPrefix: query.get('instanceIdPrefix') ?? undefined,
  };
}

function asStatus(name: string): RuntimeStatus {
  return name as RuntimeStatus; // a key of the table above, as the caller has made sure
}

function time(query: URLSearchParams, name: string): string | undefined {
  const text = query.get(name);
  if (!text) return undefined;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new DurableRefusal(400, `${name} is not a time: ${text}`);
  return new Date(at).toISOString();
}

/** One page of a list; the token is what `tokenFor` gave with the page before. */
export function pageFrom(query: URLSearchParams, token: string | undefined) {
  const top = positive(query, 'top') ?? pageSize;
  if (!Number.isInteger(top)) throw new DurableRefusal(400, `top is not a whole number: ${top}`);
  return { limit: top, after: token ? positionOf(token) : undefined };
}

export function tokenFor({ created_at, id }: Pick<InstanceRow, 'created_at' | 'id'>): string {
  return Buffer.from(JSON.stringify([created_at, id])).toString('base64url');
}

function positionOf(token: string): InstanceFilter['after'] {
  try {
    const position: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (Array.isArray(position) && position.length === 2)
      return { created_at: String(position[0]), id: String(position[1]) };
  } catch {
    // Refused below.
  }
  throw new DurableRefusal(400, 'The x-ms-continuation-token is not one of this engine.');
}
