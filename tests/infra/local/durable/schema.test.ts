import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../infra/local/durable/schema.ts';
import { openStore } from '../../../../infra/local/durable/store.ts';
import { newStoreFile } from './support/durable-app.ts';

describe('the durable store', () => {
  it('writes ahead and waits for the disk at every commit', () => {
    const database = openDatabase(newStoreFile());
    const full = 2;
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('synchronous', { simple: true })).toBe(full);
    database.close();
  });

  it('is not opened when a newer version wrote it', () => {
    const file = newStoreFile();
    const newer = new Sqlite(file);
    newer.pragma('user_version = 99');
    newer.close();
    expect(() => openDatabase(file)).toThrow(/newer version \(99/);
  });

  it('keeps the instances of an older version', () => {
    const file = newStoreFile();
    const older = new Sqlite(file);
    older.exec(`CREATE TABLE instances (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, version TEXT, execution TEXT NOT NULL, status TEXT NOT NULL,
      input TEXT, output TEXT, custom_status TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
      parent_id TEXT, parent_execution TEXT, parent_task INTEGER);
      INSERT INTO instances VALUES ('x', 'n', NULL, 'e', 'Running', NULL, NULL, NULL, 't', 't', NULL, NULL, NULL)`);
    older.pragma('user_version = 1');
    older.close();
    const database = openDatabase(file);
    expect(openStore(database).instance('x')).toMatchObject({ status: 'Running', suspended: 0 });
    database.close();
  });
});
