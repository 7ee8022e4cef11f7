import { Kysely, sql, type Dialect } from 'kysely';
import { z } from 'zod';
import { Fault } from '../../kernel/errors.ts';
import { migrateTables } from './open-sql.ts';
import type { Database } from './schema.ts';
import { withStoreFaults } from './store-faults.ts';

/** Names of managed identities; they are written into statements, which take no parameters there. */
const identityName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{1,127}$/);

const role = 'eods_app';

/**
 * Brings the tables up to date and lets the identities of the apps read and change rows, and nothing else: they create
 * no table, read no other schema and give nobody rights. Needs the administrator of the server; may be repeated.
 */
export async function prepareDatabase(dialect: Dialect, identities: readonly string[]): Promise<void> {
  const names = z.array(identityName).min(1).safeParse(identities);
  if (!names.success) throw new Fault('settings.invalid', 'The identities of the apps have no usable names.');
  const db = new Kysely<Database>({ dialect: withStoreFaults(dialect) });
  try {
    await migrateTables(db, 'mssql');
    for (const statement of grants(names.data)) await sql.raw(statement).execute(db);
  } finally {
    await db.destroy();
  }
}

/** What an app may do, and who is one. */
export function grants(identities: readonly string[]): string[] {
  return [
    `if database_principal_id('${role}') is null create role [${role}]`,
    `grant select, insert, update, delete on schema::dbo to [${role}]`,
    ...identities.flatMap((name) => [
      `if database_principal_id('${name}') is null create user [${name}] from external provider`,
      `alter role [${role}] add member [${name}]`,
    ]),
  ];
}
