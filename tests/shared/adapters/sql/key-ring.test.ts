import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Kysely } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../../../infra/local/sql/open-sqlite.ts';
import { KeyRing } from '../../../../shared/adapters/sql/key-ring.ts';
import { openSql } from '../../../../shared/adapters/sql/open-sql.ts';
import type { Database } from '../../../../shared/adapters/sql/schema.ts';
import { contentHasher } from '../../../../shared/kernel/content-hash.ts';
import { testWrapper } from '../../../support/test-wrapper.ts';

const folder = mkdtempSync(join(tmpdir(), 'eods-key-ring-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function opened(name: string, earlier?: Uint8Array) {
  const { dialect } = openSqlite(join(folder, name));
  const stores = await openSql(dialect, 'sqlite', testWrapper(), earlier);
  const db = new Kysely<Database>({ dialect });
  return { stores, db, ring: new KeyRing(db, testWrapper()) };
}

describe('the key that contents are hashed under', () => {
  it('is made once, also by two that start at the same time', async () => {
    const both = await Promise.all([opened('two.db'), opened('two.db')]);
    const later = await opened('two.db');
    const hashes = [...both, later].map(({ stores }) => stores.hash('o', { a: 1 }));
    expect(new Set(hashes).size).toBe(1);
    expect(await later.db.selectFrom('data_key').selectAll().execute()).toHaveLength(1);
  });

  it('is the one of an older data folder where there is one', async () => {
    const earlier = randomBytes(32);
    const { stores } = await opened('older.db', earlier);
    expect(stores.hash('o', 1)).toBe(contentHasher(earlier)('o', 1));
    const again = await opened('older.db');
    expect(again.stores.hash('o', 1)).toBe(contentHasher(earlier)('o', 1));
  });

  it('does not lie in the table as it is', async () => {
    const earlier = randomBytes(32);
    const { db } = await opened('hidden.db', earlier);
    const rows = JSON.stringify(await db.selectFrom('data_key').selectAll().execute());
    for (const encoding of ['hex', 'base64', 'base64url'] as const)
      expect(rows).not.toContain(earlier.toString(encoding));
  });
});

describe('the keys of an organisation and its events', () => {
  it('are made once, and open what they sealed after a restart', async () => {
    const { db, ring } = await opened('events.db');
    await Promise.all([ring.prepare('o'), new KeyRing(db, testWrapper()).prepare('o')]);
    const place = { entity: 'record', id: '1', field: '/body' };
    const sealed = (await ring.writing(db, 'o', 'e')).seal('secret', place);
    const later = new KeyRing(db, testWrapper());
    expect(await (await later.event('o', 'e')).open(sealed, place)).toBe('secret');
    expect(await db.selectFrom('data_key').select('purpose').orderBy('purpose').execute()).toEqual([
      { purpose: 'content-hash' },
      { purpose: 'event:e' },
      { purpose: 'organisation' },
    ]);
  });

  it('open nothing of another event or organisation', async () => {
    const { db, ring } = await opened('others.db');
    await ring.prepare('o');
    await ring.prepare('p');
    const place = { entity: 'record', id: '1', field: '/body' };
    const sealed = (await ring.writing(db, 'o', 'e')).seal('secret', place);
    await ring.writing(db, 'o', 'f');
    await ring.writing(db, 'p', 'e');
    for (const [organisation, event] of [
      ['o', 'f'],
      ['p', 'e'],
    ] as const) {
      const cipher = await ring.event(organisation, event);
      await expect(cipher.open(sealed, place)).rejects.toMatchObject({ code: 'content.unreadable' });
    }
  });

  it('leave readable what was written before there were keys', async () => {
    const { ring } = await opened('plain.db');
    const cipher = await ring.event('o', 'e');
    expect(await cipher.open('{"a":1}', { entity: 'record', id: '1', field: '/body' })).toBe('{"a":1}');
  });
});
