import Database from 'better-sqlite3';

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

export type Draft = Omit<StoredRow, 'sequence'>;

/** The SQLite file: databases and containers by path, documents by container path, partition and id. */
export interface DocumentFile {
  resource(path: string): string | undefined;
  addResource(path: string, definition: string): void;
  document(container: string, partition: string, id: string): StoredRow | undefined;
  partition(container: string, partition: string): StoredRow[];
  write(container: string, partition: string, draft: Draft): StoredRow;
  remove(container: string, partition: string, id: string): void;
  /** A write is acknowledged only after the commit is on disk (synchronous=FULL). */
  transaction<T>(work: () => T): T;
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
    unique (container, partition, id)
  );`;

const columns = 'sequence, id, etag, writtenAt, body';

export function openDocumentFile(file: string): DocumentFile {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  database.exec(tables);

  const resource = database
    .prepare<[string], string>('select definition from resource where path = ?')
    .pluck();
  const addResource = database.prepare<[string, string]>('insert into resource values (?, ?)');
  const key = 'container = ? and partition = ? and id = ?';
  const document = database.prepare<[string, string, string], StoredRow>(
    `select ${columns} from document where ${key}`,
  );
  const partition = database.prepare<[string, string], StoredRow>(
    `select ${columns} from document where container = ? and partition = ? order by sequence`,
  );
  const write = database.prepare<[string, string, string, string, number, string], StoredRow>(
    `insert into document (container, partition, id, etag, writtenAt, body) values (?, ?, ?, ?, ?, ?)
     on conflict (container, partition, id)
     do update set etag = excluded.etag, writtenAt = excluded.writtenAt, body = excluded.body
     returning ${columns}`,
  );
  const remove = database.prepare<[string, string, string]>(`delete from document where ${key}`);

  return {
    resource: (path) => resource.get(path),
    addResource: (path, definition) => void addResource.run(path, definition),
    document: (container, of, id) => document.get(container, of, id),
    partition: (container, of) => partition.all(container, of),
    write(container, of, { id, etag, writtenAt, body }) {
      const row = write.get(container, of, id, etag, writtenAt, body);
      if (!row) throw new Error('The insert returned no row');
      return row;
    },
    remove: (container, of, id) => void remove.run(container, of, id),
    transaction: (work) => database.transaction(work).immediate(),
    close: () => database.close(),
  };
}
