import Database from 'better-sqlite3';
import { SqliteDialect } from 'kysely';
import { leaveNothingBehind } from '../leave-nothing-behind.ts';
import { keptStatements } from './kept-statements.ts';

/** Milliseconds to wait for another connection of this process, e.g. a backup. */
const busyTimeoutMs = 5000;

/**
 * The dialect that stands where Azure SQL does. FULL makes each commit survive a loss of power. The file may be
 * closed only after every Kysely over it is out of use.
 */
export function openSqlite(file: string): { dialect: SqliteDialect; close(): void } {
  const database = new Database(file, { timeout: busyTimeoutMs });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  leaveNothingBehind(database);
  return {
    dialect: new SqliteDialect({ database: keptStatements(database) }),
    close: () => database.close(),
  };
}
