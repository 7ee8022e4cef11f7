import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';
import type { OpenSpans } from './spans.ts';
import { tokensOf } from './tokens.ts';

const kinds = {
  internal: SpanKind.INTERNAL,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

export interface RecordedSpans {
  openSpan: OpenSpans;
  flush(): Promise<void>;
}

/** Spans that are recorded. `share` of all traces, chosen by the id of the trace: each is there as a whole or not at all. */
export function otelSpans(resource: Resource, processors: SpanProcessor[], share: number): RecordedSpans {
  const sampler = new TraceIdRatioBasedSampler(share);
  const provider = new BasicTracerProvider({ resource, spanProcessors: processors, sampler });
  const tracer = provider.getTracer('eods');
  return {
    openSpan({ name, kind = 'internal', attributes = {} }, parent) {
      const below = parent
        ? trace.setSpanContext(ROOT_CONTEXT, { ...parent, traceFlags: TraceFlags.SAMPLED })
        : ROOT_CONTEXT;
      const span = tracer.startSpan(name, { kind: kinds[kind], attributes: tokensOf(attributes) }, below);
      const { traceId, spanId } = span.spanContext();
      return {
        context: { traceId, spanId },
        set: (more) => span.setAttributes(tokensOf(more)),
        end(failure) {
          if (failure !== undefined)
            span.setStatus({ code: SpanStatusCode.ERROR }).setAttributes(tokensOf({ 'error.type': failure }));
          span.end();
        },
      };
    },
    flush: () => provider.forceFlush(),
  };
}
