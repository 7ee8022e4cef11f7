import { AzureMonitorMetricExporter, AzureMonitorTraceExporter } from '@azure/monitor-opentelemetry-exporter';
import type { AzureMonitorExporterOptions } from '@azure/monitor-opentelemetry-exporter';
import type { TokenCredential } from '@azure/identity';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Observers } from '../../kernel/telemetry-names.ts';
import { otelFigures, type Failed } from './otel-figures.ts';
import { otelSpans, type RecordedSpans } from './otel-spans.ts';
import type { TakeFigure } from './traced-telemetry.ts';

export interface AzureMonitor {
  /** Names the component; whoever has it may still not write to it. */
  connectionString: string;
  credential: TokenCredential;
  /** `web-api` or `partner-api`: the role of the application map. */
  service: string;
  /** Of all traces, 0 to 1. */
  share: number;
  /** Tests bring their own. */
  httpClient?: AzureMonitorExporterOptions['httpClient'];
}

const everyMs = 60_000;

/**
 * Spans and figures to Application Insights, as the identity of the app. What cannot be sent within the exporter's own
 * tries is lost: nothing is put on the disk of the instance.
 */
export function azureMonitor(
  { connectionString, credential, service, share, httpClient }: AzureMonitor,
  observers: Observers,
  failed: Failed,
): RecordedSpans & { takeFigure: TakeFigure } {
  // Else the exporter reports on itself to Microsoft, past the identity of the app.
  process.env['APPLICATION_INSIGHTS_NO_STATSBEAT'] ??= 'true';
  const options: AzureMonitorExporterOptions = {
    connectionString,
    credential,
    disableOfflineStorage: true,
    ...(httpClient && { httpClient }),
  };
  const resource = resourceFromAttributes({ 'service.namespace': 'eods', 'service.name': service });
  const processor = new BatchSpanProcessor(new AzureMonitorTraceExporter(options));
  const spans = otelSpans(resource, [processor], share);
  const exporter = new AzureMonitorMetricExporter(options);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: everyMs });
  const figures = otelFigures(resource, [reader], observers, failed);
  return {
    openSpan: spans.openSpan,
    keepSpan: spans.keepSpan,
    takeFigure: figures.takeFigure,
    async flush() {
      await Promise.all([spans.flush(), figures.flush()]);
    },
  };
}
