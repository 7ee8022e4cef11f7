import { Kysely } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { mssqlDialect } from '../../../../shared/adapters/sql/mssql-dialect.ts';
import { withStoreFaults } from '../../../../shared/adapters/sql/store-faults.ts';
import { fakeServer, type FakeServer } from './fake-mssql.ts';

interface Tables {
  event: { id: string; letters: number };
}

const opened: Kysely<Tables>[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((db) => db.destroy()));
});

const waits: number[] = [];
function open(server: FakeServer): Kysely<Tables> {
  waits.length = 0;
  const dialect = mssqlDialect(
    { url: 'mssql://sa:secret@localhost/eods' },
    {
      load: async () => server.package,
      pauses: {
        now: () => waits.reduce((a, b) => a + b, 0),
        random: () => 1,
        wait: async (ms) => void waits.push(ms),
      },
    },
  );
  const db = new Kysely<Tables>({ dialect: withStoreFaults(dialect) });
  opened.push(db);
  return db;
}

const numbered = (number: number, message = `error ${number}`) =>
  Object.assign(new Error(message), { number });

describe('a statement for Azure SQL', () => {
  it('says the types of its parameters with fixed lengths', async () => {
    const server = fakeServer();
    const db = open(server);
    await db.insertInto('event').values({ id: 'evt-1', letters: 3 }).execute();
    await db
      .updateTable('event')
      .set({ id: 'x'.repeat(4001) })
      .execute();
    expect(server.parameters).toEqual(['1 NVarChar 4000', '2 BigInt', '1 NVarChar 65535']);
  });

  it('refuses a parameter of any other kind', async () => {
    const db = open(fakeServer());
    const fraction = db.insertInto('event').values({ id: 'a', letters: 0.5 }).execute();
    await expect(fraction).rejects.toThrow('neither text nor a whole number');
  });

  it('answers bigint columns as numbers and counts what it changed', async () => {
    const db = open(
      fakeServer((text) =>
        text.startsWith('select') ? { rows: [{ id: 'a', letters: '12' }] } : { count: 2 },
      ),
    );
    expect(await db.selectFrom('event').selectAll().execute()).toEqual([{ id: 'a', letters: 12 }]);
    expect((await db.deleteFrom('event').executeTakeFirst()).numDeletedRows).toBe(2n);
  });
});

describe('a transaction on Azure SQL', () => {
  it('keeps to one connection of the pool', async () => {
    const server = fakeServer();
    const db = open(server);
    await db.transaction().execute(async (trx) => {
      await trx.deleteFrom('event').execute();
      await trx.deleteFrom('event').execute();
    });
    expect(new Set(server.log.map((line) => line.split(':')[0])).size).toBe(1);
    expect(server.log.map((line) => line.split(' ')[1])).toEqual(['begin', 'delete', 'delete', 'commit']);
  });

  it('is rolled back when its work fails, and the connection is used again', async () => {
    const server = fakeServer();
    const db = open(server);
    const work = () => Promise.reject(new Error('no'));
    await expect(db.transaction().execute(work)).rejects.toThrow('no');
    await db.deleteFrom('event').execute();
    const connection = server.log[0]?.split(':')[0];
    expect(server.log).toEqual([
      `${connection}: begin`,
      `${connection}: rollback`,
      `${connection}: delete from "event"`,
    ]);
  });

  it('that cannot be rolled back closes its connection', async () => {
    const server = fakeServer((what) => (what === 'rollback' ? new Error('stuck') : {}));
    const db = open(server);
    await expect(db.transaction().execute(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await db.deleteFrom('event').execute();
    const [first, , close, next] = server.log.map((line) => line.split(':')[0] ?? '');
    expect(close).toBe(first);
    expect(next).not.toBe(first);
  });

  it('tells a deadlock as it is, for the whole of it to be run again', async () => {
    const server = fakeServer((what) => (what.startsWith('delete') ? numbered(1205) : {}));
    const work = open(server)
      .transaction()
      .execute((trx) => trx.deleteFrom('event').execute());
    await expect(work).rejects.toMatchObject({ number: 1205 });
    expect(server.log.filter((line) => line.endsWith('rollback'))).toEqual([]);
  });

  it('whose commit got no answer says that it may have been written', async () => {
    const lost = Object.assign(new Error('gone'), { code: 'ESOCKET' });
    const db = open(fakeServer((what) => (what === 'commit' ? lost : {})));
    const work = db.transaction().execute((trx) => trx.deleteFrom('event').execute());
    await expect(work).rejects.toThrow(/^store\.unavailable: .*read what is there/);
  });
});

describe('connecting to Azure SQL', () => {
  it('goes on while a paused database resumes', async () => {
    const server = fakeServer();
    server.refusals.push(
      numbered(40613),
      numbered(40613),
      Object.assign(new Error('no'), { code: 'ETIMEOUT' }),
    );
    await open(server).deleteFrom('event').execute();
    expect(waits).toEqual([5000, 10_000, 20_000]);
  });

  it('ends within its budget as an unavailable store', async () => {
    const server = fakeServer();
    server.refusals.push(...Array.from({ length: 20 }, () => numbered(40613)));
    const work = open(server).deleteFrom('event').execute();
    await expect(work).rejects.toMatchObject({ code: 'store.unavailable' });
    expect(waits.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(90_000);
  });

  it('does not go on when the login is wrong', async () => {
    const server = fakeServer();
    server.refusals.push(numbered(18456, 'Login failed for user.'));
    await expect(open(server).deleteFrom('event').execute()).rejects.toThrow(
      'does not let the identity of the app in',
    );
    expect(waits).toEqual([]);
  });

  it('is lost under a statement: the store is unavailable, and nothing was written', async () => {
    const lost = Object.assign(new Error('gone'), { code: 'ESOCKET' });
    const db = open(fakeServer((what) => (what.startsWith('delete') ? lost : {})));
    await expect(db.deleteFrom('event').execute()).rejects.toMatchObject({ code: 'store.unavailable' });
  });
});
