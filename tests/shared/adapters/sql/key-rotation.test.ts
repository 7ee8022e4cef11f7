import { Kysely } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../../../infra/local/sql/open-sqlite.ts';
import { keyVaultWrapper } from '../../../../shared/adapters/crypto/key-vault-wrapper.ts';
import { openSql, type SqlStores } from '../../../../shared/adapters/sql/open-sql.ts';
import type { Database } from '../../../../shared/adapters/sql/schema.ts';
import { eventRow, scope } from '../../../support/open-store.ts';
import { credential, fakeVault } from '../crypto/fake-vault.ts';

let vault: ReturnType<typeof fakeVault>;
let db: Kysely<Database>;
let stores: SqlStores;
let open: () => Promise<SqlStores>;
const imported = { importId: 'imp', at: 'now', by: 'ola', format: 'csv' } as const;
const record = { kind: 'quote', body: { note: 'nuts' }, by: 'ola', at: 'now', simulated: false };

beforeEach(async () => {
  vault = fakeVault();
  const { dialect } = openSqlite(':memory:');
  const { keyId, httpClient } = vault;
  open = () => openSql(dialect, 'sqlite', keyVaultWrapper({ keyId, credential, httpClient }));
  db = new Kysely<Database>({ dialect });
  stores = await open();
  await stores.runs.createEvent(scope, eventRow({ title: 'Before' }), async (tx) => {
    await tx.appendRecord(record);
  });
  await stores.organisation.replace(scope, 'vendors', [{ name: 'Acme' }], imported);
});

async function expectReadable(from: SqlStores): Promise<void> {
  expect((await from.runs.events(scope)).map(({ title }) => title)).toEqual(['Before']);
  expect(await from.runs.read(scope, 'evt-1').records()).toMatchObject([{ body: { note: 'nuts' } }]);
  expect(await from.organisation.rows(scope, 'vendors')).toEqual([{ name: 'Acme' }]);
}
const keys = () => db.selectFrom('data_key').selectAll().orderBy('purpose').orderBy('version').execute();
const versionsUsed = async () =>
  new Set((await keys()).map(({ wrapped_by }) => wrapped_by).filter((by) => by.startsWith('https:')));

describe('a new version of the wrapping key', () => {
  beforeEach(() => vault.addVersion());

  it('wraps every key that the old one had wrapped, and nothing changes for readers', async () => {
    const before = stores.hash('o', 1);
    const { wrappedBy, rewrapped } = await stores.keys.rewrap(scope);
    expect(rewrapped).toBe(2);
    expect(await versionsUsed()).toEqual(new Set([wrappedBy]));
    const later = await open();
    await expectReadable(later);
    expect(later.hash('o', 1)).toBe(before);
  });

  it('has nothing left to wrap the second time', async () => {
    await stores.keys.rewrap(scope);
    expect((await stores.keys.rewrap(scope)).rewrapped).toBe(0);
  });

  it('goes on after it failed half way', async () => {
    vault.fail(503);
    await expect(stores.keys.rewrap(scope)).rejects.toMatchObject({ code: 'store.unavailable' });
    vault.fail(undefined);
    await expectReadable(await open());
    expect((await stores.keys.rewrap(scope)).rewrapped).toBe(2);
  });
});

describe('a new key of an organisation', () => {
  it('seals what is written from then on, while the old values stay readable', async () => {
    await stores.keys.renew(scope, 'later');
    await expectReadable(stores);
    await expectReadable(await open());
    await stores.organisation.replace(scope, 'prices', [{ item: 'tea' }], imported);
    const [old, fresh] = (await keys()).filter(({ purpose }) => purpose === 'organisation');
    expect([old?.retired_at, fresh?.retired_at]).toEqual(['later', null]);
    const { row } = await db.selectFrom('organisation_prices').select('row').executeTakeFirstOrThrow();
    expect(row.startsWith(`v1.${fresh?.id}.`)).toBe(true);
  });

  it('takes over everything that the old one held, once', async () => {
    await stores.keys.renew(scope, 'later');
    expect(await stores.keys.reseal(scope)).toEqual({ eventKeys: 1, eventRows: 1, listRows: 1 });
    expect(await stores.keys.reseal(scope)).toEqual({ eventKeys: 0, eventRows: 0, listRows: 0 });
    await expectReadable(stores);
    await expectReadable(await open());
  });

  it('is found by another process that knows the old one alone', async () => {
    const other = await open();
    await expectReadable(other);
    await stores.keys.renew(scope, 'later');
    await stores.keys.reseal(scope);
    await stores.runs.createEvent(scope, eventRow({ id: 'evt-2', title: 'After' }), async (tx) => {
      await tx.appendRecord(record);
    });
    expect(await other.runs.read(scope, 'evt-2').records()).toMatchObject([{ body: { note: 'nuts' } }]);
    expect((await other.runs.read(scope, 'evt-2').event()).title).toBe('After');
  });

  it('seals what an earlier version had left in plain text', async () => {
    await db
      .updateTable('event')
      .set({ row: JSON.stringify(eventRow({ title: 'Before' })) })
      .execute();
    await stores.keys.reseal(scope);
    const { row } = await db.selectFrom('event').select('row').executeTakeFirstOrThrow();
    expect(row).toMatch(/^v1\./);
    await expectReadable(stores);
  });
});
