import type { Attributes, DurationName, FigureName } from './telemetry-names.ts';
import type { TraceContext } from './trace-context.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface SpanStart {
  /** One of few: no id stands in it. */
  name: string;
  kind?: 'internal' | 'client' | 'producer' | 'consumer';
  /** What it goes on from; the span that the caller runs under, where it is absent. `none` begins a trace. */
  parent?: TraceContext | 'none' | undefined;
  attributes?: Attributes;
  /** Takes its duration, under those of its attributes that the figure declares. */
  figure?: DurationName;
}

/** A span that began in another process, or before anybody could open it: told when it is over. */
export interface PastSpan {
  name: string;
  /** Its own id: whoever ran below it knew it already. */
  context: TraceContext;
  parent: TraceContext;
  /** Wall-clock milliseconds. */
  from: number;
  until: number;
  attributes: Attributes;
}

/** A span that is under way. */
export interface Span {
  readonly context: TraceContext;
  set(attributes: Attributes): void;
}

/**
 * Where the app reports what it does: lines, spans and figures. Nothing of it is a text of people or the content of a
 * plan: ids, names out of the declarations, counts and durations alone.
 */
export interface Telemetry {
  /** Fields are flat; the ids of the trace and the span that the caller runs under are added. */
  log(level: LogLevel, message: string, fields?: LogFields): void;
  /** Does the work under a span. What it throws ends the span as failed, and is thrown on. */
  span<T>(start: SpanStart, work: (span: Span) => Promise<T>): Promise<T>;
  /** Keeps a span that is over. */
  past(span: PastSpan): void;
  /** The span that the caller runs under. */
  current(): TraceContext | undefined;
  /** Adds to a counter, or gives a histogram one more value. */
  record(figure: FigureName, value: number, attributes?: Attributes): void;
}
