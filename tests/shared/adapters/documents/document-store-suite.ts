import { expect, it } from 'vitest';

import type { DocumentStore, StoredDocument } from '../../../../shared/kernel/document-store.ts';
import type { Scope } from '../../../../shared/kernel/scope.ts';

interface OpenedStore {
  store: DocumentStore;
  /** Of this test alone: it has no documents yet. Those of the test go under `event-1`. */
  organisationId: string;
}

/** What every document store does, in the local engine and in a real account. */
export function itKeepsDocuments(open: () => Promise<OpenedStore>): void {
  const opened = async () => {
    const { store, organisationId } = await open();
    const scope: Scope = { organisationId, principal: { id: 'p1', name: 'Planner', roles: ['owner'] } };
    const entry = (id: string, content: Partial<StoredDocument> = {}): StoredDocument => ({
      id,
      organisationId,
      eventId: 'event-1',
      kind: 'log',
      ...content,
    });
    return { store, scope, entry };
  };

  it('gives back what was put, without properties of the database', async () => {
    const { store, entry, scope } = await opened();
    const document = entry('a', { order: 1, body: { title: 'Run of show', slots: [1, null, 'x'] } });
    await store.put(document);
    expect(await store.read(scope, 'event-1', 'a')).toEqual(document);
  });

  it('holds one document when the same one is put twice', async () => {
    const { store, entry, scope } = await opened();
    await store.put(entry('a', { order: 1 }));
    await store.put(entry('a', { order: 1 }));
    expect(await store.list(scope, 'event-1', 'log')).toEqual([entry('a', { order: 1 })]);
  });

  it('holds every document that is put together, also more and larger ones than fit into one request', async () => {
    const { store, entry, scope } = await opened();
    const small = Array.from({ length: 101 }, (_, order) => entry(`small-${order}`, { order }));
    const large = [1, 2, 3].map((order) =>
      entry(`large-${order}`, { order, kind: 'plan', text: 'x'.repeat(800_000) }),
    );
    await store.put(...small, ...large);
    await store.put(...large);
    expect(await store.list(scope, 'event-1', 'log', { limit: 200 })).toEqual(small);
    expect((await store.list(scope, 'event-1', 'plan')).map(({ id }) => id)).toEqual(
      large.map(({ id }) => id),
    );
  });

  it('knows nothing of an id that was never put', async () => {
    const { store, scope } = await opened();
    expect(await store.read(scope, 'event-1', 'a')).toBeUndefined();
  });

  it('shows no document to another organisation or under another event', async () => {
    const { store, entry, scope } = await opened();
    const otherScope = { ...scope, organisationId: `${scope.organisationId}-other` };
    await store.put(entry('a', { order: 1 }));
    expect(await store.read(otherScope, 'event-1', 'a')).toBeUndefined();
    expect(await store.read(scope, 'event-2', 'a')).toBeUndefined();
    expect(await store.list(otherScope, 'event-1', 'log')).toEqual([]);
    expect(await store.list(scope, 'event-2', 'log')).toEqual([]);
  });

  it('lists one kind by order, after a place and up to a limit', async () => {
    const { store, entry, scope } = await opened();
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
    const { store, entry, scope } = await opened();
    for (let order = 0; order < 101; order += 1) await store.put(entry(`log-${order}`, { order }));
    expect(await store.list(scope, 'event-1', 'log')).toHaveLength(100);
    expect(await store.list(scope, 'event-1', 'log', { limit: 101 })).toHaveLength(101);
  });

  it('removes all documents of one event, however many, and no others', async () => {
    const { store, entry, scope } = await opened();
    for (let order = 0; order < 101; order += 1) await store.put(entry(`log-${order}`, { order }));
    await store.put(entry('unordered', { kind: 'artifact' }));
    await store.put(entry('other', { eventId: 'event-2', order: 1 }));
    await store.removeAll(scope.organisationId, 'event-1');
    await store.removeAll(scope.organisationId, 'event-1');
    expect(await store.list(scope, 'event-1', 'log')).toEqual([]);
    expect(await store.read(scope, 'event-1', 'unordered')).toBeUndefined();
    expect(await store.read(scope, 'event-2', 'other')).toBeDefined();
    await store.removeAll(scope.organisationId, 'event-2');
  });

  it('removes the oldest of one kind, however many, and no others', async () => {
    const { store, entry, scope } = await opened();
    for (let order = 1; order <= 103; order += 1) await store.put(entry(`log-${order}`, { order }));
    await store.put(entry('trace', { kind: 'trace', order: 2 }));
    await store.removeUpTo(scope, 'event-1', 'log', 101);
    await store.removeUpTo(scope, 'event-1', 'log', 101);
    expect((await store.list(scope, 'event-1', 'log')).map(({ order }) => order)).toEqual([102, 103]);
    expect(await store.read(scope, 'event-1', 'trace')).toBeDefined();
    await store.removeAll(scope.organisationId, 'event-1');
  });

  it('lists documents that fill more than one page', async () => {
    const { store, entry, scope } = await opened();
    const text = 'x'.repeat(1_500_000);
    for (const order of [1, 2, 3, 4]) await store.put(entry(`log-${order}`, { order, text }));
    expect((await store.list(scope, 'event-1', 'log')).map(({ order }) => order)).toEqual([1, 2, 3, 4]);
  });
}
