import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import { Fault } from '../../kernel/errors.ts';

/** SQLite's ways to say that the file cannot be used right now: full, busy, read-only, gone. Constraints are not among them. */
const outage = /^SQLITE_(FULL|BUSY|LOCKED|READONLY|IOERR|CANTOPEN|CORRUPT|NOTADB|NOMEM|PROTOCOL)/;

/** The same dialect, with outages of the store told as the fault `store.unavailable`. */
export function withStoreFaults(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => faultingDriver(dialect.createDriver()),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

function faultingDriver(driver: Driver): Driver {
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const own = (connection: DatabaseConnection) => inner.get(connection) ?? connection;
  return {
    init: (options) => tell(() => driver.init(options)),
    async acquireConnection(options) {
      const connection = await tell(() => driver.acquireConnection(options));
      const wrapped: DatabaseConnection = {
        executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
          tell(() => connection.executeQuery<R>(query)),
        streamQuery: <R>(query: CompiledQuery, chunkSize: number) =>
          connection.streamQuery<R>(query, chunkSize),
      };
      inner.set(wrapped, connection);
      return wrapped;
    },
    beginTransaction: (connection, settings) =>
      tell(() => driver.beginTransaction(own(connection), settings)),
    commitTransaction: (connection) => tell(() => driver.commitTransaction(own(connection))),
    rollbackTransaction: (connection) => driver.rollbackTransaction(own(connection)),
    releaseConnection: (connection, options) => driver.releaseConnection(own(connection), options),
    destroy: (options) => driver.destroy(options),
  };
}

async function tell<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (outage.test(code))
      throw new Fault('store.unavailable', 'The SQL store cannot be used right now; nothing was written.');
    throw error;
  }
}
