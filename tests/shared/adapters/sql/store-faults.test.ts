import { Kysely, type CompiledQuery, type Dialect } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../../../infra/local/sql/open-sqlite.ts';
import { openSql } from '../../../../shared/adapters/sql/open-sql.ts';
import { withStoreFaults } from '../../../../shared/adapters/sql/store-faults.ts';
import { testWrapper } from '../../../support/test-wrapper.ts';
import { eventRow, scope } from '../../../support/open-store.ts';

const failure = (marks: { code?: string; number?: number }, message = 'failed') =>
  Object.assign(new Error(message), marks);

/** SQLite, on which statements and commits meet the failures that are waiting for them. */
function failing() {
  const { dialect } = openSqlite(':memory:');
  const statements: Error[] = [];
  const commits: Error[] = [];
  const failingDialect: Dialect = {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver() {
      const driver = dialect.createDriver();
      const acquire = driver.acquireConnection.bind(driver);
      const commit = driver.commitTransaction.bind(driver);
      driver.acquireConnection = async () => {
        const connection = await acquire();
        const execute = connection.executeQuery.bind(connection);
        connection.executeQuery = async <R>(query: CompiledQuery) => {
          const error = query.sql.startsWith('insert into "inbox"') && statements.shift();
          if (error) throw error;
          return execute<R>(query);
        };
        return connection;
      };
      driver.commitTransaction = async (connection) => {
        const error = commits.shift();
        if (error) throw error;
        await commit(connection);
      };
      return driver;
    },
  };
  return { dialect: failingDialect, statements, commits };
}

async function openFailing() {
  const { dialect, statements, commits } = failing();
  const store = await openSql(dialect, 'sqlite', testWrapper());
  await store.runs.createEvent(scope, eventRow(), async () => {});
  let runs = 0;
  const write = () =>
    store.runs.transaction(scope, 'evt-1', async (tx) => {
      runs += 1;
      return tx.appendLetter('a', 'answer', {});
    });
  return { store, statements, commits, write, runs: () => runs };
}

describe('a transaction that collides with another', () => {
  it.each([
    ['as the victim of a deadlock', failure({ number: 1205 })],
    [
      'over a number given out once',
      failure({ number: 2627 }, "Violation of PRIMARY KEY constraint 'inbox_pk'."),
    ],
    [
      'over the key of a letter',
      failure({ number: 2627 }, "Violation of UNIQUE KEY constraint 'inbox_unique'."),
    ],
    ['with the connection lost under it', failure({ code: 'ESOCKET' })],
  ])('%s is run again from its start', async (_, error) => {
    const { write, statements, runs, store } = await openFailing();
    statements.push(error);
    expect(await write()).toBe(1);
    expect(runs()).toBe(2);
    await store.close();
  });

  it('again and again is given up', async () => {
    const { write, statements, runs, store } = await openFailing();
    statements.push(...Array.from({ length: 9 }, () => failure({ number: 1205 })));
    await expect(write()).rejects.toMatchObject({ number: 1205 });
    expect(runs()).toBe(5);
    await store.close();
  });
});

describe('a transaction that would do no better a second time', () => {
  it.each([
    ['a key that exists', failure({ number: 2627 }, "Violation of PRIMARY KEY constraint 'artifact_pk'.")],
    ['a full disk', failure({ code: 'SQLITE_FULL' })],
  ])('because of %s is run once', async (_, error) => {
    const { write, statements, runs, store } = await openFailing();
    statements.push(error);
    await expect(write()).rejects.toThrow(error.message === 'failed' ? 'store.unavailable' : error.message);
    expect(runs()).toBe(1);
    await store.close();
  });

  it('because nobody knows whether it was committed is run once, and says so', async () => {
    const { write, commits, runs, store } = await openFailing();
    commits.push(failure({ code: 'ESOCKET' }));
    await expect(write()).rejects.toThrow(/^store\.unavailable: .*while it was committing/);
    expect(runs()).toBe(1);
    await store.close();
  });
});

describe('a store that cannot be written', () => {
  it('says so as a fault and keeps nothing half done', async () => {
    const { dialect, statements } = failing();
    statements.push(failure({ code: 'SQLITE_FULL' }));
    const db = new Kysely<{ inbox: { a: string } }>({ dialect: withStoreFaults(dialect) });
    const insert = db.insertInto('inbox').values({ a: 'a' }).execute();
    await expect(insert).rejects.toMatchObject({ code: 'store.unavailable' });
  });
});
