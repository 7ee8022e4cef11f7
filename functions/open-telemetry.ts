import { lateFigures } from '../shared/adapters/telemetry/late-figures.ts';
import { observedFigures, type Watched } from '../shared/adapters/telemetry/observed-figures.ts';
import type { RecordedSpans } from '../shared/adapters/telemetry/otel-spans.ts';
import { tracedModel } from '../shared/adapters/telemetry/traced-model.ts';
import { tracedDocuments, tracedRuns } from '../shared/adapters/telemetry/traced-stores.ts';
import { tracedTelemetry, type TelemetrySinks } from '../shared/adapters/telemetry/traced-telemetry.ts';
import type { DocumentStore } from '../shared/kernel/document-store.ts';
import type { ModelPort } from '../shared/kernel/model-port.ts';
import type { RunStore } from '../shared/kernel/run-store.ts';
import type { Settings } from '../shared/kernel/settings.ts';
import type { Telemetry } from '../shared/kernel/telemetry.ts';
import type { AzureClients } from './azure-clients.ts';
import { requestsInWork } from './http/requests-in-work.ts';

interface TelemetryPlace {
  now: () => number;
  engine: 'sqlite' | 'mssql';
  backlog: Watched['backlog'];
  queueDepths?: Watched['queueDepths'];
  /** Where somebody may come and read the figures, and whoever takes the spans: on one machine. */
  offerFigures?: ((read: () => Promise<string>) => void) | undefined;
  takeSpan?: ((line: string) => void) | undefined;
}

interface TracedPorts {
  runs: RunStore;
  documents: DocumentStore;
  model?: ModelPort | undefined;
}

export interface OpenTelemetry {
  telemetry: Telemetry;
  traced(ports: TracedPorts): TracedPorts;
}

/** Of every host in this process, until they are flushed. */
const recordings = new Set<RecordedSpans>();

/** The platform gives an instance a moment before it takes it away. */
export async function flushTelemetry(): Promise<void> {
  await Promise.all([...recordings].map((recorded) => recorded.flush()));
}

/** Lines go to the host, which collects what is printed; spans and figures to Azure Monitor where it is set. */
export async function openTelemetry(
  place: TelemetryPlace,
  settings: Settings,
  clients: AzureClients,
): Promise<OpenTelemetry> {
  const write = (line: string) => console.log(line);
  const failed = (figure: string, error: unknown) =>
    telemetry.log('warn', 'a figure cannot be read', { figure, error: String(error) });
  const sinks = await sinksOf(place, settings, clients, failed);
  const telemetry = tracedTelemetry({ write, now: place.now, ...sinks });
  return {
    telemetry,
    traced({ runs, documents, model }) {
      const calls = model && tracedModel(model, telemetry);
      // Where nobody records spans, those of the stores are not worth their cost.
      if (!sinks.openSpan) return { runs, documents, model: calls };
      const engine = place.engine === 'mssql' ? 'microsoft.sql_server' : place.engine;
      return {
        runs: tracedRuns(runs, telemetry, engine),
        documents: tracedDocuments(documents, telemetry),
        model: calls,
      };
    },
  };
}

async function sinksOf(
  { backlog, queueDepths, offerFigures, takeSpan }: TelemetryPlace,
  settings: Settings,
  clients: AzureClients,
  failed: (figure: string, error: unknown) => void,
): Promise<Pick<TelemetrySinks, 'openSpan' | 'keepSpan' | 'takeFigure'>> {
  const { APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString, EODS_APP: service = 'eods' } = settings;
  const watched = () => observedFigures({ backlog, requestsInWork, queueDepths });
  if (connectionString !== undefined) {
    const { azureMonitor } = await import('../shared/adapters/telemetry/azure-monitor.ts');
    const credential = await clients.credential(settings);
    const to = { connectionString, credential, service, share: settings.EODS_TRACE_SHARE };
    const recorded = azureMonitor(to, watched(), failed);
    recordings.add(recorded);
    return recorded;
  }
  if (!offerFigures) return {};
  const figures = lateFigures(watched(), failed);
  offerFigures(() => figures.read());
  if (!takeSpan) return { takeFigure: figures.takeFigure };
  const { spanLines } = await import('../shared/adapters/telemetry/span-lines.ts');
  return { ...spanLines(takeSpan), takeFigure: figures.takeFigure };
}
