import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../infra/local/durable/schema.ts';
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
});
