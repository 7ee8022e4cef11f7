import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { localQueues } from './broker/local-queues.ts';
import { earlierContentKeyIn, wrappingKeyFile } from './key-files.ts';
import { openDocumentEngine } from './documents/engine.ts';
import { faultPointsFrom } from './fault-points.ts';
import { type LocalHost, openLocalHost, type Seam } from './host/open-host.ts';
import type { LocalSettings } from './local-settings.ts';
import type { Log } from './log.ts';
import { realClock } from './real-clock.ts';
import { openServerLog } from './server-log.ts';
import { refuseDamagedFiles } from './sound-files.ts';
import { openSpanFile } from './span-file.ts';
import { openSqlite } from './sql/open-sqlite.ts';

export interface StartOptions {
  settings: LocalSettings;
  /** Imports the app's entry. */
  load: () => Promise<unknown>;
  /** Files of the page, if they have been built. */
  staticDir: string;
  /** Takes a line for the person who started the process. */
  terminal: (line: string) => void;
}

/** The local host in real time, with its stores in the data folder. */
export async function startServer(options: StartOptions): Promise<LocalHost & { log: Log }> {
  const { settings, load, staticDir, terminal } = options;
  // The log lies in the data folder, which another process may turn out to hold.
  const withoutFile: Log = (level, message) => {
    if (level !== 'information') terminal(`${level}: ${message}`);
  };
  let write = withoutFile;
  const log: Log = (...line) => write(...line);
  const passFaultPoint = faultPointsFrom(settings.crash);
  const queues = localQueues({ dataDir: settings.dataDir, clock: realClock, log, passFaultPoint });
  const host = await openLocalHost({
    dataDir: settings.dataDir,
    port: settings.port,
    clock: realClock,
    load,
    log,
    passFaultPoint,
    otherTriggers: [queues],
    ...(existsSync(staticDir) ? { staticDir } : {}),
    seam(folder) {
      refuseDamagedFiles(folder);
      const file = openServerLog(join(folder, 'server.log'), terminal);
      write = file.log;
      const stores = openStores(folder);
      const spans = settings.traces ? openSpanFile(join(folder, 'traces.jsonl')) : undefined;
      return {
        values: { ...stores.seam, queueDepths: queues.depths, ...(spans && { takeSpan: spans.takeSpan }) },
        close() {
          spans?.close();
          stores.close();
          write = withoutFile;
          file.close();
        },
      };
    },
  });
  log('information', 'EODS is running', { url: host.url });
  return { ...host, log };
}

function openStores(folder: string): { seam: Seam; close(): void } {
  const sql = openSqlite(join(folder, 'eods.db'));
  const documents = openDocumentEngine(join(folder, 'documents.db'));
  const earlier = earlierContentKeyIn(folder);
  const seam = {
    sqlDialect: sql.dialect,
    cosmosHttpClient: documents.httpClient,
    allowAsOf: true,
    keyFile: wrappingKeyFile(folder),
    mailFolder: join(folder, 'outbox'),
    ...(earlier && { earlierContentKey: earlier }),
  };
  return {
    seam,
    close() {
      documents.close();
      sql.close();
    },
  };
}
