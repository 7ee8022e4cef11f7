import type { Kysely } from 'kysely';
import type { RequestStanding, RequestStore, StoredAnswer } from '../../kernel/request-store.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { KeyRing } from './key-ring.ts';
import { parse } from './stored-values.ts';
import type { Database } from './schema.ts';

const placeOf = (key: string) => ({ entity: 'request', id: key, field: '/answer' });

export class SqlRequestStore implements RequestStore {
  readonly #db: Kysely<Database>;

  readonly #keys: KeyRing;

  constructor(db: Kysely<Database>, keys: KeyRing) {
    this.#db = db;
    this.#keys = keys;
  }

  async take(
    { organisationId }: Scope,
    key: string,
    { bodyHash, now, lostBefore }: { bodyHash: string; now: number; lostBefore: number },
  ): Promise<RequestStanding> {
    const fresh = {
      organisation_id: organisationId,
      id: key,
      body_hash: bodyHash,
      taken_at: now,
      answer: null,
      event_id: null,
    };
    // Of two that come at once the key lets one in; the other then finds its row.
    const failure = await this.#db
      .insertInto('request')
      .values(fresh)
      .execute()
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    if (failure === undefined) return { standing: 'new' };
    const found = await this.#own(
      this.#db.selectFrom('request').selectAll(),
      organisationId,
      key,
    ).executeTakeFirst();
    if (!found) throw failure;
    if (found.body_hash !== bodyHash) return { standing: 'other-body' };
    if (found.answer !== null) {
      const cipher = await (found.event_id
        ? this.#keys.event(organisationId, found.event_id)
        : this.#keys.organisation(organisationId));
      const text = await cipher.open(found.answer, placeOf(key));
      return { standing: 'answered', answer: parse<StoredAnswer>(text) };
    }
    if (Number(found.taken_at) >= lostBefore) return { standing: 'in-progress' };
    const again = this.#db.updateTable('request').set({ taken_at: now });
    const taken = await this.#own(again, organisationId, key)
      .where('taken_at', '=', found.taken_at)
      .executeTakeFirst();
    return { standing: taken.numUpdatedRows > 0n ? 'new' : 'in-progress' };
  }

  async answer(
    { organisationId }: Scope,
    key: string,
    answer: StoredAnswer,
    eventId: string | null,
  ): Promise<void> {
    await this.#keys.prepare(organisationId);
    const cipher = await (eventId
      ? this.#keys.writing(this.#db, organisationId, eventId)
      : this.#keys.organisation(organisationId));
    const sealed = cipher.seal(JSON.stringify(answer), placeOf(key));
    const answered = this.#db.updateTable('request').set({ answer: sealed, event_id: eventId });
    await this.#own(answered, organisationId, key).execute();
  }

  async release({ organisationId }: Scope, key: string): Promise<void> {
    await this.#own(this.#db.deleteFrom('request'), organisationId, key).execute();
  }

  async forget(before: number): Promise<void> {
    await this.#db.deleteFrom('request').where('taken_at', '<', before).execute();
  }

  #own<Q extends { where(column: 'organisation_id' | 'id', operator: '=', value: string): Q }>(
    query: Q,
    organisationId: string,
    key: string,
  ): Q {
    return query.where('organisation_id', '=', organisationId).where('id', '=', key);
  }
}
