import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import { Fault } from '../../kernel/errors.ts';
import { identityFailure, isCollision, isOutage, isServerOutage } from './transient-errors.ts';

/** The same dialect, with outages of the store told as the fault `store.unavailable`. */
export function withStoreFaults(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => faultingDriver(dialect.createDriver()),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

/** Whether a transaction that ended so has surely been undone and may succeed when it is run again from its start. */
export function mayRunAgain(error: unknown): boolean {
  return isCollision(error) || (error instanceof Undone && isServerOutage(error.cause));
}

/** An outage before the commit was sent. */
class Undone extends Fault {
  constructor(cause: unknown) {
    super('store.unavailable', 'The SQL store cannot be used right now; nothing was written.');
    this.cause = cause;
  }
}

/** SQLite undoes by itself what it has no room for; the outage is what the caller has to hear of, not this. */
function unlessUndone(error: unknown): void {
  if (!(error instanceof Error && /no transaction is active/.test(error.message))) throw error;
}

function faultingDriver(driver: Driver): Driver {
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const own = (connection: DatabaseConnection) => inner.get(connection) ?? connection;
  return {
    init: (options) => tell(() => driver.init(options), unreachable),
    async acquireConnection(options) {
      const connection = await tell(() => driver.acquireConnection(options), unreachable);
      const wrapped: DatabaseConnection = {
        executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
          tell(() => connection.executeQuery<R>(query), undone),
        streamQuery: <R>(query: CompiledQuery, chunkSize: number) =>
          connection.streamQuery<R>(query, chunkSize),
      };
      inner.set(wrapped, connection);
      return wrapped;
    },
    beginTransaction: (connection, settings) =>
      tell(() => driver.beginTransaction(own(connection), settings), undone),
    commitTransaction: (connection) => tell(() => driver.commitTransaction(own(connection)), uncertain),
    rollbackTransaction: (connection) => driver.rollbackTransaction(own(connection)).catch(unlessUndone),
    releaseConnection: (connection, options) =>
      tell(() => driver.releaseConnection(own(connection), options), unconfirmed),
    destroy: (options) => driver.destroy(options),
  };
}

const undone = (error: unknown) => new Undone(error);

/** The driver has already tried for as long as is worth it. */
const unreachable = () => new Fault('store.unavailable', 'The SQL store cannot be reached right now.');

/** Committed, and perhaps not kept when the power goes. */
const unconfirmed = () =>
  new Fault(
    'store.unavailable',
    'The disk did not confirm what was written: read what is there before you try again.',
  );

/** SQLite undoes what it cannot commit. Of a server nobody knows what became of a commit whose answer was lost. */
function uncertain(error: unknown): Fault {
  if (!isServerOutage(error)) return undone(error);
  return new Fault(
    'store.unavailable',
    'The connection to the SQL store was lost while it was committing: read what is there before you try again.',
  );
}

async function tell<T>(work: () => Promise<T>, fault: (error: unknown) => Fault): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refused = identityFailure(error);
    if (refused !== undefined) throw Object.assign(new Fault('store.unavailable', refused), { cause: error });
    if (isOutage(error)) throw fault(error);
    throw error;
  }
}
