import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { EventRow, OutboxRow, RelayStore } from '../../kernel/run-store.ts';
import type { SqlEngine } from './migrations.ts';
import { parse } from './run-reader.ts';
import type { Database } from './schema.ts';

/** Works across organisations: handed to the relay only. */
export class SqlRelayStore implements RelayStore {
  readonly #db: Kysely<Database>;
  readonly #engine: SqlEngine;

  constructor(db: Kysely<Database>, engine: SqlEngine) {
    this.#db = db;
    this.#engine = engine;
  }

  async pending(limit: number): Promise<OutboxRow[]> {
    const rows = this.#db.selectFrom('outbox').selectAll().orderBy('attempts').orderBy('n');
    return (await this.#first(rows, limit).execute()).map(
      ({ id, organisation_id, event_id, kind, body }) =>
        ({ id, organisationId: organisation_id, eventId: event_id, kind, body: parse(body) }) as OutboxRow, // own columns
    );
  }

  async confirm({ organisationId, eventId, id }: OutboxRow): Promise<void> {
    await this.#db
      .deleteFrom('outbox')
      .where('organisation_id', '=', organisationId)
      .where('event_id', '=', eventId)
      .where('id', '=', id)
      .execute();
  }

  async postpone({ organisationId, eventId, id }: OutboxRow): Promise<void> {
    await this.#db
      .updateTable('outbox')
      .set((row) => ({ attempts: row('attempts', '+', 1) }))
      .where('organisation_id', '=', organisationId)
      .where('event_id', '=', eventId)
      .where('id', '=', id)
      .execute();
  }

  async runsWithUnreadLetters(limit: number) {
    const unread = this.#db
      .selectFrom('event')
      .select(['organisation_id', 'id', 'row'])
      .where('closed', '=', 0)
      .whereRef('letters', '>', 'acknowledged')
      .orderBy('created_at');
    return (await this.#first(unread, limit).execute()).map(({ organisation_id, id, row }) => {
      const { asOf, speed, startedAt } = parse<EventRow>(row);
      return { organisationId: organisation_id, eventId: id, asOf, speed, startedAt: startedAt ?? 0 };
    });
  }

  /** The engines name it differently. */
  #first<T extends keyof Database, O>(query: SelectQueryBuilder<Database, T, O>, limit: number) {
    return this.#engine === 'sqlite' ? query.limit(limit) : query.top(limit);
  }
}
