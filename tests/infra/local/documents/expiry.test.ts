import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';

import { openDocumentEngine } from '../../../../infra/local/documents/engine.ts';
import {
  containerOf,
  document,
  idsOf,
  openContainer,
  partition,
  startedAt,
  temporaryFile,
} from './embedded-container.ts';

/** A container with a clock that a test moves, in seconds after the start. */
async function openAt(defaultTtl?: number) {
  const time = { seconds: 0 };
  const now = () => startedAt + time.seconds * 1000;
  const container = await openContainer({ ...(defaultTtl !== undefined && { defaultTtl }) }, { now });
  return { container, time };
}

describe('a document in a container with a default time to live', () => {
  it.each([
    ['the default', 60, {}, 60],
    ['its own', 60, { ttl: 90 }, 90],
    ['its own where the default is none', -1, { ttl: 30 }, 30],
  ])('is gone from reads, queries and writes after %s', async (_, defaultTtl, content, seconds) => {
    const { container, time } = await openAt(defaultTtl);
    await container.items.create(document('a', content));
    time.seconds = seconds - 1;
    expect(await idsOf(container, 'SELECT * FROM c')).toEqual(['a']);
    time.seconds = seconds;
    expect((await container.item('a', partition).read()).statusCode).toBe(404);
    expect(await idsOf(container, 'SELECT * FROM c')).toEqual([]);
    await expect(container.item('a', partition).delete()).rejects.toMatchObject({ code: 404 });
    expect((await container.items.create(document('a'))).statusCode).toBe(201);
  });

  it.each([
    ['is kept by -1', 60, { ttl: -1 }],
    ['is kept where neither has an end', -1, {}],
  ])('%s', async (_, defaultTtl, content) => {
    const { container, time } = await openAt(defaultTtl);
    await container.items.create(document('a', content));
    time.seconds = 1e9;
    expect(await idsOf(container, 'SELECT * FROM c')).toEqual(['a']);
  });

  it('lives on from its last write, also when that was a patch of its time to live', async () => {
    const { container, time } = await openAt(60);
    await container.items.create(document('a'));
    time.seconds = 50;
    await container.item('a', partition).patch([{ op: 'set', path: '/ttl', value: 20 }]);
    time.seconds = 69;
    expect(await idsOf(container, 'SELECT * FROM c')).toEqual(['a']);
    time.seconds = 70;
    expect(await idsOf(container, 'SELECT * FROM c')).toEqual([]);
  });

  it.each([0, -2, 1.5, '60', null, 2 ** 31])('is refused with the time to live %j', async (ttl) => {
    const { container } = await openAt(60);
    await expect(container.items.create(document('a', { ttl }))).rejects.toMatchObject({ code: 400 });
  });

  it('gives its room back with the next write after its end', async () => {
    const file = temporaryFile();
    let now = startedAt;
    const engine = openDocumentEngine(file, { now: () => now });
    onTestFinished(() => engine.close());
    const container = await containerOf(engine, { defaultTtl: 60 });
    await container.items.create(document('a'));
    now += 60_000;
    await container.items.create(document('b'));
    const database = new Database(file, { readonly: true });
    onTestFinished(() => void database.close());
    expect(database.prepare('select id from document').pluck().all()).toEqual(['b']);
  });
});

describe('a document in a container without a default time to live', () => {
  it('never expires, whatever its property ttl says', async () => {
    const { container, time } = await openAt();
    await container.items.create(document('a', { ttl: 1 }));
    await container.items.create(document('b', { ttl: 'soon' }));
    time.seconds = 1e9;
    expect(await idsOf(container, 'SELECT * FROM c')).toEqual(['a', 'b']);
  });
});
