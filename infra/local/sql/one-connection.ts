import { SqliteAdapter, type Dialect, type Driver } from 'kysely';

/**
 * The dialect of one connection that its users take in turns, where who has written waits for `written` after the turn:
 * others use the connection meanwhile.
 */
export function inTurns(dialect: Dialect, written: () => Promise<void>): Dialect {
  return {
    createAdapter: () => new TakesTurns(),
    createDriver: () => turnsOf(dialect.createDriver(), written),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

/** Kysely's own turns would end after the wait. */
class TakesTurns extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

function turnsOf(driver: Driver, written: () => Promise<void>): Driver {
  let last = Promise.resolve();
  let endTurn = () => {};
  return {
    init: (options) => driver.init(options),
    async acquireConnection(options) {
      const before = last;
      let end = () => {};
      last = new Promise((resolve) => (end = resolve));
      await before;
      endTurn = end;
      return driver.acquireConnection(options);
    },
    async releaseConnection(connection, options) {
      const onDisk = written();
      const end = endTurn;
      await driver.releaseConnection(connection, options).finally(end);
      await onDisk;
    },
    beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    destroy: (options) => driver.destroy(options),
  };
}
