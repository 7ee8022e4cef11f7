import { sql, type Kysely } from 'kysely';
import type { MigrationProvider } from 'kysely/migration';
import { indexStarts } from './count-started.ts';
import { deadLetters, logCheckpoint, modelTurn, reports, trailMark } from './event-tables.ts';
import {
  dataKeys,
  memberLog,
  memberStore,
  organisationStore,
  policyStore,
  requestStore,
  runStore,
} from './first-tables.ts';
import { orderLists } from './order-lists.ts';

/** Characters of a key column. Together they stay within the 900 bytes that a clustered key of Azure SQL may have. */
const lengths = { owner: 100, id: 200 } as const;

/** The two engines differ in type names only. Ids compare by their bytes on both. */
export const columnTypes = {
  sqlite: { owner: 'varchar(100)', id: 'varchar(200)', text: 'text', number: 'bigint' },
  mssql: {
    owner: 'nvarchar(100) collate Latin1_General_BIN2',
    id: 'nvarchar(200) collate Latin1_General_BIN2',
    text: 'nvarchar(max)',
    number: 'bigint',
  },
} as const;

export type SqlEngine = keyof typeof columnTypes;
type ColumnType = keyof (typeof columnTypes)[SqlEngine];

export interface Table {
  columns: Record<string, ColumnType>;
  key: readonly string[];
  unique?: readonly string[];
  /** Columns that may hold null. */
  optional?: readonly string[];
}

export function migrations(engine: SqlEngine): MigrationProvider {
  return {
    getMigrations: async () => ({
      '001-run-store': { up: (db) => createTables(db, runStore, engine) },
      '002-organisation-store': { up: (db) => createTables(db, organisationStore, engine) },
      '003-members': {
        up: async (db) => {
          await createTables(db, memberStore, engine);
          await addCreators(db, engine);
        },
      },
      '004-requests': { up: (db) => createTables(db, requestStore, engine) },
      '005-member-changes': { up: (db) => createTables(db, memberLog, engine) },
      '006-data-keys': { up: (db) => createTables(db, dataKeys, engine) },
      '007-erasing': { up: (db) => addErasing(db, engine) },
      '008-policy': { up: (db) => createTables(db, policyStore, engine) },
      '009-absences': {
        up: (db) =>
          addColumn(db, engine, { table: 'member', column: 'absences', type: 'text', default: '[]' }),
      },
      '010-list-order': { up: (db) => orderLists(db, engine) },
      '011-run-quotas': {
        up: async (db) => {
          await addColumn(db, engine, { table: 'event', column: 'started_on', type: 'id' });
          await addColumn(db, engine, { table: 'event', column: 'started_by', type: 'id' });
          await indexStarts(db);
        },
      },
      '012-dead-letters': { up: (db) => createTables(db, { dead_letter: deadLetters }, engine) },
      '013-model-turns': { up: (db) => createTables(db, { model_turn: modelTurn }, engine) },
      '014-reports': { up: (db) => createTables(db, reports, engine) },
      '015-member-mail': {
        up: (db) => addColumn(db, engine, { table: 'member', column: 'mail', type: 'text' }),
      },
      '016-log-checkpoints': { up: (db) => createTables(db, { log_checkpoint: logCheckpoint }, engine) },
      '017-trail-marks': { up: (db) => createTables(db, { trail_mark: trailMark }, engine) },
      '018-content-versions': {
        up: (db) =>
          addColumn(db, engine, { table: 'event', column: 'version', type: 'number', default: '0' }),
      },
    }),
  };
}

interface NewColumn {
  table: string;
  column: string;
  type: ColumnType;
  /** Absent: it may hold null, and does in the rows that are there. */
  default?: string;
}

async function addColumn(db: Kysely<unknown>, engine: SqlEngine, added: NewColumn): Promise<void> {
  const type = sql.raw(columnTypes[engine][added.type]);
  const add = engine === 'mssql' ? sql`add` : sql`add column`;
  const rest = added.default === undefined ? sql`null` : sql`not null default ${sql.lit(added.default)}`;
  await sql`alter table ${sql.table(added.table)} ${add} ${sql.ref(added.column)} ${type} ${rest}`.execute(
    db,
  );
}

async function addErasing(db: Kysely<unknown>, engine: SqlEngine): Promise<void> {
  const empty = { default: '' };
  await addColumn(db, engine, { table: 'log_entry', column: 'at', type: 'id', ...empty });
  await addColumn(db, engine, { table: 'log_entry', column: 'content_hash', type: 'id', ...empty });
  await addColumn(db, engine, { table: 'event', column: 'erased', type: 'text' });
  await addColumn(db, engine, { table: 'request', column: 'event_id', type: 'owner' });
}

/** Who submitted an event decides what a partner sees; kept in a column since then, before that in the row alone. */
async function addCreators(db: Kysely<unknown>, engine: SqlEngine): Promise<void> {
  await addColumn(db, engine, { table: 'event', column: 'created_by', type: 'id', default: '' });
  const events = await sql<{ organisation_id: string; id: string; row: string }>`
    select ${sql.ref('organisation_id')}, ${sql.ref('id')}, ${sql.ref('row')} from ${sql.table('event')}`.execute(
    db,
  );
  for (const { organisation_id, id, row } of events.rows) {
    const { createdBy } = JSON.parse(row) as { createdBy: string }; // written by the run store only
    await sql`update ${sql.table('event')} set ${sql.ref('created_by')} = ${createdBy}
      where ${sql.ref('organisation_id')} = ${organisation_id} and ${sql.ref('id')} = ${id}`.execute(db);
  }
}

async function createTables(
  db: Kysely<unknown>,
  tables: Record<string, Table>,
  engine: SqlEngine,
): Promise<void> {
  for (const [name, { columns, key, unique, optional = [] }] of Object.entries(tables)) {
    const parts = Object.entries(columns).map(([column, type]) => {
      const nullable = optional.includes(column) ? 'null' : 'not null';
      return sql`${sql.ref(column)} ${sql.raw(columnTypes[engine][type])} ${sql.raw(nullable)}${withinLength(engine, column, type)}`;
    });
    parts.push(constraint(`${name}_pk`, 'primary key', key));
    if (unique) parts.push(constraint(`${name}_unique`, 'unique', unique));
    await sql`create table ${sql.table(name)} (${sql.join(parts)})`.execute(db);
  }
}

function constraint(name: string, kind: 'primary key' | 'unique', columns: readonly string[]) {
  return sql`constraint ${sql.ref(name)} ${sql.raw(kind)} (${sql.join(columns.map((column) => sql.ref(column)))})`;
}

/** SQLite keeps any length of text in any column; a key that Azure SQL would refuse is refused here, too. */
function withinLength(engine: SqlEngine, column: string, type: ColumnType) {
  if (engine === 'mssql' || !(type === 'owner' || type === 'id')) return sql``;
  return sql` check (length(${sql.ref(column)}) <= ${sql.lit(lengths[type])})`;
}
