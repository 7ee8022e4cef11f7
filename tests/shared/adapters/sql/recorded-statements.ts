import {
  DummyDriver,
  Kysely,
  LimitNode,
  MssqlQueryCompiler,
  SelectQueryNode,
  SqliteQueryCompiler,
  ValueNode,
  type CompiledQuery,
  type Dialect,
  type RootOperationNode,
} from 'kysely';
import { openSqlite } from '../../../../infra/local/sql/open-sqlite.ts';
import { migrations } from '../../../../shared/adapters/sql/migrations.ts';
import { mssqlDialect } from '../../../../shared/adapters/sql/mssql-dialect.ts';

/** Any address: the compiled statements do not depend on it. */
const nowhere = mssqlDialect({ url: 'mssql://sa:secret@localhost/eods' });

/** SQLite that answers, while every statement is noted as it would go to Azure SQL. */
export function recordingDialect(note: (statement: string) => void): Dialect {
  const { dialect } = openSqlite(':memory:');
  const compileQuery = <R>(node: RootOperationNode, id: CompiledQuery['queryId']): CompiledQuery<R> => {
    note(new MssqlQueryCompiler().compileQuery(node, id).sql);
    const { sql, parameters } = new SqliteQueryCompiler().compileQuery(withLimit(node), id);
    return { sql, parameters, query: node, queryId: id };
  };
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => dialect.createDriver(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => ({ compileQuery }),
  };
}

/** SQLite knows no `top`. */
function withLimit(node: RootOperationNode): RootOperationNode {
  if (!SelectQueryNode.is(node) || !node.top) return node;
  const { top, ...rest } = node;
  return { ...rest, limit: LimitNode.create(ValueNode.create(top.expression)) };
}

/** What the migrations and their lock send to Azure SQL. */
export async function migrationStatements(): Promise<string[]> {
  const statements: string[] = [];
  const db = new Kysely<unknown>({
    dialect: { ...nowhere, createDriver: () => new DummyDriver() },
    log: ({ query }) => void statements.push(query.sql),
  });
  const adapter = nowhere.createAdapter();
  const lock = { lockTable: '', lockRowId: '', lockTableSchema: '' };
  await adapter.acquireMigrationLock(db, lock);
  for (const migration of Object.values(await migrations('mssql').getMigrations())) await migration.up(db);
  await adapter.releaseMigrationLock(db, lock);
  return statements;
}
