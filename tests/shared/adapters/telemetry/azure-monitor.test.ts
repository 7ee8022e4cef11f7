import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { azureMonitor } from '../../../../shared/adapters/telemetry/azure-monitor.ts';
import { observedFigures } from '../../../../shared/adapters/telemetry/observed-figures.ts';
import { tracedTelemetry } from '../../../../shared/adapters/telemetry/traced-telemetry.ts';

const component = '00000000-0000-4000-8000-000000000001';
const client = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };

interface Envelope {
  name: string;
  iKey: string;
  tags: Record<string, string>;
  data: { baseData: Record<string, unknown> & { properties: Record<string, string> } };
}

/** Application Insights as the exporter reaches it: what it was sent, and as whom. */
function insights(share: number) {
  const sent: Envelope[] = [];
  const seen: { url: string; authorization: string | undefined }[] = [];
  const scopes: unknown[] = [];
  const recorded = azureMonitor(
    {
      connectionString: `InstrumentationKey=${component};IngestionEndpoint=https://here.in.applicationinsights.azure.com/`,
      credential: {
        getToken: async (scope) => {
          scopes.push(scope);
          return { token: 'the-app', expiresOnTimestamp: Date.now() + 3_600_000 };
        },
      },
      service: 'web-api',
      share,
      httpClient: {
        async sendRequest(request) {
          seen.push({ url: request.url, authorization: request.headers.get('authorization') });
          const body = request.body as Uint8Array | string; // as the exporter sends it
          const text = typeof body === 'string' ? body : gunzipSync(body).toString();
          const envelopes = JSON.parse(text) as Envelope[]; // its own
          sent.push(...envelopes);
          const bodyAsText = JSON.stringify({
            itemsReceived: envelopes.length,
            itemsAccepted: envelopes.length,
            errors: [],
          });
          return { request, status: 200, headers: request.headers, bodyAsText };
        },
      },
    },
    observedFigures({
      backlog: async () => ({ rows: [], activeRuns: 12, deadLetters: 0 }),
      requestsInWork: () => 0,
    }),
    (figure, error) => {
      throw new Error(figure, { cause: error });
    },
  );
  const { openSpan, takeFigure, flush } = recorded;
  const telemetry = tracedTelemetry({ write: () => {}, now: () => 0, openSpan, takeFigure });
  return { telemetry, flush, sent, seen, scopes };
}

describe('spans and figures in Azure', () => {
  it('go to the component as the identity of the app, each span below the one that it came from', async () => {
    const { telemetry, flush, sent, seen, scopes } = insights(1);
    const step = { name: 'run-task', parent: client, attributes: { 'eods.event.id': 'evt-1' } };
    await telemetry.span({ ...step, figure: 'eods.step.duration' }, () =>
      telemetry.span({ name: 'sql transaction', kind: 'client' }, async (span) =>
        span.set({ 'db.operation.name': 'the wedding of Ola' }),
      ),
    );
    await flush();
    expect(new URL(seen[0]?.url ?? '').host).toBe('here.in.applicationinsights.azure.com');
    expect(new Set(seen.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer the-app']));
    expect(JSON.stringify(scopes[0])).toContain('https://monitor.azure.com/.default');
    const spans = sent.filter(({ data }) => 'duration' in data.baseData);
    const named = (name: string) => spans.find(({ data }) => data.baseData['name'] === name);
    const [outer, inner] = [named('run-task'), named('sql transaction')];
    expect(outer).toMatchObject({
      iKey: component,
      tags: {
        'ai.operation.id': client.traceId,
        'ai.operation.parentId': client.spanId,
        'ai.cloud.role': 'eods.web-api',
      },
      data: { baseData: { success: true, properties: { 'eods.event.id': 'evt-1' } } },
    });
    expect(inner?.tags).toMatchObject({
      'ai.operation.id': client.traceId,
      'ai.operation.parentId': outer?.data.baseData['id'],
    });
    const metrics = sent.flatMap(({ data }) => (data.baseData['metrics'] ?? []) as { name: string }[]); // theirs
    expect(metrics.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['eods.step.duration', 'eods.runs.active', 'process.memory.usage']),
    );
    expect(JSON.stringify(sent)).not.toContain('Ola');
  });

  it('keep a share of traces, each as a whole or not at all, and all figures', async () => {
    const { telemetry, flush, sent } = insights(0);
    await telemetry.span({ name: 'check gate', parent: client, figure: 'eods.gate.duration' }, () =>
      telemetry.span({ name: 'inner' }, async ({ context }) => expect(context.traceId).toBe(client.traceId)),
    );
    await flush();
    expect(sent.filter(({ data }) => 'duration' in data.baseData)).toEqual([]);
    expect(JSON.stringify(sent)).toContain('eods.gate.duration');
  });
});
