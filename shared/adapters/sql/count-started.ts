import { sql, type Kysely } from 'kysely';
import type { StartedRuns } from '../../kernel/run-store.ts';
import type { Scope } from '../../kernel/scope.ts';
import { organisationContent } from './data-keys.ts';
import type { Database } from './schema.ts';

/** Two starts of one organisation follow each other by the row of its key, or neither would see the other. */
export async function countStarted(
  db: Kysely<Database>,
  { organisationId, principal }: Scope,
  eventId: string,
  day: string,
): Promise<StartedRuns> {
  await db
    .updateTable('data_key')
    .set((key) => ({ version: key.ref('version') }))
    .where('organisation_id', '=', organisationId)
    .where('purpose', '=', organisationContent)
    .execute();
  const rows = await db
    .selectFrom('event')
    .select((row) => ['started_by', 'started_on', 'closed', row.fn.countAll().as('runs')])
    .where('organisation_id', '=', organisationId)
    .where('id', '<>', eventId)
    .where('started_on', 'is not', null)
    .where(({ eb, or }) => or([eb('closed', '=', 0), eb('started_on', '=', day)]))
    .groupBy(['started_by', 'started_on', 'closed'])
    .execute();
  const sum = (kept: typeof rows) => kept.reduce((total, { runs }) => total + Number(runs), 0);
  const counts = (own: typeof rows) => ({
    active: sum(own.filter(({ closed }) => Number(closed) === 0)),
    startedOnDay: sum(own.filter(({ started_on }) => started_on === day)),
  });
  return {
    organisation: counts(rows),
    person: counts(rows.filter((row) => row.started_by === principal.id)),
  };
}

/** What every start asks for; without it a start would read each event of the organisation. */
export async function indexStarts(db: Kysely<unknown>): Promise<void> {
  const columns = ['organisation_id', 'started_on', 'closed', 'started_by'].map((name) => sql.ref(name));
  await sql`create index ${sql.ref('event_started')} on ${sql.table('event')} (${sql.join(columns)})`.execute(
    db,
  );
}
