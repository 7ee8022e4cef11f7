import { BulkOperationType } from '@azure/cosmos';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';

import { openDocumentEngine } from '../../../../infra/local/documents/engine.ts';
import {
  containerOf,
  document,
  openContainer,
  partition,
  startedAt,
  temporaryFile,
} from './embedded-container.ts';

describe('a document in the local document engine', () => {
  it('is read back with its system properties', async () => {
    const container = await openContainer();
    const { statusCode } = await container.items.create(document('a', { text: 'Grüße 会議' }));
    const { resource, etag } = await container.item('a', partition).read();
    expect(statusCode).toBe(201);
    expect(resource).toMatchObject({
      ...document('a', { text: 'Grüße 会議' }),
      _etag: etag,
      _ts: startedAt / 1000,
    });
  });

  it.each(['with space', 'Grüße-会議', '100%', '%41', 'a+b&c=d', '...', `it's "x"`])(
    'is found by the id %s',
    async (id) => {
      const container = await openContainer();
      await container.items.create(document(id, { text: 'found' }));
      expect((await container.item(id, partition).read()).resource).toMatchObject({ id, text: 'found' });
    },
  );

  it.each(['.', '..'])('is refused under the id %s, which a URL cannot carry', async (id) => {
    const container = await openContainer();
    await expect(container.items.create(document(id))).rejects.toMatchObject({ code: 400 });
    await expect(container.item(id, partition).read()).rejects.toMatchObject({ code: 400 });
  });

  it('keeps every property and the order in which they were sent', async () => {
    const container = await openContainer();
    const text =
      '{"z":1,"__proto__":{"a":[]},"id":"a","organisationId":"org-1","eventId":"event-1","1":-0.5e-7}';
    await container.items.create(JSON.parse(text));
    const { _rid, _self, _etag, _ts, _attachments, ...content } = (
      await container.item('a', partition).read()
    ).resource;
    expect(JSON.stringify(content)).toBe(JSON.stringify(JSON.parse(text)));
  });

  it('is absent, not an error, when it was never written', async () => {
    const { resource, statusCode } = await (await openContainer()).item('a', partition).read();
    expect([resource, statusCode]).toEqual([undefined, 404]);
  });

  it('is created only once', async () => {
    const container = await openContainer();
    await container.items.create(document('a', { text: 'first' }));
    await expect(container.items.create(document('a'))).rejects.toMatchObject({ code: 409 });
    expect((await container.item('a', partition).read()).resource).toMatchObject({ text: 'first' });
  });

  it('is created, then replaced by upsert', async () => {
    const container = await openContainer();
    const first = await container.items.upsert(document('a', { text: 'first' }));
    const second = await container.items.upsert(document('a', { text: 'second' }));
    expect([first.statusCode, second.statusCode]).toEqual([201, 200]);
    expect((await container.item('a', partition).read()).resource).toMatchObject({ text: 'second' });
  });

  it('does not take part in another partition or organisation', async () => {
    const container = await openContainer();
    await container.items.create(document('a', { text: 'ours' }));
    await container.items.create(document('a', { organisationId: 'org-2', text: 'theirs' }));
    await container.items.create(document('a', { eventId: 'event-2', text: 'another event' }));
    expect((await container.item('a', ['org-2', 'event-1']).read()).resource).toMatchObject({
      text: 'theirs',
    });
    expect((await container.item('a', ['org-2', 'event-2']).read()).resource).toBeUndefined();
    const { resources } = await container.items
      .query('SELECT * FROM c', { partitionKey: partition })
      .fetchAll();
    expect(resources.map(({ text }) => text)).toEqual(['ours']);
    await container.item('a', ['org-2', 'event-1']).delete();
    expect((await container.item('a', partition).read()).resource).toMatchObject({ text: 'ours' });
  });

  it('is refused when its own partition differs from the one addressed', async () => {
    const container = await openContainer();
    await container.items.create(document('a'));
    const elsewhere = document('a', { eventId: 'event-2' });
    await expect(container.item('a', partition).replace(elsewhere)).rejects.toMatchObject({ code: 400 });
  });

  it('is gone after a delete, and a second delete finds nothing', async () => {
    const container = await openContainer();
    await container.items.create(document('a'));
    await container.item('a', partition).delete();
    expect((await container.item('a', partition).read()).resource).toBeUndefined();
    await expect(container.item('a', partition).delete()).rejects.toMatchObject({ code: 404 });
  });

  it('is not replaced when it does not exist', async () => {
    const container = await openContainer();
    await expect(container.item('a', partition).replace(document('a'))).rejects.toMatchObject({ code: 404 });
  });

  it('is refused over 2 MB and accepted just under', async () => {
    const container = await openContainer();
    const room = 2 * 1024 * 1024 - JSON.stringify(document('a', { text: '' })).length;
    await container.items.create(document('a', { text: 'x'.repeat(room) }));
    const over = document('b', { text: 'x'.repeat(room + 1) });
    await expect(container.items.create(over)).rejects.toMatchObject({ code: 413 });
  });
});

describe('the id of a document', () => {
  it('has at most 1,023 bytes, which are fewer characters outside ASCII', async () => {
    const container = await openContainer();
    for (const longest of ['x'.repeat(1023), 'é'.repeat(511)]) {
      await container.items.create(document(longest));
      const over = document(`${longest}é`);
      await expect(container.items.create(over)).rejects.toMatchObject({ code: 400 });
    }
  });

  it.each(['a/b', 'a\\b', 'a?b', 'a#b'])('is refused as %s', async (id) => {
    const engine = openDocumentEngine(temporaryFile());
    onTestFinished(() => engine.close());
    const container = await containerOf(engine);
    // A batch passes the id unchecked by the client.
    const operation = { operationType: BulkOperationType.Create, resourceBody: document(id) };
    const { result } = await container.items.batch([operation], partition);
    expect(result?.[0]?.statusCode).toBe(400);
  });
});

describe('a read with the etag that the reader has', () => {
  it('is 304 without content until the document changes', async () => {
    const container = await openContainer();
    const { etag } = await container.items.create(document('a', { n: 1 }));
    const item = container.item('a', partition);
    const read = () => item.read({ accessCondition: { type: 'IfNoneMatch', condition: etag } });
    const unchanged = await read();
    expect([unchanged.statusCode, unchanged.resource ?? undefined, unchanged.etag]).toEqual([
      304,
      undefined,
      etag,
    ]);
    await container.items.upsert(document('a', { n: 2 }));
    const changed = await read();
    expect([changed.statusCode, changed.resource.n]).toEqual([200, 2]);
    await item.delete();
    expect((await read()).statusCode).toBe(404);
  });
});

describe('a document with an etag the writer has seen', () => {
  it.each(['replace', 'upsert', 'delete'] as const)('refuses a stale %s with 412', async (verb) => {
    const container = await openContainer();
    const { etag: stale } = await container.items.create(document('a', { text: 'first' }));
    const { etag: current } = await container.items.upsert(document('a', { text: 'second' }));
    const item = container.item('a', partition);
    const write = (condition: string) => {
      const options = { accessCondition: { type: 'IfMatch', condition } };
      if (verb === 'upsert') return container.items.upsert(document('a', { text: 'third' }), options);
      return verb === 'delete'
        ? item.delete(options)
        : item.replace(document('a', { text: 'third' }), options);
    };
    await expect(write(stale)).rejects.toMatchObject({ code: 412 });
    expect((await item.read()).resource).toMatchObject({ text: 'second' });
    expect((await write(current)).statusCode).toBeLessThan(300);
  });
});

describe('the file of the local document engine', () => {
  it('keeps documents, etags and containers over a restart', async () => {
    const file = temporaryFile();
    const first = openDocumentEngine(file);
    const { etag } = await (await containerOf(first)).items.create(document('a', { text: 'kept' }));
    first.close();
    const second = openDocumentEngine(file);
    onTestFinished(() => second.close());
    const { resource } = await (await containerOf(second)).item('a', partition).read();
    expect(resource).toMatchObject({ text: 'kept', _etag: etag });
  });

  it('answers 503 when SQLite fails', async () => {
    const file = temporaryFile();
    const engine = openDocumentEngine(file);
    onTestFinished(() => engine.close());
    const container = await containerOf(engine);
    const other = new Database(file);
    other.exec('drop table document').close();
    await expect(container.items.create(document('a'))).rejects.toMatchObject({ code: 503 });
  });

  it('is not written by an aborted request', async () => {
    const container = await openContainer();
    const abortSignal = AbortSignal.abort();
    await expect(container.items.create(document('a'), { abortSignal })).rejects.toThrow('aborted');
    expect((await container.item('a', partition).read()).resource).toBeUndefined();
  });
});
