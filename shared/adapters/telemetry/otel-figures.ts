import type { Resource } from '@opentelemetry/resources';
import { MeterProvider, type IMetricReader } from '@opentelemetry/sdk-metrics';
import {
  figures,
  observedFigures,
  type Figure,
  type FigureName,
  type ObservedName,
  type Observers,
} from '../../kernel/telemetry-names.ts';
import { tokensOf } from './tokens.ts';
import type { TakeFigure } from './traced-telemetry.ts';

/** What a look that fails is told to: the others are read all the same. */
export type Failed = (figure: string, error: unknown) => void;

export interface RecordedFigures {
  takeFigure: TakeFigure;
  flush(): Promise<void>;
}

/** Every figure that is declared, for all readers. */
export function otelFigures(
  resource: Resource,
  readers: IMetricReader[],
  observers: Observers,
  failed: Failed,
): RecordedFigures {
  const provider = new MeterProvider({ resource, readers });
  const meter = provider.getMeter('eods');
  const takers = Object.fromEntries(
    Object.entries(figures).map(([name, figure]: [string, Figure]) => {
      const { unit, about: description, bounds = [] } = figure;
      if (figure.kind === 'counter') {
        const counter = meter.createCounter(name, { unit, description });
        return [
          name,
          (value: number, by: Record<string, string | number | boolean>) => counter.add(value, by),
        ];
      }
      const advice = { explicitBucketBoundaries: [...bounds] };
      const histogram = meter.createHistogram(name, { unit, description, advice });
      return [
        name,
        (value: number, by: Record<string, string | number | boolean>) => histogram.record(value, by),
      ];
    }),
  ) as Record<FigureName, (value: number, by: Record<string, string | number | boolean>) => void>; // of the same table
  for (const [key, { unit, about: description }] of Object.entries(observedFigures)) {
    const name = key as ObservedName; // of that table
    const kind = name === 'process.cpu.time' ? 'createObservableCounter' : 'createObservableGauge';
    meter[kind](name, { unit, description }).addCallback(async (result) => {
      try {
        for (const { value, by = {} } of await observers[name]()) result.observe(value, tokensOf(by));
      } catch (error) {
        failed(name, error);
      }
    });
  }
  return {
    takeFigure: (name, value, by) => takers[name](value, tokensOf(by)),
    flush: () => provider.forceFlush(),
  };
}
