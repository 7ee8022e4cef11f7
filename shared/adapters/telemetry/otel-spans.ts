import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  type IdGenerator,
  RandomIdGenerator,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';
import type { PastSpan } from '../../kernel/telemetry.ts';
import type { TraceContext } from '../../kernel/trace-context.ts';
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
  keepSpan: (span: PastSpan) => void;
  flush(): Promise<void>;
}

/** Spans that are recorded. `share` of all traces, chosen by the id of the trace: each is there as a whole or not at all. */
export function otelSpans(resource: Resource, processors: SpanProcessor[], share: number): RecordedSpans {
  const sampler = new TraceIdRatioBasedSampler(share);
  const idGenerator = new GivenIds();
  const provider = new BasicTracerProvider({ resource, spanProcessors: processors, sampler, idGenerator });
  const tracer = provider.getTracer('eods');
  return {
    openSpan({ name, kind = 'internal', attributes = {} }, parent) {
      const options = { kind: kinds[kind], attributes: tokensOf(attributes) };
      const span = tracer.startSpan(name, options, below(parent));
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
    keepSpan({ name, context, parent, from, until, attributes }) {
      idGenerator.give(context.spanId);
      const options = { startTime: from, attributes: tokensOf(attributes) };
      tracer.startSpan(name, options, below(parent)).end(Math.max(from, until));
    },
    flush: () => provider.forceFlush(),
  };
}

function below(parent: TraceContext | undefined) {
  if (!parent) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, { ...parent, traceFlags: TraceFlags.SAMPLED });
}

/** Random ids, but for a span that brings its own: it is asked for while the span is started, which waits for nothing. */
class GivenIds implements IdGenerator {
  readonly #random = new RandomIdGenerator();
  #given: string | undefined;

  give(spanId: string): void {
    this.#given = spanId;
  }

  generateTraceId(): string {
    return this.#random.generateTraceId();
  }

  generateSpanId(): string {
    const given = this.#given;
    this.#given = undefined;
    return given ?? this.#random.generateSpanId();
  }
}
