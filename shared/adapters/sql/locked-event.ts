import type { Transaction } from 'kysely';
import { stampOf } from './kept-contents.ts';
import type { Database } from './schema.ts';

type Row = Database['event'];
export type Counter = 'letters' | 'records' | 'activities' | 'outbox';

/** The row of an event that a transaction holds: read once, and what changes in it written once, at the end. */
export class LockedEvent {
  readonly #read: () => Promise<Row>;
  readonly #changes: Partial<Row> = {};
  #row: Promise<Row> | undefined;
  #stamp = '';

  constructor(read: () => Promise<Row>) {
    this.#read = read;
  }

  /** With every change so far. */
  row(): Promise<Row> {
    return (this.#row ??= this.#first());
  }

  /** Of the contents as the transaction found them; undefined once it has changed them. */
  get stamp(): string | undefined {
    return 'version' in this.#changes ? undefined : this.#stamp;
  }

  /** To be told before anything is written that is read with the contents. */
  async altersContents(): Promise<void> {
    if (this.stamp !== undefined) await this.change({ version: Number((await this.row()).version) + 1 });
  }

  async change(changes: Partial<Row>): Promise<void> {
    const row = await this.row();
    Object.assign(row, changes);
    Object.assign(this.#changes, changes);
  }

  async next(counter: Counter): Promise<number> {
    const row = await this.row();
    const next = Number(row[counter]) + 1;
    await this.change({ [counter]: next });
    return next;
  }

  async #first(): Promise<Row> {
    const row = await this.#read();
    this.#stamp = stampOf(row);
    return row;
  }

  async write(trx: Transaction<Database>): Promise<void> {
    if (Object.keys(this.#changes).length === 0) return;
    const { organisation_id, id } = await this.row();
    await trx
      .updateTable('event')
      .set(this.#changes)
      .where('organisation_id', '=', organisation_id)
      .where('id', '=', id)
      .execute();
  }
}
