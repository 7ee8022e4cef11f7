import { sql, type Kysely } from 'kysely';
import type { MigrationProvider } from 'kysely/migration';
import { indexStarts } from './count-started.ts';
import { deadLetters, modelTurn } from './event-tables.ts';
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

const owned = { organisation_id: 'owner', event_id: 'owner' } as const;
const ownKey = ['organisation_id', 'event_id'] as const;

const runStore: Record<string, Table> = {
  event: {
    columns: {
      organisation_id: 'owner',
      id: 'owner',
      row: 'text',
      created_at: 'id',
      acknowledged: 'number',
      closed: 'number',
      letters: 'number',
      records: 'number',
      activities: 'number',
      decision_seq: 'number',
      decision_hash: 'id',
      change_seq: 'number',
      change_hash: 'id',
      outbox: 'number',
    },
    key: ['organisation_id', 'id'],
  },
  inbox: {
    columns: { ...owned, seq: 'number', letter_key: 'id', kind: 'id', body: 'text' },
    key: [...ownKey, 'seq'],
    unique: [...ownKey, 'letter_key'],
  },
  operation: { columns: { ...owned, id: 'id', result: 'text' }, key: [...ownKey, 'id'] },
  record: {
    columns: {
      ...owned,
      seq: 'number',
      kind: 'id',
      body: 'text',
      recorded_by: 'id',
      at: 'id',
      simulated: 'number',
    },
    key: [...ownKey, 'seq'],
  },
  artifact: {
    columns: { ...owned, type: 'id', revision: 'number', envelope: 'text', body: 'text' },
    key: [...ownKey, 'type', 'revision'],
    optional: ['body'],
  },
  task_state: {
    columns: { ...owned, task: 'id', input_hash: 'id', revision: 'number', conflicts: 'text' },
    key: [...ownKey, 'task'],
  },
  question: { columns: { ...owned, id: 'id', row: 'text' }, key: [...ownKey, 'id'] },
  approval: { columns: { ...owned, id: 'id', row: 'text' }, key: [...ownKey, 'id'] },
  log_entry: {
    columns: { ...owned, log: 'id', seq: 'number', entry: 'text', previous_hash: 'id', hash: 'id' },
    key: [...ownKey, 'log', 'seq'],
  },
  outbox: {
    columns: {
      ...owned,
      id: 'id',
      kind: 'id',
      n: 'number',
      attempts: 'number',
      document_kind: 'id',
      body: 'text',
    },
    key: [...ownKey, 'id'],
  },
};

const listRows: Table = {
  columns: { organisation_id: 'owner', version: 'number', n: 'number', row: 'text' },
  key: ['organisation_id', 'version', 'n'],
};

const organisationStore: Record<string, Table> = {
  organisation_import: {
    columns: {
      organisation_id: 'owner',
      list: 'id',
      version: 'number',
      import_id: 'id',
      at: 'id',
      imported_by: 'id',
      format: 'id',
      row_count: 'number',
    },
    key: ['organisation_id', 'list', 'version'],
  },
  organisation_venues: listRows,
  organisation_vendors: listRows,
  organisation_prices: listRows,
  knowledge_overrides: {
    columns: {
      organisation_id: 'owner',
      name: 'id',
      version: 'number',
      value: 'text',
      source: 'text',
      at: 'id',
      set_by: 'id',
    },
    key: ['organisation_id', 'name', 'version'],
    optional: ['value'],
  },
};

const memberStore: Record<string, Table> = {
  member: {
    columns: { organisation_id: 'owner', id: 'id', name: 'text', roles: 'text', substitutes: 'text' },
    key: ['organisation_id', 'id'],
    // An identity belongs to one organisation: who asks is found by it alone.
    unique: ['id'],
  },
};

const requestStore: Record<string, Table> = {
  request: {
    columns: { organisation_id: 'owner', id: 'id', body_hash: 'id', taken_at: 'number', answer: 'text' },
    key: ['organisation_id', 'id'],
    optional: ['answer'],
  },
};

const memberLog: Record<string, Table> = {
  member_change: {
    columns: { organisation_id: 'owner', version: 'number', at: 'id', changed_by: 'id', changes: 'text' },
    key: ['organisation_id', 'version'],
  },
};

const dataKeys: Record<string, Table> = {
  data_key: {
    columns: {
      organisation_id: 'owner',
      id: 'id',
      purpose: 'id',
      version: 'number',
      wrapped: 'text',
      wrapped_by: 'text',
      created_at: 'id',
      retired_at: 'id',
    },
    key: ['organisation_id', 'id'],
    // Of two that make a key for the same purpose at once, one is let in.
    unique: ['organisation_id', 'purpose', 'version'],
    optional: ['retired_at'],
  },
};

const policyStore: Record<string, Table> = {
  organisation_policy: {
    columns: {
      organisation_id: 'owner',
      version: 'number',
      at: 'id',
      set_by: 'id',
      reason: 'text',
      policy: 'text',
    },
    key: ['organisation_id', 'version'],
  },
};

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
      '007-erasing': {
        up: async (db) => {
          const empty = { default: '' };
          await addColumn(db, engine, { table: 'log_entry', column: 'at', type: 'id', ...empty });
          await addColumn(db, engine, { table: 'log_entry', column: 'content_hash', type: 'id', ...empty });
          await addColumn(db, engine, { table: 'event', column: 'erased', type: 'text' });
          await addColumn(db, engine, { table: 'request', column: 'event_id', type: 'owner' });
        },
      },
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
