import type { CompiledQuery, DatabaseConnection, IsolationLevel, QueryResult } from 'kysely';
import type mssql from 'mssql';

/** The package as a value, loaded when it is needed. */
export type MssqlPackage = typeof mssql;

/** What is used of a connection of the driver beneath `mssql`. */
export interface RawConnection {
  close(): void;
}

/** A pool lends its connections by methods that its published types leave out. */
export interface LendingPool extends mssql.ConnectionPool {
  config: mssql.config;
  collation?: unknown;
  acquire(requester: object): Promise<RawConnection>;
  release(connection: RawConnection): unknown;
}

type Callback = (error: null, connection: RawConnection, config: mssql.config) => void;

/**
 * The parent from which mssql's requests and transactions borrow: always the same connection, as Kysely assumes.
 * Otherwise a lock of the session (migrations) would lie on another connection than the work it guards.
 */
class OneConnection {
  readonly pool: LendingPool;
  readonly raw: RawConnection;

  constructor(pool: LendingPool, raw: RawConnection) {
    this.pool = pool;
    this.raw = raw;
  }

  get config(): mssql.config {
    return this.pool.config;
  }

  get connected(): boolean {
    return this.pool.connected;
  }

  get collation(): unknown {
    return this.pool.collation;
  }

  acquire(_requester: object, callback: Callback): this {
    setImmediate(callback, null, this.raw, this.config);
    return this;
  }

  /** Kysely gives it back to the pool, by way of the driver. */
  release(): this {
    return this;
  }
}

export class MssqlConnection implements DatabaseConnection {
  readonly raw: RawConnection;
  readonly #driver: MssqlPackage;
  readonly #parent: mssql.ConnectionPool;
  #transaction: mssql.Transaction | undefined;

  constructor(driver: MssqlPackage, pool: LendingPool, raw: RawConnection) {
    this.raw = raw;
    this.#driver = driver;
    this.#parent = new OneConnection(pool, raw) as unknown as mssql.ConnectionPool; // it has what they ask of a parent
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const request = this.#transaction
      ? new this.#driver.Request(this.#transaction)
      : new this.#driver.Request(this.#parent);
    query.parameters.forEach((value, index) => bind(this.#driver, request, String(index + 1), value));
    const { recordset, rowsAffected } = await request.query<Record<string, unknown>>(query.sql);
    const rows = recordset ? withNumbers(this.#driver, recordset) : [];
    return { rows: rows as R[], numAffectedRows: BigInt(rowsAffected.at(-1) ?? 0) }; // the caller states R, as with any dialect
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Rows are not streamed by this dialect.');
  }

  async begin(level: IsolationLevel = 'read committed'): Promise<void> {
    const transaction = new this.#driver.Transaction(this.#parent);
    await transaction.begin(isolation(this.#driver, level));
    this.#transaction = transaction;
  }

  async commit(): Promise<void> {
    const transaction = this.#transaction;
    this.#transaction = undefined;
    await transaction?.commit();
  }

  /** A connection that cannot roll back is closed: the server then does, and the pool does not lend it again. */
  async rollback(): Promise<void> {
    const transaction = this.#transaction;
    this.#transaction = undefined;
    try {
      await transaction?.rollback();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code !== 'EABORT') this.raw.close();
    }
  }
}

/** Types are said, with fixed lengths: derived from each value they would give every length its own cached plan. */
function bind(driver: MssqlPackage, request: mssql.Request, name: string, value: unknown): void {
  if (value === null || value === undefined) request.input(name, driver.NVarChar(driver.MAX), null);
  else if (typeof value === 'string')
    request.input(name, value.length > 4000 ? driver.NVarChar(driver.MAX) : driver.NVarChar(4000), value);
  else if (typeof value === 'number' && Number.isSafeInteger(value))
    request.input(name, driver.BigInt, value);
  else throw new TypeError(`Parameter @${name} is neither text nor a whole number.`);
}

/** The driver gives bigint columns as text; all of ours are counters, far below 2^53. */
function withNumbers(driver: MssqlPackage, rows: mssql.IRecordSet<Record<string, unknown>>) {
  const counters = Object.values(rows.columns).filter(({ type }) => type === driver.BigInt);
  return rows.map((row) => {
    const numbers = counters.map(({ name }) => [name, row[name] === null ? null : Number(row[name])]);
    return { ...row, ...Object.fromEntries(numbers) };
  });
}

function isolation(driver: MssqlPackage, level: IsolationLevel): number {
  const levels: Record<IsolationLevel, number> = {
    'read uncommitted': driver.ISOLATION_LEVEL.READ_UNCOMMITTED,
    'read committed': driver.ISOLATION_LEVEL.READ_COMMITTED,
    'repeatable read': driver.ISOLATION_LEVEL.REPEATABLE_READ,
    serializable: driver.ISOLATION_LEVEL.SERIALIZABLE,
    snapshot: driver.ISOLATION_LEVEL.SNAPSHOT,
  };
  return levels[level];
}
