import { AsyncLocalStorage } from 'node:async_hooks';
import { Fault } from '../../kernel/errors.ts';
import type { PastSpan, Span, SpanStart, Telemetry } from '../../kernel/telemetry.ts';
import type { Attributes, FigureName } from '../../kernel/telemetry-names.ts';
import { figures } from '../../kernel/telemetry-names.ts';
import type { TraceContext } from '../../kernel/trace-context.ts';
import { jsonLines } from './json-lines.ts';
import { idsAlone, type OpenSpan, type OpenSpans } from './spans.ts';

/** Takes values that are already split by what their figure declares. */
export type TakeFigure = (name: FigureName, value: number, by: Attributes) => void;

export interface TelemetrySinks {
  write: (line: string) => void;
  now: () => number;
  /** Absent: nobody records spans, or figures. */
  openSpan?: OpenSpans | undefined;
  keepSpan?: ((span: PastSpan) => void) | undefined;
  takeFigure?: TakeFigure | undefined;
}

/** Lines, spans and figures of one process; the span that a piece of work runs under follows its promises. */
export function tracedTelemetry({
  write,
  now,
  openSpan = idsAlone,
  keepSpan,
  takeFigure,
}: TelemetrySinks): Telemetry {
  const here = new AsyncLocalStorage<TraceContext>();
  const lines = jsonLines(write, now);

  function record(name: FigureName, value: number, attributes: Attributes = {}): void {
    if (!takeFigure) return;
    const by = figures[name].by.filter((key) => attributes[key] !== undefined);
    takeFigure(name, value, Object.fromEntries(by.map((key) => [key, attributes[key]])));
  }

  async function run<T>(start: SpanStart, span: OpenSpan, work: (span: Span) => Promise<T>): Promise<T> {
    let known = start.attributes ?? {};
    const since = performance.now();
    const set = (more: Attributes) => {
      known = { ...known, ...more };
      span.set(more);
    };
    const ended = (failure?: string) => {
      span.end(failure);
      if (start.figure)
        record(start.figure, (performance.now() - since) / 1_000, { 'error.type': failure, ...known });
    };
    try {
      const result = await work({ context: span.context, set });
      ended();
      return result;
    } catch (error) {
      ended(errorType(error));
      throw error;
    }
  }

  return {
    log: (level, message, fields) => lines(level, message, { ...here.getStore(), ...fields }),
    span(start, work) {
      const parent = start.parent === 'none' ? undefined : (start.parent ?? here.getStore());
      const span = openSpan(start, parent);
      return here.run(span.context, () => run(start, span, work));
    },
    past: (span) => keepSpan?.(span),
    current: () => here.getStore(),
    record,
  };
}

/** Never the message: it may quote anything. */
function errorType(error: unknown): string {
  if (error instanceof Fault) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
