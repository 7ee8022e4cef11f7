import type { Kysely } from 'kysely';
import type { OverrideVersion } from '../../kernel/organisation-store.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Database } from './schema.ts';

export function toOverride(row: Database['knowledge_overrides']): OverrideVersion {
  const { name, version, value, source, at, set_by } = row;
  // Written by the organisation store only, from the value read back here.
  const parsed = value === null ? null : (JSON.parse(value) as unknown);
  return { table: name, version: Number(version), value: parsed, source, at, by: set_by };
}

/** The newest override of each table; a table that went back to the product's figures has none. */
export async function currentOverrides(
  db: Kysely<Database>,
  { organisationId }: Scope,
): Promise<Map<string, OverrideVersion>> {
  const rows = await db
    .selectFrom('knowledge_overrides')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('name')
    .orderBy('version')
    .execute();
  const newest = new Map(rows.map((row) => [row.name, toOverride(row)]));
  return new Map([...newest].filter(([, { value }]) => value !== null));
}
