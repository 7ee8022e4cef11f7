import { randomBytes } from 'node:crypto';
import type { Span, SpanStart } from '../../kernel/telemetry.ts';
import type { TraceContext } from '../../kernel/trace-context.ts';

export interface OpenSpan extends Span {
  /** `failure` is an `error.type`. */
  end(failure?: string): void;
}

/** Opens spans below a parent, or as the first of a trace. */
export type OpenSpans = (start: SpanStart, parent: TraceContext | undefined) => OpenSpan;

/** Where nobody records spans: their ids alone, which logs, stores and messages carry. */
export const idsAlone: OpenSpans = (_start, parent) => ({
  context: { traceId: parent?.traceId ?? hexadecimal(16), spanId: hexadecimal(8) },
  set: () => {},
  end: () => {},
});

/** Drawn at once for many ids: a call for each would be most of what a span costs. */
let drawn = Buffer.alloc(0);
let used = 0;

function hexadecimal(bytes: number): string {
  if (used + bytes > drawn.length) [drawn, used] = [randomBytes(4_096), 0];
  used += bytes;
  return drawn.toString('hex', used - bytes, used);
}
