import type { Kysely } from 'kysely';
import type {
  ListVersion,
  OrganisationList,
  OrganisationStore,
  OverrideVersion,
} from '../../kernel/organisation-store.ts';
import type { NumberedPage } from '../../kernel/page.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { PolicyVersion } from '../../kernel/organisation-policy.ts';
import { policyVersions } from './policy-rows.ts';
import { currentOverrides, toOverride } from './knowledge-rows.ts';
import { changeWhole, refuseStale } from './change-whole.ts';
import type { KeyRing } from './key-ring.ts';
import { parse } from './stored-values.ts';
import type { Database } from './schema.ts';

export const listTables = {
  venues: 'organisation_venues',
  vendors: 'organisation_vendors',
  prices: 'organisation_prices',
} as const satisfies Record<OrganisationList, keyof Database>;

/** Rows in one statement: four values each, and Azure SQL takes 2,100 values and 1,000 rows. */
const rowsPerInsert = 500;

export class SqlOrganisationStore implements OrganisationStore {
  readonly #db: Kysely<Database>;
  readonly #keys: KeyRing;

  constructor(db: Kysely<Database>, keys: KeyRing) {
    this.#db = db;
    this.#keys = keys;
  }

  versions(scope: Scope, list: OrganisationList): Promise<ListVersion[]> {
    return versionsOf(this.#db, scope, list);
  }

  async rows(
    scope: Scope,
    list: OrganisationList,
    version?: number,
    { after, limit }: NumberedPage = { after: 0, limit: Number.MAX_SAFE_INTEGER },
  ): Promise<unknown[]> {
    const wanted = version ?? (await this.versions(scope, list))[0]?.version;
    if (wanted === undefined) return [];
    const rows = await this.#db
      .selectFrom(listTables[list])
      .select(['n', 'row'])
      .where('organisation_id', '=', scope.organisationId)
      .where('version', '=', wanted)
      // They are numbered from 0.
      .where('n', '>=', after)
      .where('n', '<', after + limit)
      .orderBy('n')
      .execute();
    const cipher = await this.#keys.organisation(scope.organisationId);
    return Promise.all(
      rows.map(async ({ n, row }) =>
        parse<unknown>(await cipher.open(row, rowPlace(list, wanted, Number(n)))),
      ),
    );
  }

  async replace(
    scope: Scope,
    list: OrganisationList,
    rows: readonly unknown[],
    by: Omit<ListVersion, 'version' | 'rows'>,
    from?: number,
  ): Promise<ListVersion> {
    await this.#keys.prepare(scope.organisationId);
    const cipher = await this.#keys.organisation(scope.organisationId);
    return changeWhole(this.#db, async (trx) => {
      const { organisationId: organisation_id } = scope;
      const newest = (await versionsOf(trx, scope, list))[0]?.version ?? 0;
      refuseStale(from, newest);
      const version = newest + 1;
      const { importId: import_id, at, by: imported_by, format } = by;
      const entry = { organisation_id, list, version, import_id, at, imported_by, format };
      await trx
        .insertInto('organisation_import')
        .values({ ...entry, row_count: rows.length })
        .execute();
      const values = rows.map((row, n) => {
        const sealed = cipher.seal(JSON.stringify(row), rowPlace(list, version, n));
        return { organisation_id, version, n, row: sealed };
      });
      for (let start = 0; start < values.length; start += rowsPerInsert)
        await trx
          .insertInto(listTables[list])
          .values(values.slice(start, start + rowsPerInsert))
          .execute();
      return { version, ...by, rows: rows.length };
    });
  }

  overrides(scope: Scope): Promise<Map<string, OverrideVersion>> {
    return currentOverrides(this.#db, scope);
  }

  overrideVersions(scope: Scope, table: string): Promise<OverrideVersion[]> {
    return overrideVersionsOf(this.#db, scope, table);
  }

  saveOverride(
    scope: Scope,
    override: Omit<OverrideVersion, 'version'>,
    from?: number,
  ): Promise<OverrideVersion> {
    return changeWhole(this.#db, async (trx) => {
      const { table: name, value, source, at, by } = override;
      const newest = (await overrideVersionsOf(trx, scope, name))[0]?.version ?? 0;
      refuseStale(from, newest);
      const version = newest + 1;
      const row = {
        organisation_id: scope.organisationId,
        name,
        version,
        value: value === null ? null : JSON.stringify(value),
        source,
        at,
        set_by: by,
      };
      await trx.insertInto('knowledge_overrides').values(row).execute();
      return { ...override, version };
    });
  }

  policyVersions(scope: Scope): Promise<PolicyVersion[]> {
    return policyVersions(this.#db, scope);
  }

  savePolicy(scope: Scope, change: Omit<PolicyVersion, 'version'>, from: number): Promise<PolicyVersion> {
    return changeWhole(this.#db, async (trx) => {
      const newest = (await policyVersions(trx, scope))[0]?.version ?? 0;
      refuseStale(from, newest);
      const version = newest + 1;
      const { at, by: set_by, reason, policy } = change;
      const row = { organisation_id: scope.organisationId, version, at, set_by, reason };
      await trx
        .insertInto('organisation_policy')
        .values({ ...row, policy: JSON.stringify(policy) })
        .execute();
      return { version, ...change };
    });
  }
}

/** Rows of one version lie next to each other; each opens in its own place alone. */
export const rowPlace = (list: OrganisationList, version: number, n: number) => ({
  entity: listTables[list],
  id: `${version}/${n}`,
  field: '/row',
});

async function versionsOf(
  db: Kysely<Database>,
  scope: Scope,
  list: OrganisationList,
): Promise<ListVersion[]> {
  const rows = await db
    .selectFrom('organisation_import')
    .selectAll()
    .where('organisation_id', '=', scope.organisationId)
    .where('list', '=', list)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    version: Number(row.version),
    importId: row.import_id,
    at: row.at,
    by: row.imported_by,
    format: row.format as ListVersion['format'], // written by `replace` only
    rows: Number(row.row_count),
  }));
}

async function overrideVersionsOf(
  db: Kysely<Database>,
  { organisationId }: Scope,
  table: string,
): Promise<OverrideVersion[]> {
  const rows = await db
    .selectFrom('knowledge_overrides')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('name', '=', table)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(toOverride);
}
