import type { Kysely } from 'kysely';
import type { TimerStore } from '../../kernel/timer-store.ts';
import type { Database } from './schema.ts';

/** Works across organisations: handed to timers only. */
export class SqlTimerStore implements TimerStore {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async organisations(): Promise<string[]> {
    const all = this.#db.selectFrom('event').select('organisation_id').distinct();
    return (await all.orderBy('organisation_id').execute()).map(({ organisation_id }) => organisation_id);
  }
}
