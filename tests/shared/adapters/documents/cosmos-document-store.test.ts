import { describe, expect, it } from 'vitest';

import { cosmosDocumentStore } from '../../../../shared/adapters/documents/cosmos-document-store.ts';
import { openDocuments } from '../../../../shared/adapters/documents/open-documents.ts';
import type { DocumentStore, StoredDocument } from '../../../../shared/kernel/document-store.ts';
import { Fault } from '../../../../shared/kernel/errors.ts';
import type { Scope } from '../../../../shared/kernel/scope.ts';
import { itKeepsDocuments } from './document-store-suite.ts';
import { impatientClient, openEngine, troubled, type Trouble } from './faulty-client.ts';

const scope: Scope = { organisationId: 'org-1', principal: { id: 'p1', name: 'Planner', roles: ['owner'] } };

function entry(id: string, content: Partial<StoredDocument> = {}): StoredDocument {
  return { id, organisationId: 'org-1', eventId: 'event-1', kind: 'log', ...content };
}

describe('the document store on one machine', () => {
  itKeepsDocuments(async () => ({
    store: await openDocuments({ httpClient: openEngine().httpClient }),
    organisationId: 'org-1',
  }));
});

describe('the document store in an outage', () => {
  async function storeWith(trouble: Trouble): Promise<DocumentStore> {
    const engine = openEngine();
    await (await openDocuments(engine)).read(scope, 'event-1', 'a');
    const client = impatientClient(troubled(engine, trouble));
    return cosmosDocumentStore(client.database('eods').container('documents'));
  }

  const calls: [string, (store: DocumentStore) => Promise<unknown>][] = [
    ['put', (store) => store.put(entry('a'))],
    ['read', (store) => store.read(scope, 'event-1', 'a')],
    ['list', (store) => store.list(scope, 'event-1', 'log')],
  ];

  it.each(calls)('%s gets over throttling within the retries of the client', async (_, call) => {
    const trouble = { failure: 429, times: 2, seen: 0 };
    await call(await storeWith(trouble));
    expect(trouble.seen).toBeGreaterThan(2);
  });

  it.each(calls)('%s fails with store.unavailable when throttling outlasts the retries', async (_, call) => {
    const trouble = { failure: 429, times: Infinity, seen: 0 };
    await expect(call(await storeWith(trouble))).rejects.toMatchObject({ code: 'store.unavailable' });
    expect(trouble.seen).toBeGreaterThanOrEqual(4);
  });

  it.each([500, 503, 408, 410, 449, 'ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', 'REQUEST_SEND_ERROR'])(
    'fails with store.unavailable on %s',
    { timeout: 20_000 },
    async (failure) => {
      const store = await storeWith({ failure, times: Infinity, seen: 0 });
      const error: unknown = await store.put(entry('a')).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(Fault);
      expect(error).toMatchObject({
        code: 'store.unavailable',
        detail: expect.stringContaining(String(failure)),
      });
    },
  );

  it.each([400, 413, 501, 'ERR_INVALID_ARG_TYPE'])('leaves %s an unexpected error', async (failure) => {
    const store = await storeWith({ failure, times: Infinity, seen: 0 });
    const error: unknown = await store.put(entry('a')).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(Fault);
  });

  it.each([401, 403])('says of %s that the identity of the app is not let in', async (failure) => {
    const store = await storeWith({ failure, times: Infinity, seen: 0 });
    await expect(store.put(entry('a'))).rejects.toThrow(
      `store.unavailable: The document store is unavailable (it does not let the identity of the app in, status ${failure})`,
    );
  });

  it('works again when the outage is over', async () => {
    const trouble: Trouble = { failure: 503, times: Infinity, seen: 0 };
    const store = await storeWith(trouble);
    await expect(store.put(entry('a'))).rejects.toBeInstanceOf(Fault);
    trouble.times = 0;
    await store.put(entry('a'));
    expect(await store.read(scope, 'event-1', 'a')).toEqual(entry('a'));
  });
});
