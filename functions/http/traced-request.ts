import { randomBytes } from 'node:crypto';
import type { HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { traceContextIn, type TraceContext } from '../../shared/kernel/trace-context.ts';
import { composition } from '../composition.ts';
import type { Endpoint } from './declaration.ts';
import { requestIdOf } from './request-ids.ts';

/** Under which ids one request is found: its own, and those of its span in the trace that goes on behind it. */
export interface RequestIds extends TraceContext {
  requestId: string;
}

/** Answers one request under a span, which goes on from that of the host or of the client. */
export async function tracedRequest(
  { method, route }: Pick<Endpoint, 'method' | 'route'>,
  request: HttpRequest,
  { traceContext }: InvocationContext,
  answer: (ids: RequestIds) => Promise<HttpResponseInit>,
): Promise<HttpResponseInit> {
  const requestId = requestIdOf(request);
  // The host has taken over what the client sent, if it was well-formed, or has begun a trace of its own.
  const from =
    traceContextIn(traceContext?.traceParent) ?? traceContextIn(request.headers.get('traceparent'));
  const ports = await composition().catch(() => undefined); // the answer asks again, and says why not
  if (!ports) return answer({ requestId, ...(from ?? newTrace()) });
  const attributes = {
    'http.request.method': method,
    'http.route': `/api/${route}`,
    'eods.request.id': requestId,
  };
  const start = { name: `${method} /api/${route}`, parent: from ?? 'none', attributes } as const;
  return ports.telemetry.span({ ...start, figure: 'http.server.request.duration' }, async (span) => {
    const response = await answer({ requestId, ...span.context });
    const { status = 200 } = response;
    span.set({ 'http.response.status_code': status, ...(status >= 500 && { 'error.type': String(status) }) });
    return response;
  });
}

const newTrace = (): TraceContext => ({
  traceId: randomBytes(16).toString('hex'),
  spanId: randomBytes(8).toString('hex'),
});
