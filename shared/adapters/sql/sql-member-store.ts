import type { Kysely, Selectable } from 'kysely';
import { Fault } from '../../kernel/errors.ts';
import type { Member, MemberStore } from '../../kernel/member-store.ts';
import type { Scope } from '../../kernel/scope.ts';
import { parse } from './run-reader.ts';
import type { Database } from './schema.ts';

export class SqlMemberStore implements MemberStore {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async ofIdentity(id: string): Promise<Member | undefined> {
    const found = await this.#db.selectFrom('member').selectAll().where('id', '=', id).executeTakeFirst();
    return found && toMember(found);
  }

  async members({ organisationId }: Scope): Promise<Member[]> {
    const own = this.#db.selectFrom('member').selectAll().where('organisation_id', '=', organisationId);
    return (await own.orderBy('id').execute()).map(toMember);
  }

  async replaceMembers({ organisationId }: Scope, members: readonly Member[]): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      await trx.deleteFrom('member').where('organisation_id', '=', organisationId).execute();
      for (const { id, name, roles, substitutes } of members) {
        const elsewhere = await trx.selectFrom('member').select('id').where('id', '=', id).executeTakeFirst();
        if (elsewhere) throw new Fault('member.elsewhere', `${id} is a member of another organisation.`);
        const lists = { roles: JSON.stringify(roles), substitutes: JSON.stringify(substitutes) };
        await trx
          .insertInto('member')
          .values({ organisation_id: organisationId, id, name, ...lists })
          .execute();
      }
    });
  }
}

function toMember(row: Selectable<Database['member']>): Member {
  const { organisation_id: organisationId, id, name } = row;
  return { organisationId, id, name, roles: parse(row.roles), substitutes: parse(row.substitutes) };
}
