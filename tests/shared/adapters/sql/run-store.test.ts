import { Kysely, type Dialect } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../../../infra/local/sql/open-sqlite.ts';
import { withStoreFaults } from '../../../../shared/adapters/sql/store-faults.ts';
import type { SqlStores } from '../../../../shared/adapters/sql/open-sql.ts';
import type { Envelope } from '../../../../shared/kernel/envelope.ts';
import type { Scope } from '../../../../shared/kernel/scope.ts';
import { eventRow, openStore, scope } from '../../../support/open-store.ts';

let store: SqlStores;
beforeEach(async () => {
  store = await openStore();
  await store.runs.createEvent(scope, eventRow(), async () => {});
});
afterEach(() => store.close());

const write = <T>(work: Parameters<typeof store.runs.transaction<T>>[2]) =>
  store.runs.transaction(scope, 'evt-1', work);
const read = () => store.runs.read(scope, 'evt-1');

describe('the inbox', () => {
  it('numbers letters without a gap', async () => {
    const seqs = await write(async (tx) => [
      await tx.appendLetter('a', 'answer', {}),
      await tx.appendLetter('b', 'answer', {}),
    ]);
    expect(seqs).toEqual([1, 2]);
  });

  it('answers a repeated key with the first number and stores nothing', async () => {
    await write((tx) => tx.appendLetter('a', 'answer', {}));
    expect(await write((tx) => tx.appendLetter('a', 'answer', {}))).toBe(1);
    expect(await read().lettersAfter(0)).toHaveLength(1);
  });

  it('is refused when the run is closed', async () => {
    await write((tx) => tx.saveEvent({ closed: true }));
    await expect(write((tx) => tx.appendLetter('a', 'answer', {}))).rejects.toMatchObject({
      code: 'run.closed',
    });
  });

  it('gives no number away when the transaction fails', async () => {
    const failing = write(async (tx) => {
      await tx.appendLetter('a', 'answer', {});
      throw new Error('power');
    });
    await expect(failing).rejects.toThrow('power');
    expect(await write((tx) => tx.appendLetter('b', 'answer', {}))).toBe(1);
  });
});

describe('the relay', () => {
  it('sees runs with letters beyond what they have read, and no others', async () => {
    await write((tx) => tx.appendLetter('a', 'answer', {}));
    expect(await store.relay.runsWithUnreadLetters(10)).toMatchObject([
      { organisationId: 'org-a', eventId: 'evt-1' },
    ]);
    await write((tx) => tx.saveEvent({ acknowledged: 1 }));
    expect(await store.relay.runsWithUnreadLetters(10)).toEqual([]);
  });

  it('keeps a row until it is confirmed', async () => {
    await write((tx) => tx.appendActivity({ at: 'now', kind: 'k', text: 't' }));
    const [row] = await store.relay.pending(10);
    expect(row).toMatchObject({ kind: 'document', body: { id: 'activity:1', order: 1 } });
    expect(await store.relay.pending(10)).toHaveLength(1);
    if (row) await store.relay.confirm(row);
    expect(await store.relay.pending(10)).toEqual([]);
  });
});

describe('a row that fails', () => {
  it('goes behind the rows that have not failed', async () => {
    await write((tx) => tx.appendActivity({ at: 'now', kind: 'k', text: 'poison' }));
    const [poison] = await store.relay.pending(1);
    if (poison) await store.relay.postpone(poison);
    await write((tx) => tx.appendActivity({ at: 'now', kind: 'k', text: 'good' }));
    const ids = (await store.relay.pending(10)).map(({ id }) => id);
    expect(ids).toEqual(['activity:2', 'activity:1']);
  });
});

describe('a store that cannot be written', () => {
  it('says so as a fault and keeps nothing half done', async () => {
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    const broken = withStoreFaults(failingDialect(full));
    const db = new Kysely<{ t: { a: string } }>({ dialect: broken });
    await expect(db.selectFrom('t').selectAll().execute()).rejects.toMatchObject({
      code: 'store.unavailable',
    });
  });
});

/** SQLite whose every statement fails. */
function failingDialect(error: Error): Dialect {
  const { dialect } = openSqlite(':memory:');
  const driver = dialect.createDriver();
  driver.acquireConnection = async () => ({
    executeQuery: () => Promise.reject(error),
    streamQuery: () => {
      throw error;
    },
  });
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

describe('the logs', () => {
  const entry = {
    at: 'now',
    by: 'ola',
    title: 'a',
    rationale: 'b',
    alternatives: [],
    impacted: [],
    operationId: 'o',
  };

  it('chain every entry to the one before', async () => {
    const first = await write((tx) => tx.appendLog('decision', entry));
    const second = await write((tx) => tx.appendLog('decision', entry));
    expect(first.previousHash).toBe('');
    expect(second).toMatchObject({ seq: 2, previousHash: first.hash });
    expect(second.hash).not.toBe(first.hash);
  });

  it('are two chains, one per log', async () => {
    await write((tx) => tx.appendLog('decision', entry));
    expect(await write((tx) => tx.appendLog('change', entry))).toMatchObject({ seq: 1, previousHash: '' });
  });
});

describe('artifacts', () => {
  const envelope = { type: 'A', revision: 1, contentHash: 'h' } as Envelope; // the store reads no other field

  it('of the SQL store are read back from it', async () => {
    await write((tx) => tx.saveArtifact({ envelope, body: { x: 1 } }, 'sql'));
    expect(await store.runs.body(scope, 'evt-1', 'A', 1)).toEqual({ x: 1 });
  });

  it('of the document store are read from the outbox until the relay confirms them', async () => {
    await write((tx) => tx.saveArtifact({ envelope, body: { x: 1 } }, 'documents'));
    expect(await store.runs.body(scope, 'evt-1', 'A', 1)).toEqual({ x: 1 });
    for (const row of await store.relay.pending(10)) await store.relay.confirm(row);
    expect(await store.runs.body(scope, 'evt-1', 'A', 1)).toBeUndefined();
  });

  it('are never overwritten', async () => {
    await write((tx) => tx.saveArtifact({ envelope, body: 1 }, 'sql'));
    await expect(write((tx) => tx.saveArtifact({ envelope, body: 2 }, 'sql'))).rejects.toThrow(/UNIQUE/);
  });
});

describe('another organisation', () => {
  const stranger: Scope = { organisationId: 'org-b', principal: { id: 'x', name: 'X', roles: [] } };

  it('finds no such event', async () => {
    await expect(store.runs.read(stranger, 'evt-1').event()).rejects.toMatchObject({
      code: 'event.not-found',
    });
  });

  it('sees nothing in lists', async () => {
    await write((tx) => tx.appendActivity({ at: 'now', kind: 'k', text: 't' }));
    expect(await store.runs.events(stranger)).toEqual([]);
    expect(await store.runs.pendingDocuments(stranger, 'evt-1', 'activity')).toEqual([]);
    expect(await store.runs.read(stranger, 'evt-1').lettersAfter(0)).toEqual([]);
  });
});
