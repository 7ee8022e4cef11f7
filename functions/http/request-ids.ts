import { randomBytes, randomUUID } from 'node:crypto';
import type { HttpRequest, InvocationContext } from '@azure/functions';

/** Under which ids one request is found: its own, and that of the W3C trace which goes on behind it. */
export interface RequestIds {
  requestId: string;
  traceId: string;
}

/** What a client may call its request: it stands in logs, so nothing else gets in. */
const ownId = /^[\w.:-]{8,128}$/;
const traceParent = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-/;
const nothing = /^0+$/;

export function idsOf({ headers }: HttpRequest, { traceContext }: InvocationContext): RequestIds {
  const given = headers.get('x-request-id') ?? '';
  const requestId = ownId.test(given) ? given : randomUUID();
  // The host has taken over what the client sent, if it was well-formed, or has begun a trace of its own.
  const traces = [traceContext?.traceParent, headers.get('traceparent')];
  const known = traces.map((trace) => traceParent.exec(trace ?? '')?.[1] ?? '');
  const traceId = known.find((id) => id !== '' && !nothing.test(id)) ?? randomBytes(16).toString('hex');
  return { requestId, traceId };
}
