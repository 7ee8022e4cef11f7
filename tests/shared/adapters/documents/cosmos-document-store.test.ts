import { describe, expect, it } from 'vitest';

import { cosmosDocumentStore } from '../../../../shared/adapters/documents/cosmos-document-store.ts';
import { openDocuments } from '../../../../shared/adapters/documents/open-documents.ts';
import type { DocumentStore, StoredDocument } from '../../../../shared/kernel/document-store.ts';
import { Fault } from '../../../../shared/kernel/errors.ts';
import type { Scope } from '../../../../shared/kernel/scope.ts';
import { impatientClient, openEngine, troubled, type Trouble } from './faulty-client.ts';

const scope: Scope = { organisationId: 'org-1', principal: { id: 'p1', name: 'Planner', roles: ['owner'] } };
const otherScope: Scope = { ...scope, organisationId: 'org-2' };

function entry(id: string, content: Partial<StoredDocument> = {}): StoredDocument {
  return { id, organisationId: 'org-1', eventId: 'event-1', kind: 'log', ...content };
}

describe('the document store', () => {
  const open = () => openDocuments({ httpClient: openEngine().httpClient });

  it('gives back what was put, without properties of the database', async () => {
    const store = await open();
    const document = entry('a', { order: 1, body: { title: 'Run of show', slots: [1, null, 'x'] } });
    await store.put(document);
    expect(await store.read(scope, 'event-1', 'a')).toEqual(document);
  });

  it('holds one document when the same one is put twice', async () => {
    const store = await open();
    await store.put(entry('a', { order: 1 }));
    await store.put(entry('a', { order: 1 }));
    expect(await store.list(scope, 'event-1', 'log')).toEqual([entry('a', { order: 1 })]);
  });

  it('knows nothing of an id that was never put', async () => {
    expect(await (await open()).read(scope, 'event-1', 'a')).toBeUndefined();
  });

  it('shows no document to another organisation or under another event', async () => {
    const store = await open();
    await store.put(entry('a', { order: 1 }));
    expect(await store.read(otherScope, 'event-1', 'a')).toBeUndefined();
    expect(await store.read(scope, 'event-2', 'a')).toBeUndefined();
    expect(await store.list(otherScope, 'event-1', 'log')).toEqual([]);
    expect(await store.list(scope, 'event-2', 'log')).toEqual([]);
  });

  it('lists one kind by order, after a place and up to a limit', async () => {
    const store = await open();
    for (const order of [3, 11, 1, 2]) await store.put(entry(`log-${order}`, { order }));
    await store.put(entry('trace', { kind: 'trace', order: 2 }));
    await store.put(entry('unordered'));
    const orders = async (page?: { after?: number; limit?: number }) =>
      (await store.list(scope, 'event-1', 'log', page)).map(({ order }) => order);
    expect(await orders()).toEqual([1, 2, 3, 11]);
    expect(await orders({ after: 1, limit: 2 })).toEqual([2, 3]);
    expect(await orders({ after: 11 })).toEqual([]);
    expect(await orders({ limit: 0 })).toEqual([]);
  });

  it('lists 100 documents unless asked for another number', async () => {
    const store = await open();
    for (let order = 0; order < 101; order += 1) await store.put(entry(`log-${order}`, { order }));
    expect(await store.list(scope, 'event-1', 'log')).toHaveLength(100);
    expect(await store.list(scope, 'event-1', 'log', { limit: 101 })).toHaveLength(101);
  });

  it('lists documents that fill more than one page', async () => {
    const store = await open();
    const text = 'x'.repeat(1_500_000);
    for (const order of [1, 2, 3, 4]) await store.put(entry(`log-${order}`, { order, text }));
    expect((await store.list(scope, 'event-1', 'log')).map(({ order }) => order)).toEqual([1, 2, 3, 4]);
  });
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

  it.each([400, 401, 403, 413, 501, 'ERR_INVALID_ARG_TYPE'])(
    'leaves %s an unexpected error',
    async (failure) => {
      const store = await storeWith({ failure, times: Infinity, seen: 0 });
      const error: unknown = await store.put(entry('a')).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(Fault);
    },
  );

  it('works again when the outage is over', async () => {
    const trouble: Trouble = { failure: 503, times: Infinity, seen: 0 };
    const store = await storeWith(trouble);
    await expect(store.put(entry('a'))).rejects.toBeInstanceOf(Fault);
    trouble.times = 0;
    await store.put(entry('a'));
    expect(await store.read(scope, 'event-1', 'a')).toEqual(entry('a'));
  });
});
