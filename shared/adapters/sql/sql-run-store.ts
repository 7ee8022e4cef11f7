import type { Kysely, SelectQueryBuilder, Transaction } from 'kysely';
import type { ContentHasher } from '../../kernel/content-hash.ts';
import { artifactDocumentId, type StoredDocument } from '../../kernel/document-store.ts';
import type { Erasure } from '../../kernel/erasure.ts';
import type {
  Approval,
  ApprovalsAsked,
  EventRow,
  EventsPage,
  RunReader,
  RunStore,
  RunTransaction,
} from '../../kernel/run-store.ts';
import { seesOwnEventsOnly, type Scope } from '../../kernel/scope.ts';
import { compareText } from '../../kernel/compare-text.ts';
import { openDocument } from '../crypto/sealed-document.ts';
import { firstRows } from './first-rows.ts';
import { KeptContents } from './kept-contents.ts';
import type { KeyRing } from './key-ring.ts';
import { lockEvent } from './lock-event.ts';
import type { SqlEngine } from './migrations.ts';
import { bound, ownEvents } from './bound-query.ts';
import { SqlRunReader } from './run-reader.ts';
import { parse, placeIn, toEvent } from './stored-values.ts';
import { eventContent } from './data-keys.ts';
import { eraseEvent } from './erase-event.ts';
import { retrying } from './retrying.ts';
import { SqlRunTransaction } from './run-transaction.ts';
import type { Database } from './schema.ts';
import type { StoreTools } from './store-tools.ts';
import { mayRunAgain } from './store-faults.ts';

/** Collisions are over within milliseconds; the driver itself waits for a server that is away. */
const runningAgain = { firstDelay: 50, longestDelay: 2000, budget: 20_000, tries: 5 };

export class SqlRunStore implements RunStore {
  readonly #db: Kysely<Database>;
  readonly #engine: SqlEngine;
  readonly #tools: StoreTools;
  readonly #keys: KeyRing;

  constructor(
    db: Kysely<Database>,
    { engine, hash, keys }: { engine: SqlEngine; hash: ContentHasher; keys: KeyRing },
  ) {
    this.#db = db;
    this.#engine = engine;
    this.#keys = keys;
    this.#tools = { hash, keys, kept: new KeptContents() };
  }

  async createEvent(scope: Scope, row: EventRow, work: (tx: RunTransaction) => Promise<void>): Promise<void> {
    await this.#keys.prepare(scope.organisationId);
    await this.#run(async (trx) => {
      const { id, createdAt: created_at } = row;
      const counters = {
        acknowledged: 0,
        closed: 0,
        letters: 0,
        records: 0,
        activities: 0,
        outbox: 0,
        version: 0,
      };
      const logs = { decision_seq: 0, decision_hash: '', change_seq: 0, change_hash: '' };
      const rows = await this.#keys.organisation(scope.organisationId, trx);
      const values = {
        organisation_id: scope.organisationId,
        id,
        row: rows.seal(JSON.stringify(row), placeIn('event', id, '', 'row')),
        created_at,
        created_by: row.createdBy,
        ...counters,
        ...logs,
      };
      await trx.insertInto('event').values(values).execute();
      await SqlRunTransaction.of(trx, scope, id, this.#tools, work);
    });
  }

  async events(scope: Scope, page?: EventsPage): Promise<EventRow[]> {
    const all = this.#db
      .selectFrom('event')
      .selectAll()
      .where('organisation_id', '=', scope.organisationId)
      .where('erased', 'is', null);
    const own = seesOwnEventsOnly(scope) ? all.where('created_by', '=', scope.principal.id) : all;
    const ordered = after(own, page?.after).orderBy('created_at', 'desc').orderBy('id');
    const rows = await (page ? firstRows(ordered, this.#engine, page.limit) : ordered).execute();
    const cipher = await this.#keys.organisation(scope.organisationId);
    return Promise.all(rows.map((row) => toEvent(row, cipher)));
  }

  read(scope: Scope, eventId: string): RunReader {
    return new SqlRunReader(this.#db, scope, eventId, this.#tools);
  }

  /**
   * Locks the run first: two transactions of one event follow each other, on every engine. The work may run more
   * than once, each time on a transaction that knows nothing of the one before.
   */
  async transaction<T>(scope: Scope, eventId: string, work: (tx: RunTransaction) => Promise<T>): Promise<T> {
    await this.#keys.prepare(scope.organisationId);
    return this.#run(async (trx) => {
      await lockEvent(trx, scope.organisationId, eventId);
      return SqlRunTransaction.of(trx, scope, eventId, this.#tools, work);
    });
  }

  async erase(
    scope: Scope,
    eventIds: readonly string[],
    erasure: Erasure,
    check: (event: EventRow) => void,
  ): Promise<void> {
    await this.#keys.prepare(scope.organisationId);
    await this.#run(async (trx) => {
      // In the order of their ids, so that two who erase the same ones do not wait for each other in a circle.
      for (const id of eventIds.toSorted(compareText)) {
        await lockEvent(trx, scope.organisationId, id);
        const reader = new SqlRunReader(trx, scope, id, this.#tools);
        check(await reader.event());
        await eraseEvent(trx, { scope, reader, erasure }, this.#tools);
      }
    });
    for (const id of eventIds) this.#keys.forget(scope.organisationId, eventContent(id));
  }

  async body(scope: Scope, eventId: string, type: string, revision: number): Promise<unknown> {
    const bodies = bound(this.#db.selectFrom('artifact').select('body'), this.#db, scope, eventId);
    const found = await bodies.where('type', '=', type).where('revision', '=', revision).executeTakeFirst();
    const cipher = await this.#keys.event(scope.organisationId, eventId);
    const place = placeIn('artifact', eventId, `${type}/${revision}`, 'body');
    if (found?.body) return cipher.value(found.body, place);
    const unsent = bound(this.#db.selectFrom('outbox').select('body'), this.#db, scope, eventId);
    const waiting = await unsent.where('id', '=', artifactDocumentId(type, revision)).executeTakeFirst();
    return waiting && (await openDocument(cipher, parse(waiting.body)))['body'];
  }

  async pendingDocuments(scope: Scope, eventId: string, kind: string): Promise<StoredDocument[]> {
    const unsent = bound(this.#db.selectFrom('outbox').select('body'), this.#db, scope, eventId);
    const rows = await unsent.where('document_kind', '=', kind).orderBy('n').execute();
    const cipher = await this.#keys.event(scope.organisationId, eventId);
    return Promise.all(rows.map((row) => openDocument(cipher, parse(row.body))));
  }

  async approvalsOf(
    scope: Scope,
    { eventId, status, after: key, limit }: ApprovalsAsked,
  ): Promise<{ eventId: string; approval: Approval }[]> {
    const all = this.#db
      .selectFrom('approval')
      .selectAll()
      .where('organisation_id', '=', scope.organisationId);
    let own = seesOwnEventsOnly(scope) ? all.where('event_id', 'in', ownEvents(this.#db, scope)) : all;
    if (eventId !== undefined) own = own.where('event_id', '=', eventId);
    if (status !== undefined) own = own.where('status', '=', status);
    if (key !== undefined) {
      const [at, event, id] = key;
      own = own.where(({ eb, and, or }) =>
        or([
          eb('requested_at', '>', at),
          and([eb('requested_at', '=', at), eb('event_id', '>', event)]),
          and([eb('requested_at', '=', at), eb('event_id', '=', event), eb('id', '>', id)]),
        ]),
      );
    }
    const ordered = own.orderBy('requested_at').orderBy('event_id').orderBy('id');
    const rows = await firstRows(ordered, this.#engine, limit).execute();
    const approvals = rows.map(async (row) => {
      const cipher = await this.#keys.event(scope.organisationId, row.event_id);
      const value = await cipher.value(row.row, placeIn('approval', row.event_id, row.id, 'row'));
      return { eventId: row.event_id, approval: value as Approval }; // written by saveApproval only
    });
    return Promise.all(approvals);
  }

  #run<T>(work: (trx: Transaction<Database>) => Promise<T>): Promise<T> {
    return retrying(() => this.#db.transaction().execute(work), mayRunAgain, runningAgain);
  }
}

/** Newest first, and by id among those of one moment: what follows the last row that was seen. */
function after<O>(query: SelectQueryBuilder<Database, 'event', O>, key: EventsPage['after']) {
  if (key === undefined) return query;
  const [at, id] = key;
  return query.where(({ eb, and, or }) =>
    or([eb('created_at', '<', at), and([eb('created_at', '=', at), eb('id', '>', id)])]),
  );
}
