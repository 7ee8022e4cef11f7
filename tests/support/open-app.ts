import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql as raw } from 'kysely';
import { vi } from 'vitest';
import { localQueues } from '../../infra/local/broker/local-queues.ts';
import type { Clock } from '../../infra/local/clock.ts';
import { earlierContentKeyIn, wrappingKeyFile } from '../../infra/local/key-files.ts';
import { openDocumentEngine } from '../../infra/local/documents/engine.ts';
import type { DurableEngine } from '../../infra/local/durable/engine.ts';
import type { FunctionRunner } from '../../infra/local/function-runner.ts';
import { openLocalHost, type LocalHost } from '../../infra/local/host/open-host.ts';
import { noLog, type Log } from '../../infra/local/log.ts';
import { realClock } from '../../infra/local/real-clock.ts';
import { openSqlite } from '../../infra/local/sql/open-sqlite.ts';
import { apiOf, type Api } from './api.ts';
import { failingDialect } from './failing-dialect.ts';

export interface App {
  readonly url: string;
  api: Api;
  /** The durable engine beneath the app; another one after each reopening. */
  readonly engine: DurableEngine;
  /** Runs the app's functions for the engine; another one after each reopening. */
  readonly functions: FunctionRunner;
  folder: string;
  /** While it is true, the document store refuses every request. */
  documentsDown: boolean;
  /** While it names an error code of SQLite, every SQL statement fails with it. */
  sqlDown: string | undefined;
  /** Runs a statement on the SQL database beside the app, e.g. a pragma. */
  sql(statement: string): Promise<unknown[]>;
  /** The API as another person. */
  as(person: string): Api;
  close(): Promise<void>;
  /** Stops the app, lets something happen to its files meanwhile, and starts it again on the same folder. */
  reopen(meanwhile?: () => void): Promise<void>;
  /** Closes the app and removes its folder. */
  remove(): Promise<void>;
}

interface AppOptions {
  clock?: Clock;
  log?: Log;
  /** Files outlive a reopening; stores in memory are faster. */
  stores?: 'files' | 'memory';
  /** The files of the page; without them the API alone is served. */
  staticDir?: string;
  /** With a broker, so that agents get work through their queues; without, a run does everything itself. */
  queues?: boolean;
}

/** The whole application on the local host, in this process. One at a time: the host is found by a global. */
export async function openApp({
  clock = realClock,
  log = noLog,
  stores = 'memory',
  staticDir,
  queues = false,
}: AppOptions = {}): Promise<App> {
  const folder = mkdtempSync(join(tmpdir(), 'eods-app-'));
  // What the app prints is its log; a test reads facts.
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  const start = () =>
    openLocalHost({
      dataDir: folder,
      port: 0,
      clock,
      log,
      load: () => import('../../functions/index.ts'),
      passFaultPoint: () => {},
      otherTriggers: queues ? [localQueues({ dataDir: folder, clock, log })] : [],
      seam: (path) => openStores(path, stores, outage),
      ...(staticDir !== undefined && { staticDir }),
    });
  const outage: Outage = { documents: false, sql: undefined, run: async () => [] };
  let host: LocalHost = await start();
  const as = (person: string) => apiOf(() => host.url, person);
  return {
    get url() {
      return host.url;
    },
    get engine() {
      return host.engine;
    },
    get functions() {
      return host.functions;
    },
    get documentsDown() {
      return outage.documents;
    },
    set documentsDown(down) {
      outage.documents = down;
    },
    get sqlDown() {
      return outage.sql;
    },
    set sqlDown(code) {
      outage.sql = code;
    },
    sql: (statement) => outage.run(statement),
    api: as('cli'),
    as,
    folder,
    close: () => host.close(),
    async reopen(meanwhile = () => {}) {
      await host.close();
      meanwhile();
      host = await start();
    },
    async remove() {
      await host.close();
      printed.mockRestore();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Outage {
  documents: boolean;
  sql: string | undefined;
  run: (statement: string) => Promise<unknown[]>;
}

function openStores(folder: string, stores: 'files' | 'memory', outage: Outage) {
  const file = (name: string) => (stores === 'files' ? join(folder, name) : ':memory:');
  const sql = openSqlite(file('eods.db'));
  const documents = openDocumentEngine(file('documents.db'));
  outage.run = async (statement) =>
    (await raw.raw(statement).execute(new Kysely({ dialect: sql.dialect }))).rows;
  const earlier = earlierContentKeyIn(folder);
  const values = {
    sqlDialect: failingDialect(sql.dialect, () => outage.sql),
    cosmosHttpClient: {
      async sendRequest(...[request]: Parameters<typeof documents.httpClient.sendRequest>) {
        const answer = await documents.httpClient.sendRequest(request);
        return outage.documents ? { ...answer, status: 500, bodyAsText: '{"code":"500"}' } : answer;
      },
    },
    allowAsOf: true,
    keyFile: wrappingKeyFile(folder),
    mailFolder: join(folder, 'outbox'),
    ...(earlier && { earlierContentKey: earlier }),
  };
  return {
    values,
    close() {
      documents.close();
      sql.close();
    },
  };
}
