import Database from 'better-sqlite3';
import { leaveNothingBehind } from '../leave-nothing-behind.ts';
import { SyncedLog } from '../synced-log.ts';

export const SqliteError = Database.SqliteError;

export interface StoredRow {
  /** Grows with every created document and stays through replacements: the order of a query without ORDER BY. */
  sequence: number;
  id: string;
  etag: string;
  /** Seconds since the epoch. */
  writtenAt: number;
  /** JSON as the client sent it, without the system properties. */
  body: string;
}

export interface Draft extends Omit<StoredRow, 'sequence'> {
  /** Seconds since the epoch; from then on the document is gone. */
  expiresAt: number | null;
}

/**
 * The SQLite file: databases and containers by path, documents by container path, partition and id.
 * `now` is in seconds since the epoch.
 */
export interface DocumentFile {
  resource(path: string): string | undefined;
  addResource(path: string, definition: string): void;
  document(container: string, partition: string, id: string, now: number): StoredRow | undefined;
  partition(container: string, partition: string, now: number): StoredRow[];
  /** Those of the partition whose property `kind` is this text. */
  ofKind(container: string, partition: string, kind: string, now: number): StoredRow[];
  write(container: string, partition: string, draft: Draft): StoredRow;
  remove(container: string, partition: string, id: string): void;
  removeExpired(now: number): void;
  transaction<T>(work: () => T): T;
  /** Resolves when what was written is on the disk; only then a write is acknowledged. */
  written(): Promise<void>;
  close(): void;
}

const tables = `
  create table if not exists resource (path text primary key, definition text not null);
  create table if not exists document (
    sequence integer primary key autoincrement,
    container text not null references resource (path),
    partition text not null,
    id text not null,
    etag text not null,
    writtenAt integer not null,
    body text not null,
    expiresAt integer,
    unique (container, partition, id)
  );`;
const columns = 'sequence, id, etag, writtenAt, body';
/** A text, or null; as it stands in the index. */
const kindOf = `json_extract(body, '$.kind')`;

export function openDocumentFile(file: string, maximumPages?: number): DocumentFile {
  const database = openDatabase(file);
  const log = new SyncedLog(database);
  if (maximumPages !== undefined) database.pragma(`max_page_count = ${maximumPages}`);

  const resource = database
    .prepare<[string], string>('select definition from resource where path = ?')
    .pluck();
  const addResource = database.prepare<[string, string]>('insert into resource values (?, ?)');
  const key = 'container = ? and partition = ? and id = ?';
  const alive = '(expiresAt is null or expiresAt > ?)';
  const document = database.prepare<[string, string, string, number], StoredRow>(
    `select ${columns} from document where ${key} and ${alive}`,
  );
  const partition = database.prepare<[string, string, number], StoredRow>(
    `select ${columns} from document where container = ? and partition = ? and ${alive} order by sequence`,
  );
  const ofKind = database.prepare<[string, string, string, number], StoredRow>(
    `select ${columns} from document where container = ? and partition = ? and ${kindOf} = ? and ${alive} order by sequence`,
  );
  const write = database.prepare<[string, string, string, string, number, string, number | null], StoredRow>(
    `insert into document (container, partition, id, etag, writtenAt, body, expiresAt) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (container, partition, id)
     do update set
       etag = excluded.etag, writtenAt = excluded.writtenAt, body = excluded.body, expiresAt = excluded.expiresAt
     returning ${columns}`,
  );
  const remove = database.prepare<[string, string, string]>(`delete from document where ${key}`);
  const removeExpired = database.prepare<[number]>('delete from document where expiresAt <= ?');

  return {
    resource: (path) => resource.get(path),
    addResource: (path, definition) => void addResource.run(path, definition),
    document: (container, of, id, now) => document.get(container, of, id, now),
    partition: (container, of, now) => partition.all(container, of, now),
    ofKind: (container, of, kind, now) => ofKind.all(container, of, kind, now),
    write(container, of, { id, etag, writtenAt, body, expiresAt }) {
      const row = write.get(container, of, id, etag, writtenAt, body, expiresAt);
      if (!row) throw new Error('The insert returned no row');
      return row;
    },
    remove: (container, of, id) => void remove.run(container, of, id),
    removeExpired: (now) => void removeExpired.run(now),
    transaction: (work) => database.transaction(work).immediate(),
    written: () => log.written(),
    close() {
      database.close();
      log.close();
    },
  };
}

function openDatabase(file: string): Database.Database {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  leaveNothingBehind(database);
  database.exec(tables);
  // Files written before documents could expire have no such column.
  const expires = database.prepare(`select 1 from pragma_table_info('document') where name = 'expiresAt'`);
  if (!expires.get()) database.exec('alter table document add column expiresAt integer');
  database.exec(
    'create index if not exists documentExpiry on document (expiresAt) where expiresAt is not null',
  );
  database.exec(`create index if not exists documentKind on document (container, partition, ${kindOf})`);
  return database;
}
