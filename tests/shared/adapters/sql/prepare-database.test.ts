import { describe, expect, it } from 'vitest';
import { mssqlDialect } from '../../../../shared/adapters/sql/mssql-dialect.ts';
import { grants, prepareDatabase } from '../../../../shared/adapters/sql/prepare-database.ts';
import { fakeServer, type Answer } from './fake-mssql.ts';

const identities = ['id-web-api-x1', 'id-partner-api-x1'];
const prepared = async (names = identities, answer?: (statement: string) => Answer) => {
  const server = fakeServer(answer);
  const dialect = mssqlDialect(
    { url: 'mssql://sa:secret@localhost/eods' },
    { load: async () => server.package },
  );
  await prepareDatabase(dialect, names);
  return server.log.map((line) => line.replace(/^\d+: /, ''));
};

describe('a database that is prepared for the apps', () => {
  it('gets its tables first, then the rights', async () => {
    const log = await prepared();
    const created = log.findIndex((line) => line.includes('create table "inbox"'));
    expect(created).toBeGreaterThan(-1);
    expect(log.findIndex((line) => line.startsWith('grant '))).toBeGreaterThan(created);
    expect(log.filter((line) => line.includes('from external provider'))).toEqual(
      identities.map(
        (name) => `if database_principal_id('${name}') is null create user [${name}] from external provider`,
      ),
    );
  });

  it('lets the apps read and change rows, and nothing else', () => {
    const given = grants(identities).filter((statement) => /\bgrant\b|add member/.test(statement));
    expect(given).toEqual([
      'grant select, insert, update, delete on schema::dbo to [eods_app]',
      'alter role [eods_app] add member [id-web-api-x1]',
      'alter role [eods_app] add member [id-partner-api-x1]',
    ]);
  });

  it.each(['id]; drop table event; --', "x'y", '', 'a b'])('takes no identity called %j', async (name) => {
    await expect(prepared([name])).rejects.toMatchObject({ code: 'settings.invalid' });
  });

  it('gives no right when the tables cannot be brought up to date', async () => {
    const failing = prepared(identities, (statement) =>
      statement.startsWith('create table "inbox"') ? new Error('no room') : { count: 0 },
    );
    await expect(failing).rejects.toMatchObject({ code: 'store.unavailable' });
  });
});
