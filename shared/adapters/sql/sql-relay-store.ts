import type { Kysely } from 'kysely';
import type { Backlog, EventPlace, OutboxRow, RelayStore } from '../../kernel/relay-store.ts';
import type { EventRow } from '../../kernel/run-store.ts';
import { firstRows } from './first-rows.ts';
import type { SqlEngine } from './migrations.ts';
import type { KeyRing } from './key-ring.ts';
import { parse, placeIn } from './stored-values.ts';
import type { Database } from './schema.ts';

type Owned = Pick<OutboxRow, 'id' | 'organisationId' | 'eventId'>;

/** Works across organisations: handed to the relay only. */
export class SqlRelayStore implements RelayStore {
  readonly #db: Kysely<Database>;
  readonly #engine: SqlEngine;
  readonly #keys: KeyRing;

  constructor(db: Kysely<Database>, engine: SqlEngine, keys: KeyRing) {
    this.#db = db;
    this.#keys = keys;
    this.#engine = engine;
  }

  async pending(limit: number, of?: EventPlace): Promise<OutboxRow[]> {
    const all = this.#db.selectFrom('outbox').selectAll();
    const asked = of
      ? all.where('organisation_id', '=', of.organisationId).where('event_id', '=', of.eventId)
      : all;
    const rows = asked.orderBy('attempts').orderBy('n');
    const found = await firstRows(rows, this.#engine, limit).execute();
    return Promise.all(
      found.map(async ({ id, organisation_id: organisationId, event_id: eventId, kind, body }) => {
        const own = { id, organisationId, eventId };
        const opened = kind === 'message' ? await this.#opened(own, body) : parse(body);
        return { ...own, kind, body: opened } as OutboxRow; // own columns
      }),
    );
  }

  /** Documents stay sealed until they are read; a message is to be read by whom it is sent to. */
  async #opened({ id, organisationId, eventId }: Owned, body: string): Promise<unknown> {
    const { sealed } = parse<{ sealed: string }>(body);
    const cipher = await this.#keys.event(organisationId, eventId);
    return parse(await cipher.open(sealed, placeIn('outbox', eventId, id, 'body')));
  }

  async confirm(...rows: OutboxRow[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const ids = rows.map(({ id }) => id);
    await this.#db
      .deleteFrom('outbox')
      .where('organisation_id', '=', first.organisationId)
      .where('event_id', '=', first.eventId)
      .where('id', 'in', ids)
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

  async runsWithUnreadLetters(limit: number, of?: EventPlace) {
    const all = this.#db
      .selectFrom('event')
      .select(['organisation_id', 'id', 'row'])
      .where('closed', '=', 0)
      .whereRef('letters', '>', 'acknowledged');
    const asked = of
      ? all.where('organisation_id', '=', of.organisationId).where('id', '=', of.eventId)
      : all;
    const unread = asked.orderBy('created_at');
    const found = await firstRows(unread, this.#engine, limit).execute();
    return Promise.all(
      found.map(async ({ organisation_id, id, row }) => {
        const cipher = await this.#keys.organisation(organisation_id);
        const text = await cipher.open(row, placeIn('event', id, '', 'row'));
        const { asOf, speed, startedAt } = parse<EventRow>(text);
        return { organisationId: organisation_id, eventId: id, asOf, speed, startedAt: startedAt ?? 0 };
      }),
    );
  }

  async backlog(): Promise<Backlog> {
    const rows = await this.#db
      .selectFrom('outbox')
      .select((outbox) => ['kind', outbox.fn.countAll().as('count')])
      .groupBy('kind')
      .orderBy('kind')
      .execute();
    const active = await this.#db
      .selectFrom('event')
      .select((event) => event.fn.countAll().as('count'))
      .where('closed', '=', 0)
      .where('started_on', 'is not', null)
      .where('erased', 'is', null)
      .executeTakeFirstOrThrow();
    const letters = await this.#db
      .selectFrom('dead_letter')
      .select((letter) => letter.fn.countAll().as('count'))
      .where('retried_at', 'is', null)
      .executeTakeFirstOrThrow();
    return {
      rows: rows.map(({ kind, count }) => ({ kind: kind as OutboxRow['kind'], count: Number(count) })), // own rows
      activeRuns: Number(active.count),
      deadLetters: Number(letters.count),
    };
  }
}
