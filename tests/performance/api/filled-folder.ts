import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openDocumentFile } from '../../../infra/local/documents/document-file.ts';
import { openDocumentEngine } from '../../../infra/local/documents/engine.ts';
import { wrappingKeyFile } from '../../../infra/local/key-files.ts';
import { openSqlite } from '../../../infra/local/sql/open-sqlite.ts';
import { keyFileWrapper } from '../../../shared/adapters/crypto/key-file-wrapper.ts';
import { openDocuments } from '../../../shared/adapters/documents/open-documents.ts';
import { sealedDocuments } from '../../../shared/adapters/documents/sealed-documents.ts';
import { openSql } from '../../../shared/adapters/sql/open-sql.ts';
import { documentsPlace } from '../../../shared/kernel/document-store.ts';
import type { Scope } from '../../../shared/kernel/scope.ts';
import { apiOf, ok, untilSettled, type EventView } from '../../support/api.ts';
import { approveAll, brief } from '../../support/plan-event.ts';
import { startServerProcess } from '../../support/server-process.ts';
import { copyEvent, readTemplate, type Stores, type Template } from './copied-event.ts';

/** What is really drafted, through the API, and how many of ten copies are of it: large plans are rare. */
const drafts = [
  { brief: 'krakow', level: 'Beginner', approved: false, ofTen: 5 },
  { brief: 'lisbon-retreat', level: 'Intermediate', approved: false, ofTen: 2 },
  { brief: 'toronto', level: 'Advanced', approved: false, ofTen: 1 },
  { brief: 'krakow', level: 'Beginner', approved: true, ofTen: 2 },
] as const;

const scope: Scope = {
  organisationId: 'default',
  principal: { id: 'cli', name: 'cli', roles: ['planner'] },
};

export interface Filled {
  /** Every stored event. */
  events: string[];
  /** Those whose run goes on when somebody decides or records something. */
  live: string[];
}

/** Fills the data folder of a server that does not run: `events` in all, `live` of them with a run that goes on. */
export async function fillFolder(folder: string, events: number, live: number): Promise<Filled> {
  const drafted = await draft(folder);
  const sqlite = openSqlite(join(folder, 'eods.db'));
  const engine = openDocumentEngine(join(folder, 'documents.db'));
  const sql = await openSql(sqlite.dialect, 'sqlite', keyFileWrapper(wrappingKeyFile(folder)));
  const documents = sealedDocuments(await openDocuments({ httpClient: engine.httpClient }), sql.eventCipher);
  const stores: Stores = { runs: sql.runs, documents };
  try {
    const ten: Template[] = [];
    for (const [at, { ofTen }] of drafts.entries()) {
      const template = await readTemplate(stores, scope, drafted[at] ?? '');
      ten.push(...Array.from({ length: ofTen }, () => template));
    }
    return await copyAll(folder, stores, ten, { events, live });
  } finally {
    engine.close();
    sqlite.close();
  }
}

async function draft(folder: string): Promise<string[]> {
  const server = await startServerProcess(folder);
  if (!server) throw new Error('the server died while the first events were drafted');
  const api = apiOf(() => server.url);
  const as = (person: string) => apiOf(() => server.url, person);
  try {
    const ids: string[] = [];
    for (const { brief: name, level, approved } of drafts) {
      const { id } = ok(await api.post<EventView>('events', brief(name)));
      ok(await api.post(`events/${id}/actions/start`, { instructionLevel: level }));
      await untilSettled(api, id, 120_000);
      if (approved) await approveAll({ api, as }, id);
      ids.push(id);
    }
    return ids;
  } finally {
    await server.kill();
  }
}

async function copyAll(
  folder: string,
  stores: Stores,
  ten: readonly Template[],
  { events, live }: { events: number; live: number },
): Promise<Filled> {
  const begin = Date.parse('2026-11-02T08:00:00Z');
  const filled: Filled = { events: [], live: [] };
  for (let n = 0; n < events; n++) {
    const template = ten[n % ten.length];
    if (!template) throw new Error('there is nothing to copy');
    const id = `evt-copy${String(n).padStart(6, '0')}`;
    const isLive = n < live;
    const createdAt = new Date(begin + n * 60_000).toISOString();
    await copyEvent(stores, scope, template, {
      id,
      title: `${template.event.title} ${n}`,
      createdAt,
      live: isLive,
    });
    filled.events.push(id);
    if (isLive) filled.live.push(id);
    if (n % 50 === 49 || n === events - 1) handOnDocuments(folder);
  }
  return filled;
}

/** What the relay would do one document after the other, by way of the client: here from one file into the other. */
function handOnDocuments(folder: string): void {
  const from = new Database(join(folder, 'eods.db'));
  const into = openDocumentFile(join(folder, 'documents.db'));
  const container = `dbs/${documentsPlace.database}/colls/${documentsPlace.container}`;
  const queued = from
    .prepare<[], { organisation_id: string; event_id: string; id: string; body: string }>(
      `select organisation_id, event_id, id, body from outbox where kind = 'document' order by event_id, n`,
    )
    .all();
  into.transaction(() => {
    for (const { organisation_id, event_id, id, body } of queued) {
      const partition = JSON.stringify([organisation_id, event_id]);
      into.write(container, partition, { id, etag: `"${id}"`, writtenAt: 0, body, expiresAt: null });
    }
  });
  into.close();
  from.exec(`delete from outbox where kind = 'document'`);
  from.close();
}
