import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import mssql from 'mssql';
import type { MssqlPackage } from '../../../../shared/adapters/sql/mssql-connection.ts';

/** The driver beneath `mssql`: its types are what the package tells columns apart by. */
const { TYPES } = createRequire(createRequire(import.meta.url).resolve('mssql'))('tedious') as {
  TYPES: Record<'BigInt' | 'NVarChar', { name: string }>;
}; // its published table

/** What of the driver's requests is used here. */
interface TediousRequest extends EventEmitter {
  sqlTextOrProcedure?: string;
  parameters: { name: string; type: { name: string }; length?: number }[];
  callback(error: Error | null): void;
}

/** What the server answers to one statement: rows, a count, or an error with its number. */
export type Answer = { rows?: Record<string, unknown>[]; count?: number } | Error;

export interface FakeServer {
  package: MssqlPackage;
  /** `connection: statement` in the order of their arrival. */
  log: string[];
  /** Parameters of the statements, as `name type`. */
  parameters: string[];
  answer: (statement: string) => Answer;
  /** Errors that the next attempts to connect meet. */
  refusals: Error[];
}

type Callback = (error?: Error) => void;

/** The real `mssql` package on connections that lead nowhere: what it is asked is noted, what it hears is scripted. */
export function fakeServer(answer: (statement: string) => Answer = () => ({ count: 0 })): FakeServer {
  const server: FakeServer = { package: mssql, log: [], parameters: [], answer, refusals: [] };
  let opened = 0;
  class Pool extends mssql.ConnectionPool {
    /** Called by the package whenever it needs another connection. */
    async _poolCreate() {
      const connection = new FakeConnection(server, (opened += 1));
      this.config.beforeConnect?.(connection as never); // the dialect listens to its events only
      const refusal = server.refusals.shift();
      if (!refusal) {
        connection.emit('connect');
        return connection;
      }
      if ('number' in refusal) connection.emit('errorMessage', refusal);
      throw Object.assign(new Error(refusal.message), { code: 'code' in refusal ? refusal.code : 'ELOGIN' });
    }

    declare config: mssql.config;

    _poolValidate(connection: FakeConnection) {
      return !connection.closed;
    }

    async _poolDestroy() {}
  }
  server.package = { ...mssql, ConnectionPool: Pool };
  return server;
}

class FakeConnection extends EventEmitter {
  readonly #server: FakeServer;
  readonly #id: number;
  closed = false;

  constructor(server: FakeServer, id: number) {
    super();
    this.#server = server;
    this.#id = id;
  }

  close() {
    this.closed = true;
    this.#note('close');
  }

  beginTransaction(done: Callback) {
    this.#note('begin');
    this.#say('begin', done);
  }

  commitTransaction(done: Callback) {
    this.#note('commit');
    this.#say('commit', done);
  }

  rollbackTransaction(done: Callback) {
    this.#note('rollback');
    this.#say('rollback', done);
  }

  execSql(request: TediousRequest) {
    const { sqlTextOrProcedure: statement = '', parameters } = request;
    this.#note(statement);
    for (const { name, type, length } of parameters)
      this.#server.parameters.push(`${name} ${type.name} ${length ?? ''}`.trim());
    const answer = this.#server.answer(statement);
    setImmediate(() => {
      if (!(answer instanceof Error)) this.#rows(request, answer);
      else if ('number' in answer) this.emit('errorMessage', answer);
      // The server undoes the transaction of a deadlock's victim by itself.
      if (answer instanceof Error && 'number' in answer && answer.number === 1205)
        this.emit('rollbackTransaction');
      request.callback(answer instanceof Error ? answer : null);
    });
  }

  #rows(request: TediousRequest, { rows = [], count = rows.length }: Exclude<Answer, Error>) {
    const columns = Object.entries(rows[0] ?? {}).map(([colName, value]) => ({
      colName,
      type: /^\d+$/.test(String(value)) ? TYPES.BigInt : TYPES.NVarChar,
    }));
    if (rows.length > 0) request.emit('columnMetadata', columns);
    for (const row of rows)
      request.emit(
        'row',
        columns.map((metadata) => ({ metadata, value: row[metadata.colName] })),
      );
    request.emit('doneInProc', count, false);
  }

  #note(what: string) {
    this.#server.log.push(`${this.#id}: ${what}`);
  }

  #say(what: string, done: Callback) {
    const answer = this.#server.answer(what);
    setImmediate(() => done(answer instanceof Error ? answer : undefined));
  }
}
