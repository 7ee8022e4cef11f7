import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { readSiteConfig, siteConfigFile } from '../../../infra/local/front-door/site-config.ts';
import { workerDrafting } from '../../../shared/adapters/drafting/worker-drafting.ts';
import type { DraftContext } from '../../../shared/kernel/define-task.ts';
import { draftTask } from '../../../shared/workflow/draft-task.ts';
import { importScript, read } from '../../repository/tree.ts';
import type { ArtifactView } from '../../../shared/contracts/answers/artifact.ts';
import { apiOf, ok, untilSettled, type Api, type EventView } from '../../support/api.ts';
import { fullPlan } from '../../support/full-plan.ts';
import { brief } from '../../support/plan-event.ts';

interface PackageScript {
  writePackage(folder: string): Promise<{ api: string; web: string }>;
}

const folder = mkdtempSync(join(tmpdir(), 'eods-package-'));
let api: string;
let web: string;
beforeAll(async () => {
  const { writePackage } = (await importScript('package.mjs')) as PackageScript; // plain JavaScript, its shape is above
  ({ api, web } = await writePackage(folder));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inAzure = {
  WEBSITE_SITE_NAME: 'func-example',
  EODS_APP: 'web-api',
  SQL_SERVER: 'example.database.windows.net',
  SQL_DATABASE: 'eods',
  COSMOS_ENDPOINT: 'https://example.documents.azure.com/',
  KEY_VAULT_KEY_ID: 'https://example.vault.azure.net/keys/wrapping',
};
const beside = (file: string) => join(import.meta.dirname, file);
const report = z.object({
  refusal: z.string().optional(),
  functions: z.array(z.object({ name: z.string(), bindings: z.array(z.string()) })),
});

/** What an app registers under these settings. */
async function registered(entry: string, settings: Record<string, string>) {
  const program = [beside('registered-functions.ts'), entry];
  const { PATH } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, program, {
    cwd: api,
    env: { PATH, ...settings },
  });
  return report.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}

const packaged = (settings: Record<string, string>) => registered(join(api, 'app/index.js'), settings);

describe('the package for Azure', () => {
  it('is one folder without node_modules, whose manifest names the entry', () => {
    expect(readdirSync(api).sort()).toEqual(['NOTICES.txt', 'app', 'host.json', 'package.json']);
    expect(JSON.parse(readFileSync(join(api, 'package.json'), 'utf8'))).toMatchObject({
      type: 'module',
      main: 'app/index.js',
    });
    expect(readdirSync(join(api, 'app'))).toEqual(
      expect.arrayContaining(['index.js', 'drafting-worker.js', 'highs.wasm']),
    );
    expect(readFileSync(join(web, 'index.html'), 'utf8')).toContain('<html');
  });

  it('holds every file that its parts look for beside themselves: the drafting thread, the solver', () => {
    const parts = readdirSync(join(api, 'app')).filter((name) => name.endsWith('.js'));
    const beside = parts.flatMap((name) =>
      [
        ...readFileSync(join(api, 'app', name), 'utf8').matchAll(
          /new URL\((?:"|`)(?:\.\/)?([\w.${}-]+)(?:"|`), ?import\.meta\.url\)/g,
        ),
      ].map(([, file = '']) => file.replace('${extension}', 'js')),
    );
    expect(beside).toEqual(expect.arrayContaining(['highs.wasm', 'drafting-worker.js']));
    expect(beside.filter((file) => !existsSync(join(api, 'app', file)))).toEqual([]);
    expect(readFileSync(join(api, 'app/highs.wasm')).subarray(0, 4).toString()).toBe('\0asm');
  });

  it('brings the page with rules that our own front door reads', () => {
    expect(existsSync(join(web, siteConfigFile))).toBe(true);
    expect(readSiteConfig(web).routes.length).toBeGreaterThan(0);
  });

  it('carries the notices of what is bundled', () => {
    const notices = readFileSync(join(api, 'NOTICES.txt'), 'utf8');
    for (const name of ['kysely', 'highs', 'date-holidays', 'mssql', '@azure/cosmos', 'zod'])
      expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });

  it('registers every function of the sources as web-api', async () => {
    const sources = join(import.meta.dirname, '../../../functions/index.ts');
    const [there, here] = await Promise.all([packaged(inAzure), registered(sources, {})]);
    expect(there).toEqual(here);
    expect(there.functions.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['event-lifecycle', 'read-inbox', 'relay', 'health-get']),
    );
  });

  it('registers doors only, none of which reaches the engine, as partner-api', async () => {
    const { refusal, functions } = await packaged({ ...inAzure, EODS_APP: 'partner-api' });
    expect(refusal).toBeUndefined();
    expect(functions.length).toBeGreaterThan(40);
    expect(new Set(functions.flatMap(({ bindings }) => bindings))).toEqual(new Set(['httptrigger', 'http']));
  });

  it('does not start in Azure without its settings, and says so', async () => {
    const { COSMOS_ENDPOINT: _, ...rest } = inAzure;
    expect((await packaged(rest)).refusal).toBe(
      'settings.invalid: COSMOS_ENDPOINT is not set, but WEBSITE_SITE_NAME is: Azure needs both.',
    );
  });

  it('deploys the settings of host.json that were tested, with the Durable Task Scheduler beneath', () => {
    const { extensions, ...rest } = JSON.parse(read('host.json')) as { extensions: { http: unknown } }; // our own file
    expect(JSON.parse(readFileSync(join(api, 'host.json'), 'utf8'))).toMatchObject({
      ...rest,
      extensions: { http: extensions.http, durableTask: { storageProvider: { type: 'azureManaged' } } },
    });
  });
});

describe('the package under the settings of Azure', () => {
  const report = z.object({
    answer: z.object({ statusCode: z.string(), headers: z.record(z.string(), z.string()) }),
    said: z.array(z.string()),
  });
  // Nobody listens there: what the app does while its stores are away is what can be seen without an account.
  const settings = {
    ...inAzure,
    SQL_SERVER: '127.0.0.1',
    WEBSITE_AUTH_ENABLED: 'true',
    SERVICE_BUS__fullyQualifiedNamespace: 'example.servicebus.windows.net',
    IDENTITY_ENDPOINT: 'http://127.0.0.1:1/token',
    IDENTITY_HEADER: 'example',
  };

  it('reaches for Azure SQL and says within seconds that it is not ready, and when to ask again', async () => {
    const program = [beside('ask-packaged-app.ts'), join(api, 'app/index.js'), 'ready-get'];
    const { PATH } = process.env;
    const { stdout } = await promisify(execFile)(process.execPath, program, {
      cwd: api,
      env: { PATH, ...settings },
      timeout: 40_000,
    });
    const { answer, said } = report.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
    expect(answer).toMatchObject({ statusCode: '503', headers: { 'retry-after': '5' } });
    expect(said.join()).toContain('ready-get failed');
    expect(said.join()).toContain('the stores did not answer within');
  });

  it('drafts a whole plan, each part as the sources do', async () => {
    const asked: [string, Record<string, unknown>, DraftContext][] = [];
    fullPlan('krakow', { handed: (...task) => asked.push(task) });
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    const module = pathToFileURL(join(api, 'app/drafting-worker.js'));
    const thread = workerDrafting({ module, workers: 1, limitMs: 60_000 });
    for (const [task, inputs, context] of asked) {
      const drafted = await thread.draft(task, inputs, context);
      expect(JSON.stringify(drafted), task).toBe(JSON.stringify(draftTask(task, inputs, context)));
    }
    await thread.close();
    vi.unstubAllEnvs();
    expect(asked.map(([task]) => task)).toEqual(expect.arrayContaining(['draw-timeline', 'build-schedule']));
  });
});

describe('the package, started in a folder of its own', () => {
  let packagedApi: Api;
  let stop: () => Promise<unknown>;
  beforeAll(async () => {
    const program = [beside('run-packaged-app.ts'), join(api, 'app/index.js'), web];
    const env = { ...process.env, EODS_PORT: '0', EODS_DATA_DIR: join(folder, 'data') };
    const child = spawn(process.execPath, program, { cwd: api, env });
    const ended = once(child, 'exit');
    let said = '';
    const url = await new Promise<string>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => {
          said += chunk.toString();
          const found = /EODS is running at (\S+)/.exec(said)?.[1];
          if (found) resolve(found);
        });
      child.on('exit', () => reject(new Error(said)));
    });
    packagedApi = apiOf(() => url);
    stop = async () => {
      child.kill('SIGKILL');
      await ended;
    };
  });
  afterAll(() => stop());

  it('answers that it is healthy', async () => {
    expect(ok(await packagedApi.get('health'))).toEqual({ status: 'ok' });
  });

  it('plans an event, with holidays and cities from its data', async () => {
    const { id } = ok(await packagedApi.post<EventView>('events', brief('krakow')));
    ok(await packagedApi.post(`events/${id}/actions/start`, { until: 'Plan' }));
    expect(await untilSettled(packagedApi, id)).toMatchObject({ status: 'waiting' });
    const { artifacts } = ok(await packagedApi.get<{ artifacts: ArtifactView[] }>(`events/${id}/artifacts`));
    expect(artifacts.map(({ envelope }) => envelope.type)).toEqual(
      expect.arrayContaining(['EventBrief', 'TaskRegister', 'Timeline', 'BudgetBaseline', 'Schedule']),
    );
  });
});

describe('the drafting thread of the package', () => {
  it('draws up the programme of the sources', async () => {
    const asked: [Record<string, unknown>, DraftContext][] = [];
    fullPlan('chicago', {
      handed: (task, inputs, context) => task === 'build-schedule' && asked.push([inputs, context]),
    });
    const [inputs, context] = asked[0] ?? [];
    if (!inputs || !context) throw new Error('no programme was asked for');
    const module = pathToFileURL(join(api, 'app/drafting-worker.js'));
    const thread = workerDrafting({ module, workers: 1, limitMs: 60_000 });
    const drafted = await thread.draft('build-schedule', inputs, context);
    await thread.close();
    expect(JSON.stringify(drafted)).toBe(JSON.stringify(draftTask('build-schedule', inputs, context)));
  });
});
