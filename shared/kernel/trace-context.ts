/** One span of a trace, by its W3C ids: 32 and 16 hexadecimal digits. */
export interface TraceContext {
  traceId: string;
  spanId: string;
}

/** What set something off; the span is absent in what was written before spans were kept. */
export interface Cause {
  traceId: string;
  spanId?: string | undefined;
}

const pattern = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-[\da-f]{2}/;
const nothing = /^0+$/;

/** Reads a `traceparent`; undefined where it is none, or names nothing. */
export function traceContextIn(traceParent: string | null | undefined): TraceContext | undefined {
  const [, traceId = '', spanId = ''] = pattern.exec(traceParent ?? '') ?? [];
  if (traceId === '' || nothing.test(traceId) || nothing.test(spanId)) return undefined;
  return { traceId, spanId };
}

/** As it goes on in headers and messages, under the flag that it is worth recording. */
export const traceParentOf = ({ traceId, spanId }: TraceContext): string => `00-${traceId}-${spanId}-01`;

/** The span that goes on. Where it was not kept, a made-up one holds the trace together. */
export function parentOf(cause: Cause | undefined): TraceContext | undefined {
  return cause && { traceId: cause.traceId, spanId: cause.spanId ?? cause.traceId.slice(0, 16) };
}
