import type { Kysely, Selectable } from 'kysely';
import { Fault } from '../../kernel/errors.ts';
import type { Member, MemberStore, MemberVersion } from '../../kernel/member-store.ts';
import type { PageAsked } from '../../kernel/page.ts';
import type { Scope } from '../../kernel/scope.ts';
import { changeWhole, refuseStale } from './change-whole.ts';
import { firstRows } from './first-rows.ts';
import type { SqlEngine } from './migrations.ts';
import { parse } from './stored-values.ts';
import type { Database } from './schema.ts';

export class SqlMemberStore implements MemberStore {
  readonly #db: Kysely<Database>;
  readonly #engine: SqlEngine;

  constructor(db: Kysely<Database>, engine: SqlEngine) {
    this.#db = db;
    this.#engine = engine;
  }

  async ofIdentity(id: string): Promise<Member | undefined> {
    const found = await this.#db.selectFrom('member').selectAll().where('id', '=', id).executeTakeFirst();
    return found && toMember(found);
  }

  async members({ organisationId }: Scope): Promise<Member[]> {
    const own = this.#db.selectFrom('member').selectAll().where('organisation_id', '=', organisationId);
    return (await own.orderBy('id').execute()).map(toMember);
  }

  async memberVersions(
    { organisationId }: Scope,
    { limit, after = Number.MAX_SAFE_INTEGER }: PageAsked<number>,
  ): Promise<MemberVersion[]> {
    const own = this.#db
      .selectFrom('member_change')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('version', '<', after);
    const newest = firstRows(own.orderBy('version', 'desc'), this.#engine, limit);
    return (await newest.execute()).map(toVersion);
  }

  replaceMembers(
    { organisationId }: Scope,
    members: readonly Member[],
    { at, by, changes, from }: Omit<MemberVersion, 'version'> & { from: number },
  ): Promise<MemberVersion> {
    return changeWhole(this.#db, async (trx) => {
      const newest = await trx
        .selectFrom('member_change')
        .select((table) => table.fn.max('version').as('version'))
        .where('organisation_id', '=', organisationId)
        .executeTakeFirst();
      refuseStale(from, Number(newest?.version ?? 0));
      const version = from + 1;
      await trx
        .insertInto('member_change')
        .values({
          organisation_id: organisationId,
          version,
          at,
          changed_by: by,
          changes: JSON.stringify(changes),
        })
        .execute();
      await trx.deleteFrom('member').where('organisation_id', '=', organisationId).execute();
      for (const { id, name, roles, mail = null, substitutes, absences } of members) {
        const elsewhere = await trx.selectFrom('member').select('id').where('id', '=', id).executeTakeFirst();
        if (elsewhere) throw new Fault('member.elsewhere', `${id} is a member of another organisation.`);
        const lists = {
          roles: JSON.stringify(roles),
          substitutes: JSON.stringify(substitutes),
          absences: JSON.stringify(absences),
        };
        await trx
          .insertInto('member')
          .values({ organisation_id: organisationId, id, name, mail, ...lists })
          .execute();
      }
      return { version, at, by, changes };
    });
  }
}

function toVersion(row: Selectable<Database['member_change']>): MemberVersion {
  const { version, at, changed_by: by, changes } = row;
  return { version: Number(version), at, by, changes: parse(changes) };
}

function toMember(row: Selectable<Database['member']>): Member {
  const { organisation_id: organisationId, id, name } = row;
  const { roles, substitutes, absences, mail } = row;
  const lists = { roles: parse<Member['roles']>(roles), substitutes: parse<string[]>(substitutes) };
  const written = mail === null ? {} : { mail };
  return { organisationId, id, name, ...written, ...lists, absences: parse(absences) };
}
