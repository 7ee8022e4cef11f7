import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../../../infra/local/sql/open-sqlite.ts';
import { mssqlDialect } from '../../../../shared/adapters/sql/mssql-dialect.ts';
import { openSql } from '../../../../shared/adapters/sql/open-sql.ts';
import { testWrapper } from '../../../support/test-wrapper.ts';
import { eventRow, openStore, scope } from '../../../support/open-store.ts';

const wrapper = testWrapper();

describe('several instances that start at once', () => {
  it('bring one SQLite file up to date together', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'eods-migrations-'));
    const files = [1, 2, 3].map(() => openSqlite(join(folder, 'eods.db')));
    const stores = await Promise.all(files.map(({ dialect }) => openSql(dialect, 'sqlite', wrapper)));
    await stores[0]?.runs.createEvent(scope, eventRow(), async () => {});
    expect(await stores[2]?.runs.events(scope)).toHaveLength(1);
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true });
  });

  const url = process.env['MSSQL_TEST_URL'];
  const onServer = url ? it : () => {};
  onServer('bring one server up to date together', async () => {
    const open = () => openSql(mssqlDialect({ url: url ?? '' }), 'mssql', wrapper);
    const stores = await Promise.all([open(), open(), open()]);
    for (const store of stores) expect(await store.runs.events(scope)).toEqual([]);
    for (const store of stores) await store.close();
  });
});

describe('a database that was brought up to date before', () => {
  it('keeps what it holds', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'eods-migrations-'));
    const file = join(folder, 'eods.db');
    const first = await openStore(file);
    await first.runs.createEvent(scope, eventRow(), async () => {});
    await first.close();
    const second = await openStore(file);
    expect(await second.runs.events(scope)).toHaveLength(1);
    await second.close();
    rmSync(folder, { recursive: true });
  });
});
