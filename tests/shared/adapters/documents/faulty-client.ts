import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CosmosClient } from '@azure/cosmos';
import type { CosmosClientOptions } from '@azure/cosmos';
import { onTestFinished } from 'vitest';

import { openDocumentEngine } from '../../../../infra/local/documents/engine.ts';
import type { DocumentEngine } from '../../../../infra/local/documents/engine.ts';

type HttpClient = NonNullable<CosmosClientOptions['httpClient']>;
type Response = Awaited<ReturnType<HttpClient['sendRequest']>>;

export function openEngine(): DocumentEngine {
  const folder = mkdtempSync(join(tmpdir(), 'eods-documents-'));
  const engine = openDocumentEngine(join(folder, 'documents.db'));
  onTestFinished(() => {
    engine.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return engine;
}

export interface Trouble {
  /** A status to answer with, or an error code of the connection. */
  failure: number | string;
  /** Requests that fail before the engine answers again. */
  times: number;
  seen: number;
}

/** Stands in front of the engine and fails the next `times` requests for documents. */
export function troubled({ httpClient }: DocumentEngine, trouble: Trouble): HttpClient {
  return {
    async sendRequest(request) {
      if (!request.url.includes('/docs')) return httpClient.sendRequest(request);
      trouble.seen += 1;
      if (trouble.seen > trouble.times) return httpClient.sendRequest(request);
      if (typeof trouble.failure === 'string') throw connectionFailure(trouble.failure);
      const body = JSON.stringify({ code: String(trouble.failure), message: 'Injected' });
      const headers = (await httpClient.sendRequest({ ...request, url: 'https://documents.invalid/' }))
        .headers;
      headers.set('x-ms-retry-after-ms', '1');
      return { request, status: trouble.failure, headers, bodyAsText: body } satisfies Response;
    },
  };
}

/** The production client with retries that take milliseconds. */
export function impatientClient(httpClient: HttpClient): CosmosClient {
  return new CosmosClient({
    endpoint: 'https://documents.invalid/',
    key: 'a2V5',
    httpClient,
    connectionPolicy: {
      enableEndpointDiscovery: false,
      retryOptions: { maxRetryAttemptCount: 3, fixedRetryIntervalInMilliseconds: 1, maxWaitTimeInSeconds: 1 },
    },
  });
}

function connectionFailure(code: string): Error {
  return Object.assign(new Error(`Injected ${code}`), { code });
}
