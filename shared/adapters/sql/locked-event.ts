import type { Transaction } from 'kysely';
import type { Database } from './schema.ts';

type Row = Database['event'];
export type Counter = 'letters' | 'records' | 'activities' | 'outbox';

/** The row of an event that a transaction holds: read once, and what changes in it written once, at the end. */
export class LockedEvent {
  readonly #read: () => Promise<Row>;
  readonly #changes: Partial<Row> = {};
  #row: Promise<Row> | undefined;

  constructor(read: () => Promise<Row>) {
    this.#read = read;
  }

  /** With every change so far. */
  row(): Promise<Row> {
    return (this.#row ??= this.#read());
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
