import { readFileSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBroker } from '../../../../infra/local/broker/amqp-server.ts';
import { QueueStore } from '../../../../infra/local/broker/queue-store.ts';
import { openDocumentEngine } from '../../../../infra/local/documents/engine.ts';
import { noLog } from '../../../../infra/local/log.ts';
import { realClock } from '../../../../infra/local/real-clock.ts';
import { keyVaultWrapper } from '../../../../shared/adapters/crypto/key-vault-wrapper.ts';
import { migrations } from '../../../../shared/adapters/sql/migrations.ts';
import { credential, fakeVault } from '../../../shared/adapters/crypto/fake-vault.ts';
import { resourceIn, startIdentityEndpoint } from './identity-endpoint.ts';
import { startSqlServer } from './sql-server.ts';
import type { Row } from './tds-tokens.ts';
import { startWebServices } from './web-services.ts';

const fixture = (name: string) => readFileSync(new URL(`../../../fixtures/tls/${name}`, import.meta.url));
const tls = { pfx: fixture('azure.pfx'), passphrase: 'test' };

export const hosts = {
  sql: 'example.database.windows.net',
  documents: 'example.documents.azure.com',
  vault: 'example.vault.azure.net',
  bus: 'example.servicebus.windows.net',
  insights: 'example.in.applicationinsights.azure.com',
};

/** The services of Azure that an app needs, on this machine; each notes for which resource it was shown a token. */
export async function startCloud(queue: string) {
  const identity = await startIdentityEndpoint();
  const shown = new Map<string, Set<string | undefined>>();
  const note = (host: string, token: string) =>
    void shown.set(host, (shown.get(host) ?? new Set()).add(resourceIn(token)));
  const vault = fakeVault();
  const folder = mkdtempSync(join(tmpdir(), 'eods-cloud-'));
  const documents = openDocumentEngine(join(folder, 'documents.db'));
  const queues = new QueueStore(join(folder, 'queues.db'), realClock);
  queues.declare(queue, {});
  const letIn = { sql: true };
  const broker = await startBroker({
    store: queues,
    clock: realClock,
    log: noLog,
    tls,
    acceptsToken: (token) => (note(hosts.bus, token), resourceIn(token) !== undefined),
  });
  const sql = await startSqlServer({
    tls,
    accepts: (token) => (note(hosts.sql, token), letIn.sql),
    answer: await tables(vault),
  });
  const web = await startWebServices({
    tls,
    services: {
      [hosts.documents]: account(documents.httpClient),
      [hosts.vault]: vault.httpClient,
      [hosts.insights]: () => ({ status: 200, body: { itemsReceived: 0, itemsAccepted: 0, errors: [] } }),
    },
    shown: (host, authorization) => {
      // Cosmos DB has a form of its own.
      const token = decodeURIComponent(authorization).replace(/^(Bearer |type=aad&ver=1.0&sig=)/, '');
      note(host, token);
    },
  });
  const ports = { 443: web.port, 1433: sql.port, 5671: broker.port };
  return {
    identity,
    shown,
    letIn,
    network: { hosts: Object.values(hosts), ports },
    keyId: vault.keyId,
    async close() {
      for (const part of [identity, sql, web, documents]) part.close();
      await broker.close();
      await queues.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type HttpClient = ReturnType<typeof openDocumentEngine>['httpClient'];

/** An account says first in which regions it can be reached. */
function account(inner: HttpClient): HttpClient {
  const region = [{ name: 'Here', databaseAccountEndpoint: `https://${hosts.documents}/` }];
  const described = { writableLocations: region, readableLocations: region, consistencyPolicy: {} };
  return {
    async sendRequest(request) {
      if (new URL(request.url).pathname !== '/') return inner.sendRequest(request);
      const headers = new Headers() as unknown as typeof request.headers; // read as pairs only
      return { request, status: 200, headers, bodyAsText: JSON.stringify(described) };
    },
  };
}

/** Tables that are up to date, with the one key that an app looks for, and nothing else. */
async function tables(vault: ReturnType<typeof fakeVault>): Promise<(statement: string) => readonly Row[]> {
  const wrapper = keyVaultWrapper({ keyId: vault.keyId, credential, httpClient: vault.httpClient });
  const { wrapped, wrappedBy } = await wrapper.wrap(Buffer.alloc(32, 7));
  const names = Object.keys(await migrations('mssql').getMigrations());
  const own = ['kysely_migration', 'kysely_migration_lock'];
  return (statement) => {
    if (statement.includes('"sys"."tables"'))
      return own.map((name) => ({
        table_name: name,
        table_schema_name: 'dbo',
        table_type: 'U ',
        column_name: 'id',
        column_type_name: 'int',
        column_type_schema: 'sys',
        column_is_nullable: 0,
        column_is_identity: 0,
        column_has_default: 0,
        column_is_computed: 0,
        column_comment: null,
      }));
    if (/from "kysely_migration"/.test(statement)) return names.map((name) => ({ name, timestamp: name }));
    if (/from "kysely_migration_lock"/.test(statement)) return [{ id: 'migration_lock', is_locked: 0 }];
    if (/from "data_key"/.test(statement))
      return [
        {
          organisation_id: '',
          id: 'first',
          purpose: 'content-hash',
          version: 1,
          wrapped,
          wrapped_by: wrappedBy,
          created_at: '2026-11-01T00:00:00.000Z',
          retired_at: null,
        },
      ];
    return [];
  };
}
