import { SpanKind, SpanStatusCode, type HrTime } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { SimpleSpanProcessor, type ReadableSpan, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { otelSpans, type RecordedSpans } from './otel-spans.ts';

/** One JSON object for each span that has ended, for whoever looks at one machine. */
export function spanLines(write: (line: string) => void): RecordedSpans {
  const exporter: SpanExporter = {
    export(spans, done) {
      for (const span of spans) write(JSON.stringify(lineOf(span)));
      done({ code: 0 });
    },
    shutdown: async () => {},
  };
  return otelSpans(resourceFromAttributes({}), [new SimpleSpanProcessor(exporter)], 1);
}

const milliseconds = ([seconds, nanoseconds]: HrTime) =>
  Math.round(seconds * 1_000_000 + nanoseconds / 1_000) / 1_000;

function lineOf(span: ReadableSpan) {
  const { name, kind, parentSpanContext, startTime, duration, status, attributes } = span;
  const { traceId, spanId } = span.spanContext();
  return {
    traceId,
    spanId,
    parentId: parentSpanContext?.spanId ?? null,
    name,
    kind: SpanKind[kind].toLowerCase(),
    startMs: milliseconds(startTime),
    durationMs: milliseconds(duration),
    failed: status.code === SpanStatusCode.ERROR,
    ...attributes,
  };
}
