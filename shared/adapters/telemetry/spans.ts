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

const hexadecimal = (bytes: number): string => randomBytes(bytes).toString('hex');
