import type { Kysely, Selectable } from 'kysely';
import type { PolicyVersion } from '../../kernel/organisation-policy.ts';
import type { Scope } from '../../kernel/scope.ts';
import { parse } from './stored-values.ts';
import type { Database } from './schema.ts';

function toPolicy(row: Selectable<Database['organisation_policy']>): PolicyVersion {
  const { version, at, set_by: by, reason, policy } = row;
  return { version: Number(version), at, by, reason, policy: parse(policy) };
}

const own = (db: Kysely<Database>, { organisationId }: Scope) =>
  db.selectFrom('organisation_policy').selectAll().where('organisation_id', '=', organisationId);

/** What holds now; none, where the organisation never set a policy. */
export async function newestPolicy(db: Kysely<Database>, scope: Scope): Promise<PolicyVersion | undefined> {
  const newest = db
    .selectFrom('organisation_policy')
    .select((table) => table.fn.max('version').as('version'))
    .where('organisation_id', '=', scope.organisationId);
  const row = await own(db, scope).where('version', '=', newest).executeTakeFirst();
  return row && toPolicy(row);
}

/** Every change of the policy, newest first. */
export async function policyVersions(db: Kysely<Database>, scope: Scope): Promise<PolicyVersion[]> {
  return (await own(db, scope).orderBy('version', 'desc').execute()).map(toPolicy);
}
