import { randomUUID } from 'node:crypto';

import type { CosmosClientOptions } from '@azure/cosmos';

import { openDocumentFile, SqliteError, type DocumentFile } from './document-file.ts';
import { Refusal } from './refusal.ts';
import { readRequest, type DocumentAnswer } from './request.ts';
import { route } from './routes.ts';

type HttpClient = NonNullable<CosmosClientOptions['httpClient']>;
type HttpRequest = Parameters<HttpClient['sendRequest']>[0];

export interface DocumentEngine {
  /** For `CosmosClientOptions.httpClient`: the client's requests are answered in this process, without a port. */
  httpClient: HttpClient;
  close(): void;
}

interface DocumentEngineOptions {
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Size of the file in SQLite's pages of 4,096 bytes; beyond it the engine behaves as on a full disk. */
  maximumPages?: number;
}

/**
 * The part of the Cosmos DB data plane that the application uses, over one SQLite file owned by one process.
 * A query reads its partition as a whole, or those of one `kind`: meant for up to about 10,000 documents in a partition.
 */
export function openDocumentEngine(file: string, options: DocumentEngineOptions = {}): DocumentEngine {
  const documents = openDocumentFile(file, options.maximumPages);
  const now = options.now ?? Date.now;
  return {
    httpClient: {
      async sendRequest(request) {
        if (request.abortSignal?.aborted) throw aborted();
        const { status, body, headers } = await answerTo(request, documents, now);
        return {
          request,
          status,
          headers: new Headers([['x-ms-activity-id', randomUUID()], ...Object.entries(headers ?? {})]),
          bodyAsText: body === undefined ? '' : JSON.stringify(body),
        };
      },
    },
    close: () => documents.close(),
  };
}

async function answerTo(
  request: HttpRequest,
  documents: DocumentFile,
  now: () => number,
): Promise<DocumentAnswer> {
  try {
    const answer = route(documents, readRequest(request), now);
    await documents.written();
    return answer;
  } catch (error) {
    if (error instanceof SqliteError) return failure(503, fileFailure(error));
    if (!(error instanceof Refusal)) throw error;
    return failure(error.status, error.message);
  }
}

function fileFailure({ code, message }: InstanceType<typeof SqliteError>): string {
  if (code !== 'SQLITE_FULL') return `The document file failed: ${message}`;
  return 'There is no room left for the document file: nothing was written, and reads go on';
}

function failure(status: number, message: string): DocumentAnswer {
  return { status, body: { code: String(status), message } };
}

/** The SDK knows an aborted request by this name. */
function aborted(): Error {
  return Object.assign(new Error('The request was aborted'), { name: 'AbortError' });
}

/** The SDK reads headers through `get` and `toJSON`; every name here is in lower case. */
class Headers extends Map<string, string> {
  toJSON(): Record<string, string> {
    return Object.fromEntries(this);
  }
}
