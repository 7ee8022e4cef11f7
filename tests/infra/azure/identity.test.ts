import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { queueOf } from '../../../shared/kernel/agent-work.ts';
import { importScript } from '../../repository/tree.ts';
import { hosts, startCloud } from './cloud/start-cloud.ts';

interface PackageScript {
  writePackage(folder: string): Promise<{ api: string; web: string }>;
}

const clientId = '11111111-2222-4333-8444-555555555555';
const beside = (file: string) => join(import.meta.dirname, 'cloud', file);
const line = z.object({
  answer: z.object({
    statusCode: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.object({ bytes: z.record(z.string(), z.number()) }),
  }),
  said: z.array(z.string()),
});

/** The package, started by itself as in Azure; only the network that it finds is ours. */
async function startPackage(settings: Record<string, string>, network: unknown) {
  const folder = mkdtempSync(join(tmpdir(), 'eods-identity-'));
  const { writePackage } = (await importScript('package.mjs')) as PackageScript; // plain JavaScript, its shape is above
  const { api } = await writePackage(folder);
  const program = [
    '--import',
    beside('towards-loopback.ts'),
    beside('ask-app.ts'),
    join(api, 'app/index.js'),
  ];
  const env = { PATH: process.env['PATH'], TEST_NETWORK: JSON.stringify(network), ...settings };
  const child = spawn(process.execPath, program, { cwd: api, env, stdio: ['pipe', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (bytes: Buffer) => (complaints += bytes.toString()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(name: string) {
      child.stdin.write(`${name}\n`);
      for (;;) {
        const { value, done } = await lines.next();
        if (done) throw new Error(`it ended: ${complaints}`);
        if (!value.startsWith('{"answer"')) continue;
        const { answer, said } = line.parse(JSON.parse(value));
        const body: unknown = JSON.parse(Buffer.from(Object.values(answer.body.bytes)).toString());
        return { status: Number(answer.statusCode), said: said.join('\n'), answer, body };
      }
    },
    async end() {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let cloud: Awaited<ReturnType<typeof startCloud>>;
let app: Awaited<ReturnType<typeof startPackage>>;
const settings: Record<string, string> = {
  WEBSITE_SITE_NAME: 'func-example',
  WEBSITE_AUTH_ENABLED: 'true',
  EODS_APP: 'web-api',
  AZURE_CLIENT_ID: clientId,
  SQL_SERVER: hosts.sql,
  SQL_DATABASE: 'eods',
  COSMOS_ENDPOINT: `https://${hosts.documents}/`,
  SERVICE_BUS__fullyQualifiedNamespace: hosts.bus,
  APPLICATIONINSIGHTS_CONNECTION_STRING: `InstrumentationKey=00000000-0000-4000-8000-000000000001;IngestionEndpoint=https://${hosts.insights}/`,
};
beforeAll(async () => {
  cloud = await startCloud(queueOf('budget-analyst'));
  app = await startPackage(
    { ...settings, KEY_VAULT_KEY_ID: cloud.keyId, ...cloud.identity.settings },
    cloud.network,
  );
});
afterAll(async () => {
  await app.end();
  await cloud.close();
});

/** Asked until it says something else: what failed is remembered for a second. */
async function readyAfter(status: number) {
  for (;;) {
    const found = await app.ask('ready-get');
    if (found.status === status) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

// In this order: tokens are kept for as long as they hold, so what is refused comes before what is given.
describe('the package in Azure, asking for its tokens', () => {
  it('is not ready while its identity gets none for SQL, and says so', async () => {
    Object.assign(cloud.identity.issuing, { refuse: 400, resource: 'https://database.windows.net' });
    for (const name of ['ready-get', 'health-get']) {
      const { status, said, answer } = await app.ask(name);
      expect({ status, retry: answer.headers['retry-after'] }).toEqual({ status: 503, retry: '5' });
      expect(said).toContain('The identity of the app got no token for the SQL store.');
    }
  });

  it('is not ready while SQL does not take its token', async () => {
    cloud.identity.issuing.resource = `https://${hosts.documents}`;
    cloud.letIn.sql = false;
    const { status, said } = await app.ask('ready-get');
    expect(status).toBe(503);
    expect(said).toContain('The SQL store does not let the identity of the app in.');
  });

  it('is not ready without the documents, and names the part that is away', async () => {
    cloud.letIn.sql = true;
    const { status, said, body } = await app.ask('ready-get');
    expect({ status, body }).toEqual({
      status: 503,
      body: {
        status: 'unavailable',
        checks: { sql: 'ok', documents: 'unavailable', keys: 'ok', queues: 'ok' },
      },
    });
    expect(said).toContain('the identity of the app got no token');
    expect((await app.ask('health-get')).status).toBe(200);
  });

  it('is ready when all is well, and says what it has reached', async () => {
    delete cloud.identity.issuing.refuse;
    const { body } = await readyAfter(200);
    expect(body).toEqual({
      status: 'ok',
      checks: { sql: 'ok', documents: 'ok', keys: 'ok', queues: 'ok' },
    });
  });

  it('shows each service a token for that service alone, asked for as its own identity', async () => {
    await app.end();
    expect(new Set(cloud.identity.asked.map((asked) => asked.clientId))).toEqual(new Set([clientId]));
    expect(Object.fromEntries([...cloud.shown].map(([host, resources]) => [host, [...resources]]))).toEqual({
      [hosts.sql]: ['https://database.windows.net'],
      [hosts.vault]: ['https://vault.azure.net'],
      [hosts.documents]: [`https://${hosts.documents}`],
      [hosts.bus]: ['https://servicebus.azure.net/'],
      [hosts.insights]: ['https://monitor.azure.com'],
    });
  });
});
