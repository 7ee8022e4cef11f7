import type { TokenCredential } from '@azure/identity';
import type { config } from 'mssql';
import { Fault } from '../../kernel/errors.ts';

/** Azure SQL with a token from the identity of the app, or any server by its URL (`mssql://user:password@host:port/database`). */
export type SqlServer = { server: string; database: string; credential: TokenCredential } | { url: string };

/** Microsoft advises at least 30 s for a connection to Azure SQL. */
const timeoutMs = 30_000;

/** No connection is kept when nobody works: a serverless database pauses only without sessions. */
const pool = { min: 0, max: 10, idleTimeoutMillis: 30_000 };

export function mssqlConfig(target: SqlServer): config {
  if ('url' in target) return fromUrl(target.url);
  const { server, database, credential } = target;
  return {
    server,
    database,
    authentication: { type: 'token-credential', options: { credential } },
    options: { encrypt: true, connectTimeout: timeoutMs, requestTimeout: timeoutMs },
    pool,
  };
}

/** `?encrypt=false` and `?trustServerCertificate=true` are for servers on the same machine. */
function fromUrl(text: string): config {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^(mssql|sqlserver):$/.test(url.protocol))
    throw new Fault(
      'settings.invalid',
      'The SQL server needs a URL: mssql://user:password@host:port/database.',
    );
  return {
    server: url.hostname,
    port: Number(url.port || 1433),
    database: decodeURIComponent(url.pathname.slice(1)) || 'master',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    options: {
      encrypt: url.searchParams.get('encrypt') !== 'false',
      trustServerCertificate: url.searchParams.get('trustServerCertificate') === 'true',
      connectTimeout: timeoutMs,
      requestTimeout: timeoutMs,
    },
    pool,
  };
}
