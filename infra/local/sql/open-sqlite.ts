import Database from 'better-sqlite3';
import { SqliteDialect, type Dialect } from 'kysely';
import { leaveNothingBehind } from '../leave-nothing-behind.ts';
import { SyncedLog } from '../synced-log.ts';
import { keptStatements } from './kept-statements.ts';
import { inTurns } from './one-connection.ts';

/** Milliseconds to wait for another connection of this process, e.g. a backup. */
const busyTimeoutMs = 5000;

/**
 * The dialect that stands where Azure SQL does. What was acknowledged survives a loss of power. The file may be closed
 * only after every Kysely over it is out of use.
 */
export function openSqlite(file: string): { dialect: Dialect; close(): void } {
  const database = new Database(file, { timeout: busyTimeoutMs });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('foreign_keys = ON');
  leaveNothingBehind(database);
  const log = new SyncedLog(database);
  const dialect = new SqliteDialect({ database: keptStatements(database) });
  return {
    dialect: inTurns(dialect, () => log.written()),
    close() {
      database.close();
      log.close();
    },
  };
}
