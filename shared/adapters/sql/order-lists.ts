import { sql, type Kysely } from 'kysely';
import { columnTypes, type SqlEngine } from './migrations.ts';

/** Lists are read page by page in a stable order: by columns and an index since then, before that whole and from rows. */
export async function orderLists(db: Kysely<unknown>, engine: SqlEngine): Promise<void> {
  const type = sql.raw(columnTypes[engine].id);
  const add = engine === 'mssql' ? sql`add` : sql`add column`;
  const approval = sql.table('approval');
  for (const column of ['requested_at', 'status'])
    await sql`alter table ${approval} ${add} ${sql.ref(column)} ${type} not null default ''`.execute(db);
  await fillApprovals(db);
  await sql`create index ${sql.ref('approval_asked')} on ${approval} (${columns('organisation_id', 'requested_at', 'event_id', 'id')})`.execute(
    db,
  );
  await sql`create index ${sql.ref('event_newest')} on ${sql.table('event')} (${columns('organisation_id')}, ${sql.ref('created_at')} desc, ${sql.ref('id')})`.execute(
    db,
  );
  await sql`create index ${sql.ref('outbox_next')} on ${sql.table('outbox')} (${columns('attempts', 'n')})`.execute(
    db,
  );
}

async function fillApprovals(db: Kysely<unknown>): Promise<void> {
  const own = ['organisation_id', 'event_id', 'id'];
  const rows = await sql<
    Record<string, string>
  >`select ${columns(...own, 'row')} from ${sql.table('approval')}`.execute(db);
  for (const { organisation_id, event_id, id, row = '' } of rows.rows) {
    if (!row.startsWith('{')) continue; // sealed rows came with this order, or shortly before it
    const { requestedAt, status } = JSON.parse(row) as { requestedAt: string; status: string }; // written by the run store only
    await sql`update ${sql.table('approval')}
      set ${sql.ref('requested_at')} = ${requestedAt}, ${sql.ref('status')} = ${status}
      where ${sql.ref('organisation_id')} = ${organisation_id}
        and ${sql.ref('event_id')} = ${event_id} and ${sql.ref('id')} = ${id}`.execute(db);
  }
}

function columns(...names: readonly string[]) {
  return sql.join(names.map((name) => sql.ref(name)));
}
