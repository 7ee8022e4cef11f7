import type { Kysely } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { DuePage, Trail, TrailStore } from '../../kernel/trail-store.ts';
import { firstRows } from './first-rows.ts';
import type { SqlEngine } from './migrations.ts';
import type { Database } from './schema.ts';

/** Before any time. */
const never = '';

export class SqlTrailStore implements TrailStore {
  readonly #db: Kysely<Database>;
  readonly #engine: SqlEngine;

  constructor(db: Kysely<Database>, engine: SqlEngine) {
    this.#db = db;
    this.#engine = engine;
  }

  async removedUpTo(scope: Scope, eventId: string, trail: Trail): Promise<number> {
    return (await this.#upTo(scope, eventId, trail)) ?? 0;
  }

  async due({ organisationId }: Scope, trail: Trail, { before, after, limit }: DuePage): Promise<string[]> {
    const over = this.#db
      .selectFrom('event')
      .leftJoin('trail_mark', (join) =>
        join
          .onRef('trail_mark.organisation_id', '=', 'event.organisation_id')
          .onRef('trail_mark.event_id', '=', 'event.id')
          .on('trail_mark.trail', '=', trail),
      )
      .select('event.id')
      .where('event.organisation_id', '=', organisationId)
      .where('event.closed', '=', 1)
      .where('event.erased', 'is', null)
      .where('event.id', '>', after)
      .where((or) => or('trail_mark.oldest', 'is', null).or('trail_mark.oldest', '<', before))
      .orderBy('event.id');
    return (await firstRows(over, this.#engine, limit).execute()).map(({ id }) => id);
  }

  async remove(scope: Scope, eventId: string, trail: Trail, upTo: number): Promise<void> {
    await this.#made(scope, eventId, trail);
    await this.#own(scope, eventId, trail).set({ up_to: upTo }).where('up_to', '<', upTo).execute();
  }

  async keep(scope: Scope, eventId: string, trail: Trail, oldest: string): Promise<void> {
    await this.#made(scope, eventId, trail);
    await this.#own(scope, eventId, trail).set({ oldest }).execute();
  }

  #own({ organisationId }: Scope, eventId: string, trail: Trail) {
    return this.#db
      .updateTable('trail_mark')
      .where('organisation_id', '=', organisationId)
      .where('event_id', '=', eventId)
      .where('trail', '=', trail);
  }

  async #upTo({ organisationId }: Scope, eventId: string, trail: Trail): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('trail_mark')
      .select('up_to')
      .where('organisation_id', '=', organisationId)
      .where('event_id', '=', eventId)
      .where('trail', '=', trail)
      .executeTakeFirst();
    return row?.up_to;
  }

  /** Only the timer makes marks. Of two that come at once one fails, and is there again an hour later. */
  async #made(scope: Scope, eventId: string, trail: Trail): Promise<void> {
    if ((await this.#upTo(scope, eventId, trail)) !== undefined) return;
    const row = { organisation_id: scope.organisationId, event_id: eventId, trail };
    await this.#db
      .insertInto('trail_mark')
      .values({ ...row, up_to: 0, oldest: never })
      .execute();
  }
}
