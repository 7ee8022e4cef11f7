import { resourceFromAttributes } from '@opentelemetry/resources';
import { MetricReader } from '@opentelemetry/sdk-metrics';
import type { Observers } from '../../kernel/telemetry-names.ts';
import { otelFigures, type Failed, type RecordedFigures } from './otel-figures.ts';
import { prometheusText } from './prometheus-text.ts';

class Puller extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}
  protected override async onShutdown(): Promise<void> {}
}

/** Figures for whoever comes and reads them, as Prometheus does. */
export function pulledFigures(
  observers: Observers,
  failed: Failed,
): RecordedFigures & { read(): Promise<string> } {
  const puller = new Puller();
  const recorded = otelFigures(resourceFromAttributes({}), [puller], observers, failed);
  return {
    ...recorded,
    async read() {
      const { resourceMetrics, errors } = await puller.collect();
      for (const error of errors) failed('collect', error);
      return prometheusText(resourceMetrics);
    },
  };
}
