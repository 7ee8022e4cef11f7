import {
  MssqlAdapter,
  MssqlIntrospector,
  MssqlQueryCompiler,
  sql,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type TransactionSettings,
} from 'kysely';
import type mssql from 'mssql';
import { mssqlConfig, type SqlServer } from './mssql-config.ts';
import {
  MssqlConnection,
  type LendingPool,
  type MssqlPackage,
  type RawConnection,
} from './mssql-connection.ts';
import { retrying, type Pauses } from './retrying.ts';
import { isOutage } from './transient-errors.ts';

/** A paused serverless database takes up to a minute to resume; most failovers are over within one, too. */
const connecting = { firstDelay: 5000, longestDelay: 20_000, budget: 90_000, tries: 12 };

export interface MssqlDialectOptions {
  /** Loaded when the first connection is needed: it costs a start without Azure SQL nothing. */
  load?: () => Promise<MssqlPackage>;
  pauses?: Pauses;
}

export function mssqlDialect(target: SqlServer, options: MssqlDialectOptions = {}): Dialect {
  const config = mssqlConfig(target);
  return {
    createAdapter: () => new LeastPrivilegeAdapter(),
    createDriver: () => new MssqlDriver(config, options),
    createIntrospector: (db) => new MssqlIntrospector(db),
    createQueryCompiler: () => new MssqlQueryCompiler(),
  };
}

/** Kysely locks migrations as `dbo`, which takes the owner of the database; `public` takes any of its users. */
class LeastPrivilegeAdapter extends MssqlAdapter {
  override async acquireMigrationLock(db: Kysely<unknown>): Promise<void> {
    await sql`exec sp_getapplock @DbPrincipal = 'public', @Resource = 'eods_migration', @LockMode = 'Exclusive', @LockOwner = 'Session'`.execute(
      db,
    );
  }

  override async releaseMigrationLock(db: Kysely<unknown>): Promise<void> {
    await sql`exec sp_releaseapplock @DbPrincipal = 'public', @Resource = 'eods_migration', @LockOwner = 'Session'`.execute(
      db,
    );
  }
}

class MssqlDriver implements Driver {
  readonly #config: mssql.config;
  readonly #load: () => Promise<MssqlPackage>;
  readonly #pauses: Pauses | undefined;
  #open: { driver: MssqlPackage; pool: LendingPool } | undefined;
  /** Number of the last refusal of a login: the driver's own error does not carry it. */
  #refusal = 0;

  constructor(config: mssql.config, { load = loadMssql, pauses }: MssqlDialectOptions) {
    this.#config = { ...config, beforeConnect: (connection) => this.#noteRefusals(connection) };
    this.#load = load;
    this.#pauses = pauses;
  }

  async init(): Promise<void> {
    const driver = await this.#load();
    const pool = new driver.ConnectionPool(this.#config) as LendingPool; // see there
    // Whoever asked for the connection is told, too; without a listener it would end the process.
    pool.on('error', () => {});
    this.#open = { driver, pool };
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const { driver, pool } = this.#opened();
    const raw = await retrying(() => this.#borrow(pool), isOutage, connecting, this.#pauses);
    return new MssqlConnection(driver, pool, raw);
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    await own(connection).begin(settings.isolationLevel);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await own(connection).commit();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await own(connection).rollback();
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#opened().pool.release(own(connection).raw);
  }

  async destroy(): Promise<void> {
    await this.#open?.pool.close();
    this.#open = undefined;
  }

  #opened() {
    if (!this.#open) throw new Error('The driver is not open.');
    return this.#open;
  }

  async #borrow(pool: LendingPool): Promise<RawConnection> {
    this.#refusal = 0;
    try {
      if (!pool.connected) await pool.connect();
      return await pool.acquire({});
    } catch (error) {
      throw this.#marked(error);
    }
  }

  #marked(error: unknown): unknown {
    if (!(error instanceof Error)) return error;
    if (this.#refusal) return Object.assign(error, { number: this.#refusal });
    const waitedTooLong = error.message.startsWith('Failed to acquire a connection from the pool');
    return waitedTooLong ? Object.assign(error, { code: 'ETIMEOUT' }) : error;
  }

  #noteRefusals(connection: mssql.Connection): void {
    const note = ({ number }: { number: number }) => {
      this.#refusal = number;
    };
    connection.on('errorMessage', note);
    connection.once('connect', () => connection.removeListener('errorMessage', note));
  }
}

const loadMssql = async () => (await import('mssql')).default;

function own(connection: DatabaseConnection): MssqlConnection {
  if (connection instanceof MssqlConnection) return connection;
  throw new TypeError('This connection belongs to another driver.');
}
