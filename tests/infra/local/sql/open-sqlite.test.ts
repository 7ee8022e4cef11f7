import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../../../infra/local/sql/open-sqlite.ts';

describe('the SQLite dialect', () => {
  it('keeps a log that is put on the disk before it is copied, keeps foreign keys and waits for a lock', async () => {
    const { dialect, close } = openSqlite(join(mkdtempSync(join(tmpdir(), 'eods-sql-')), 'eods.db'));
    const db = new Kysely<Record<string, never>>({ dialect });
    const setting = async (name: string) => {
      const { rows } = await sql.raw<Record<string, unknown>>(`PRAGMA ${name}`).execute(db);
      return Object.values(rows[0] ?? {})[0];
    };
    expect(await setting('journal_mode')).toBe('wal');
    expect(await setting('synchronous')).toBe(1);
    expect(await setting('foreign_keys')).toBe(1);
    expect(await setting('busy_timeout')).toBe(5000);
    await db.destroy();
    close();
  });
});
