import type { Kysely, Selectable } from 'kysely';
import type { DeadLetter, DeadLetterStore } from '../../kernel/dead-letter-store.ts';
import type { PageAsked } from '../../kernel/page.ts';
import type { Scope } from '../../kernel/scope.ts';
import { firstRows } from './first-rows.ts';
import type { SqlEngine } from './migrations.ts';
import type { Database } from './schema.ts';

function toLetter(row: Selectable<Database['dead_letter']>): DeadLetter {
  const { organisation_id, event_id, id, queue, task, operation, attempt, reason, description, at } = row;
  const { retried_by: by, retried_at: retriedAt } = row;
  const message = { organisationId: organisation_id, eventId: event_id, task, operation };
  const retried = by === null || retriedAt === null ? null : { by, at: retriedAt };
  return { ...message, attempt: Number(attempt), id, queue, reason, description, at, retried };
}

export class SqlDeadLetterStore implements DeadLetterStore {
  readonly #db: Kysely<Database>;
  readonly #engine: SqlEngine;

  constructor(db: Kysely<Database>, engine: SqlEngine) {
    this.#db = db;
    this.#engine = engine;
  }

  async save(scope: Scope, letter: DeadLetter): Promise<void> {
    if (await this.find(scope, letter.id)) return;
    const { eventId: event_id, id, queue, task, operation, attempt, reason, description, at } = letter;
    const row = { id, event_id, queue, task, operation, attempt, reason, description, at };
    const open = { organisation_id: scope.organisationId, retried_by: null, retried_at: null };
    await this.#db
      .insertInto('dead_letter')
      .values({ ...row, ...open })
      .execute();
  }

  async list(scope: Scope, { limit, after }: PageAsked<readonly [string, string]>): Promise<DeadLetter[]> {
    let own = this.#db
      .selectFrom('dead_letter')
      .selectAll()
      .where('organisation_id', '=', scope.organisationId);
    if (after !== undefined) {
      const [at, id] = after;
      own = own.where(({ eb, and, or }) =>
        or([eb('at', '>', at), and([eb('at', '=', at), eb('id', '>', id)])]),
      );
    }
    const ordered = own.orderBy('at').orderBy('id');
    return (await firstRows(ordered, this.#engine, limit).execute()).map(toLetter);
  }

  async find({ organisationId }: Scope, id: string): Promise<DeadLetter | undefined> {
    const row = await this.#db
      .selectFrom('dead_letter')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('id', '=', id)
      .executeTakeFirst();
    return row && toLetter(row);
  }

  async markRetried(
    { organisationId }: Scope,
    id: string,
    { by, at }: { by: string; at: string },
  ): Promise<void> {
    await this.#db
      .updateTable('dead_letter')
      .set({ retried_by: by, retried_at: at })
      .where('organisation_id', '=', organisationId)
      .where('id', '=', id)
      .execute();
  }
}
