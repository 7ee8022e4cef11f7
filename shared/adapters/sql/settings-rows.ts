import type { Kysely } from 'kysely';
import type { OrganisationSettings } from '../../kernel/run-contents.ts';
import type { Scope } from '../../kernel/scope.ts';
import { currentOverrides } from './knowledge-rows.ts';
import { newestPolicy } from './policy-rows.ts';
import type { Database } from './schema.ts';

/** Another one after every change: rows of these tables are added and never changed. */
export async function settingsStamp(db: Kysely<Database>, { organisationId }: Scope): Promise<string> {
  const row = await db
    .selectNoFrom(({ selectFrom }) => [
      selectFrom('organisation_policy')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('organisation_id', '=', organisationId)
        .as('policies'),
      selectFrom('knowledge_overrides')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('organisation_id', '=', organisationId)
        .as('overrides'),
      selectFrom('organisation_import')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('organisation_id', '=', organisationId)
        .as('imports'),
    ])
    .executeTakeFirstOrThrow();
  return `${row.policies}.${row.overrides}.${row.imports}`;
}

export async function readSettings(db: Kysely<Database>, scope: Scope): Promise<OrganisationSettings> {
  const policy = await newestPolicy(db, scope);
  const knowledge = await currentOverrides(db, scope);
  const rows = await db
    .selectFrom('organisation_import')
    .select((row) => ['list', row.fn.max('version').as('version')])
    .where('organisation_id', '=', scope.organisationId)
    .groupBy('list')
    .execute();
  const lists = Object.fromEntries(rows.map(({ list, version }) => [list, Number(version)]));
  return { policy, knowledge, lists };
}
