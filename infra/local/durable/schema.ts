import Sqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';

const schemaVersion = 2;

/** `instances` and `history` are the record; the other three hold work not yet done, and empty themselves. */
const tables = `
  CREATE TABLE IF NOT EXISTS instances (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, version TEXT, execution TEXT NOT NULL, status TEXT NOT NULL,
    input TEXT, output TEXT, custom_status TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    parent_id TEXT, parent_execution TEXT, parent_task INTEGER, suspended INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE IF NOT EXISTS history (
    id TEXT NOT NULL, position INTEGER NOT NULL, event TEXT NOT NULL
  );
  CREATE UNIQUE INDEX IF NOT EXISTS history_of_instance ON history (id, position);
  CREATE TABLE IF NOT EXISTS inbox (
    key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, execution TEXT, event TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS inbox_of_instance ON inbox (id);
  CREATE TABLE IF NOT EXISTS activities (
    key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, execution TEXT NOT NULL, task INTEGER NOT NULL,
    name TEXT NOT NULL, input TEXT
  );
  CREATE INDEX IF NOT EXISTS activities_of_instance ON activities (id);
  CREATE TABLE IF NOT EXISTS timers (
    id TEXT NOT NULL, task INTEGER NOT NULL, execution TEXT NOT NULL, fire_at INTEGER NOT NULL,
    PRIMARY KEY (id, task)
  ) WITHOUT ROWID;
`;

/** Opens the file for this process alone: a second engine on the same file would run everything twice. */
export function openDatabase(file: string): Database {
  const database = new Sqlite(file, { timeout: 500 });
  try {
    // Results are often about 2 kB: pages of 4 kB would stay half empty. Only a new file takes the size.
    database.pragma('page_size = 8192');
    // Exclusive before WAL: then no shared-memory file is needed and the lock lasts until the process ends.
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('wal_autocheckpoint = 2000'); // pages, so 16 MB
    database.exec(`BEGIN IMMEDIATE; ${tables} COMMIT;`);
  } catch (error) {
    database.close();
    const locked = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
    throw locked ? new Error(`Another process is using the durable store ${file}.`, { cause: error }) : error;
  }
  const found = Number(database.pragma('user_version', { simple: true }));
  if (found > schemaVersion) {
    database.close();
    throw new Error(
      `The durable store ${file} was written by a newer version (${found}, known ${schemaVersion}).`,
    );
  }
  if (found === 1) database.exec('ALTER TABLE instances ADD COLUMN suspended INTEGER NOT NULL DEFAULT 0');
  database.pragma(`user_version = ${schemaVersion}`);
  return database;
}
