import Database from 'better-sqlite3';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { describe, expect, it } from 'vitest';
import { inTurns } from '../../../../infra/local/sql/one-connection.ts';
import { deferred } from '../../../performance/deferred.ts';

interface Notes {
  note: { n: number };
}

function openNotes() {
  const database = new Database(':memory:');
  database.exec('create table note (n integer)');
  const syncs: ReturnType<typeof deferred<void>>[] = [];
  let seen = 0;
  const written = () => {
    const count = Number(database.prepare('select total_changes()').pluck().get());
    if (count === seen) return Promise.resolve();
    seen = count;
    const sync = deferred<void>();
    syncs.push(sync);
    return sync.promise;
  };
  const db = new Kysely<Notes>({ dialect: inTurns(new SqliteDialect({ database }), written) });
  const numbers = async () => (await db.selectFrom('note').select('n').execute()).map(({ n }) => n);
  return { db, syncs, numbers };
}

const add = (db: Pick<Kysely<Notes>, 'insertInto'>, n: number) =>
  db.insertInto('note').values({ n }).execute();
const aMoment = () => new Promise(setImmediate);

describe('one connection that is used in turns', () => {
  it('acknowledges a write once it is on the disk, and serves others meanwhile', async () => {
    const { db, syncs, numbers } = openNotes();
    let isDone = false;
    const adding = add(db, 1).then(() => (isDone = true));
    await aMoment();
    expect(await numbers()).toEqual([1]);
    expect(isDone).toBe(false);
    syncs[0]?.resolve();
    await adding;
  });

  it('does the same for a transaction, which nobody else enters', async () => {
    const { db, syncs, numbers } = openNotes();
    const half = deferred<void>();
    const both = db.transaction().execute(async (trx) => {
      await add(trx, 1);
      await half.promise;
      await add(trx, 2);
    });
    const reading = numbers();
    await aMoment();
    half.resolve();
    expect(await reading).toEqual([1, 2]);
    expect(syncs).toHaveLength(1);
    syncs[0]?.resolve();
    await both;
  });

  it('tells who wrote that the disk did not take it, and goes on for others', async () => {
    const { db, syncs, numbers } = openNotes();
    const adding = add(db, 1);
    adding.catch(() => {});
    await aMoment();
    syncs[0]?.reject(new Error('no disk'));
    await expect(adding).rejects.toThrow('no disk');
    expect(await numbers()).toEqual([1]);
  });

  it('goes on after a statement that failed', async () => {
    const { db, numbers } = openNotes();
    await expect(sql`select x from note`.execute(db)).rejects.toThrow('no such column');
    expect(await numbers()).toEqual([]);
  });
});
