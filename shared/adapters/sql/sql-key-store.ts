import type { Kysely } from 'kysely';
import type { KeyRotation, KeyStore, Resealed } from '../../kernel/key-store.ts';
import type { KeyWrapper } from '../../kernel/key-wrapper.ts';
import { organisationLists } from '../../kernel/organisation-store.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  contentHashing,
  eventContent,
  installation,
  organisationContent,
  ownRows,
  insertKey,
  byWrappingKey,
} from './data-keys.ts';
import type { KeyRing } from './key-ring.ts';
import { placeIn } from './stored-values.ts';
import type { Database } from './schema.ts';
import { listTables, rowPlace } from './sql-organisation-store.ts';

type Row = Database['data_key'];

export class SqlKeyStore implements KeyStore {
  readonly #db: Kysely<Database>;
  readonly #keys: KeyRing;
  readonly #wrapper: KeyWrapper;

  constructor(db: Kysely<Database>, keys: KeyRing, wrapper: KeyWrapper) {
    this.#db = db;
    this.#keys = keys;
    this.#wrapper = wrapper;
  }

  async reach(): Promise<void> {
    await this.#wrapper.newest();
  }

  async rewrap({ organisationId }: Scope): Promise<KeyRotation> {
    await this.#keys.prepare(organisationId);
    const wrappedBy = await this.#wrapper.newest();
    const own = await ownRows(this.#db, organisationId, organisationContent);
    const old = [...own, ...(await ownRows(this.#db, installation, contentHashing))].filter(
      (row) => row.wrapped_by !== wrappedBy,
    );
    for (const row of old) {
      const bytes = await this.#wrapper.unwrap({ wrapped: row.wrapped, wrappedBy: row.wrapped_by });
      await this.#replace(row, await this.#wrapper.wrap(bytes));
    }
    return { wrappedBy, rewrapped: old.length };
  }

  async renew({ organisationId }: Scope, at: string): Promise<void> {
    await this.#keys.prepare(organisationId);
    const version =
      Number((await ownRows(this.#db, organisationId, organisationContent)).at(-1)?.version) + 1;
    const key = { organisationId, purpose: organisationContent, version, at };
    await insertKey(this.#db, key, byWrappingKey(this.#wrapper));
    await this.#db
      .updateTable('data_key')
      .set({ retired_at: at })
      .where('organisation_id', '=', organisationId)
      .where('purpose', '=', organisationContent)
      .where('version', '<', version)
      .where('retired_at', 'is', null)
      .execute();
    this.#keys.forget(organisationId, organisationContent);
  }

  async reseal({ organisationId }: Scope): Promise<Resealed> {
    const newest = (await ownRows(this.#db, organisationId, organisationContent)).at(-1)?.id ?? '';
    return {
      eventKeys: await this.#rewrapEventKeys(organisationId, newest),
      eventRows: await this.#resealEvents(organisationId, newest),
      listRows: await this.#resealLists(organisationId, newest),
    };
  }

  async #rewrapEventKeys(organisationId: string, newest: string): Promise<number> {
    const old = await this.#db
      .selectFrom('data_key')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('purpose', 'like', `${eventContent('')}%`)
      .where('wrapped_by', '!=', newest)
      .execute();
    const wrapping = await this.#keys.ofEvents(organisationId);
    for (const row of old) {
      const bytes = await wrapping.unwrap({ wrapped: row.wrapped, wrappedBy: row.wrapped_by }, row.id);
      await this.#replace(row, await wrapping.wrap(bytes, row.id));
    }
    return old.length;
  }

  /** Only if it is still what was read: an event that was erased meanwhile stays without a key. */
  async #replace({ organisation_id, id, wrapped_by }: Row, next: { wrapped: string; wrappedBy: string }) {
    await this.#db
      .updateTable('data_key')
      .set({ wrapped: next.wrapped, wrapped_by: next.wrappedBy })
      .where('organisation_id', '=', organisation_id)
      .where('id', '=', id)
      .where('wrapped_by', '=', wrapped_by)
      .execute();
  }

  async #resealEvents(organisationId: string, newest: string): Promise<number> {
    const cipher = await this.#keys.organisation(organisationId);
    let count = 0;
    for (const column of ['row', 'erased'] as const) {
      const old = await this.#db
        .selectFrom('event')
        .select(['id', column])
        .where('organisation_id', '=', organisationId)
        .where(column, 'is not', null)
        .where(column, 'not like', `v1.${newest}.%`)
        .execute();
      for (const found of old) {
        const text = found[column] ?? '';
        const place = placeIn('event', found.id, '', column);
        const sealed = cipher.seal(await cipher.open(text, place), place);
        // A run that wrote its row meanwhile has sealed it under the newest key or is found the next time.
        await this.#db
          .updateTable('event')
          .set({ [column]: sealed })
          .where('organisation_id', '=', organisationId)
          .where('id', '=', found.id)
          .where(column, '=', text)
          .execute();
      }
      count += old.length;
    }
    return count;
  }

  async #resealLists(organisationId: string, newest: string): Promise<number> {
    const cipher = await this.#keys.organisation(organisationId);
    let count = 0;
    for (const list of organisationLists) {
      const table = listTables[list];
      const old = await this.#db
        .selectFrom(table)
        .selectAll()
        .where('organisation_id', '=', organisationId)
        .where('row', 'not like', `v1.${newest}.%`)
        .execute();
      for (const { version, n, row } of old) {
        const place = rowPlace(list, Number(version), Number(n));
        await this.#db
          .updateTable(table)
          .set({ row: cipher.seal(await cipher.open(row, place), place) })
          .where('organisation_id', '=', organisationId)
          .where('version', '=', version)
          .where('n', '=', n)
          .execute();
      }
      count += old.length;
    }
    return count;
  }
}
