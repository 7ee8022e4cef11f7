import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';

import { openDocumentEngine } from '../../../../infra/local/documents/engine.ts';
import {
  containerOf,
  document,
  idsOf,
  openContainer,
  partition,
  temporaryFile,
} from './embedded-container.ts';

async function filledFile(): Promise<string> {
  const file = temporaryFile();
  const engine = openDocumentEngine(file);
  const container = await containerOf(engine);
  for (let n = 0; n < 20; n += 1) await container.items.create(document(`d${n}`, { text: 'x'.repeat(3000) }));
  engine.close();
  return file;
}

describe('a document file from before documents could expire', () => {
  it('keeps its documents and lets new ones expire', async () => {
    const file = await filledFile();
    const old = new Database(file);
    old.exec('drop index documentExpiry; alter table document drop column expiresAt');
    old.close();
    const engine = openDocumentEngine(file);
    onTestFinished(() => engine.close());
    const container = await containerOf(engine);
    await container.items.create(document('new'));
    expect(await idsOf(container, 'SELECT * FROM c')).toHaveLength(21);
  });
});

describe('a document file without room', () => {
  it('refuses writes with 503 and a clear message, reads on, and writes again after room is made', async () => {
    const container = await openContainer({}, { maximumPages: 60 });
    const text = 'x'.repeat(10_000);
    let written = 0;
    const fill = async () => {
      for (; ; written += 1) await container.items.create(document(`d${written}`, { text }));
    };
    const message = expect.stringContaining('no room left for the document file');
    await expect(fill()).rejects.toMatchObject({ code: 503, body: { message } });
    expect(written).toBeGreaterThan(5);
    const upsert = container.items.upsert(document('d0', { text: text + text }));
    await expect(upsert).rejects.toMatchObject({ code: 503, body: { message } });

    expect(await idsOf(container, 'SELECT * FROM c')).toHaveLength(written);
    expect((await container.item('d0', partition).read()).resource).toMatchObject({ text });

    for (const id of ['d1', 'd2']) await container.item(id, partition).delete();
    await container.items.create(document('after', { text }));
    expect((await container.item('after', partition).read()).statusCode).toBe(200);
  });
});
