import { randomUUID } from 'node:crypto';
import { Kysely, type Dialect } from 'kysely';
import { openSqlite } from '../../../../infra/local/sql/open-sqlite.ts';
import { mssqlDialect } from '../../../../shared/adapters/sql/mssql-dialect.ts';
import { openSql, type SqlStores } from '../../../../shared/adapters/sql/open-sql.ts';
import type { Database } from '../../../../shared/adapters/sql/schema.ts';
import type { RunTransaction } from '../../../../shared/kernel/run-store.ts';
import type { Scope } from '../../../../shared/kernel/scope.ts';
import { testWrapper } from '../../../support/test-wrapper.ts';
import { eventRow } from '../../../support/open-store.ts';

/** A store with one event, `evt-1`, of an organisation that no other test has. */
export interface OneEvent {
  store: SqlStores;
  scope: Scope;
  write<T>(work: (tx: RunTransaction) => Promise<T>): Promise<T>;
  /** Removes what the test has left. */
  finish(): Promise<void>;
}

/** SQLite always, and the server at `MSSQL_TEST_URL` (mssql://user:password@host:port/database) when that is set. */
export const engines: { engine: string; open: () => Promise<OneEvent> }[] = [
  { engine: 'SQLite', open: () => withEvent(openSqlite(':memory:').dialect, 'sqlite') },
];
const url = process.env['MSSQL_TEST_URL'];
if (url) engines.push({ engine: 'Azure SQL', open: () => withEvent(mssqlDialect({ url }), 'mssql') });

async function withEvent(dialect: Dialect, engine: 'sqlite' | 'mssql'): Promise<OneEvent> {
  const store = await openSql(dialect, engine, testWrapper());
  const organisationId = `test-${randomUUID()}`;
  const scope: Scope = { organisationId, principal: { id: 'ola', name: 'Ola', roles: ['planner'] } };
  await store.runs.createEvent(scope, eventRow({ organisationId }), async () => {});
  return {
    store,
    scope,
    write: (work) => store.runs.transaction(scope, 'evt-1', work),
    async finish() {
      if (engine === 'mssql') await removeAll(dialect, organisationId);
      await store.close();
    },
  };
}

const tables = {
  event: true,
  inbox: true,
  operation: true,
  record: true,
  artifact: true,
  task_state: true,
  model_turn: true,
  question: true,
  approval: true,
  log_entry: true,
  outbox: true,
  organisation_import: true,
  organisation_venues: true,
  organisation_vendors: true,
  organisation_prices: true,
  knowledge_overrides: true,
  organisation_policy: true,
  member: true,
  member_change: true,
  request: true,
  data_key: true,
  dead_letter: true,
  log_checkpoint: true,
  report: true,
  report_part: true,
  trail_mark: true,
} satisfies Record<keyof Database, true>;

async function removeAll(dialect: Dialect, organisationId: string): Promise<void> {
  const db = new Kysely<Database>({ dialect });
  const names = Object.keys(tables) as (keyof typeof tables)[]; // its own keys
  for (const table of names)
    await db.deleteFrom(table).where('organisation_id', '=', organisationId).execute();
  await db.destroy();
}
