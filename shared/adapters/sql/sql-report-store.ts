import type { Kysely, Selectable, Transaction } from 'kysely';
import { compareText } from '../../kernel/compare-text.ts';
import type { PageAsked } from '../../kernel/page.ts';
import type { Report, ReportPart, ReportStore } from '../../kernel/report-store.ts';
import type { Scope } from '../../kernel/scope.ts';
import { changeWhole } from './change-whole.ts';
import { firstRows } from './first-rows.ts';
import type { KeyRing } from './key-ring.ts';
import { lockEvent } from './lock-event.ts';
import type { SqlEngine } from './migrations.ts';
import { parse, placeIn } from './stored-values.ts';
import type { Database } from './schema.ts';

function toReport(row: Selectable<Database['report']>): Report {
  const { id, last_day: to, written_at: writtenAt, events } = row;
  return { id, from: id, to, writtenAt, events: Number(events) };
}

const placeOf = (eventId: string, reportId: string) => placeIn('report_part', eventId, reportId, 'body');

export class SqlReportStore implements ReportStore {
  readonly #db: Kysely<Database>;
  readonly #engine: SqlEngine;
  readonly #keys: KeyRing;

  constructor(db: Kysely<Database>, engine: SqlEngine, keys: KeyRing) {
    this.#db = db;
    this.#engine = engine;
    this.#keys = keys;
  }

  async list({ organisationId }: Scope, { limit, after }: PageAsked<string>): Promise<Report[]> {
    const own = this.#db.selectFrom('report').selectAll().where('organisation_id', '=', organisationId);
    const later = after === undefined ? own : own.where('id', '<', after);
    return (await firstRows(later.orderBy('id', 'desc'), this.#engine, limit).execute()).map(toReport);
  }

  async find(
    { organisationId }: Scope,
    id: string,
  ): Promise<{ report: Report; parts: ReportPart[] } | undefined> {
    const row = await this.#db
      .selectFrom('report')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) return undefined;
    const rows = await this.#db
      .selectFrom('report_part')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('report', '=', id)
      .orderBy('event_id')
      .execute();
    const parts = rows.map(async ({ event_id: eventId, body }) => {
      const cipher = await this.#keys.event(organisationId, eventId);
      return { eventId, body: parse<unknown>(await cipher.open(body, placeOf(eventId, id))) };
    });
    return { report: toReport(row), parts: await Promise.all(parts) };
  }

  async write(
    { organisationId }: Scope,
    report: Omit<Report, 'events'>,
    parts: readonly ReportPart[],
  ): Promise<boolean> {
    await this.#keys.prepare(organisationId);
    return changeWhole(this.#db, async (trx) => {
      const { id, to: last_day, writtenAt: written_at } = report;
      const own = trx.selectFrom('report').select('id').where('organisation_id', '=', organisationId);
      if (await own.where('id', '=', id).executeTakeFirst()) return false;
      const row = { organisation_id: organisationId, id, last_day, written_at, events: parts.length };
      await trx.insertInto('report').values(row).execute();
      // In the order of their ids, as whoever erases several locks them.
      for (const part of parts.toSorted((a, b) => compareText(a.eventId, b.eventId)))
        await this.#writePart(trx, organisationId, id, part);
      return true;
    });
  }

  async #writePart(
    trx: Transaction<Database>,
    organisationId: string,
    report: string,
    { eventId, body }: ReportPart,
  ): Promise<void> {
    await lockEvent(trx, organisationId, eventId);
    const there = trx.selectFrom('event').select('id').where('organisation_id', '=', organisationId);
    // A key that is made for an erased event would outlive it.
    if (!(await there.where('id', '=', eventId).where('erased', 'is', null).executeTakeFirst())) return;
    const cipher = await this.#keys.writing(trx, organisationId, eventId);
    const sealed = cipher.seal(JSON.stringify(body), placeOf(eventId, report));
    const row = { organisation_id: organisationId, event_id: eventId, report, body: sealed };
    await trx.insertInto('report_part').values(row).execute();
  }
}
