import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findRunningServer } from '../../../infra/local/host/data-folder.ts';

// Each case starts processes, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const script = fileURLToPath(new URL('run-small-app.ts', import.meta.url));
let dataDir: string;
let children: ChildProcessWithoutNullStreams[];
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'eods-run-')), 'data');
  children = [];
});
afterEach(() => children.forEach((child) => child.kill('SIGKILL')));

interface Server {
  url: string;
  errors: () => string;
  exited: Promise<unknown>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

function spawnServer(environment: Record<string, string> = {}): ChildProcessWithoutNullStreams {
  const env = { ...process.env, EODS_PORT: '0', EODS_DATA_DIR: dataDir, ...environment };
  const child = spawn(process.execPath, [script], { env });
  children.push(child);
  return child;
}

async function start(environment: Record<string, string> = {}): Promise<Server> {
  const child = spawnServer(environment);
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exited = once(child, 'exit');
  await Promise.race([
    vi.waitFor(() => expect(output).toContain('\n'), { timeout: 15_000, interval: 10 }),
    exited,
  ]);
  const url = /^EODS is running at (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(output)?.[1];
  if (!url) throw new Error(`the server did not start: ${output}${errors}`);
  return {
    url,
    errors: () => errors,
    exited,
    async kill(signal) {
      child.kill(signal);
      const [code] = (await exited) as [number | null]; // once() is untyped
      return code;
    },
  };
}

describe('a running server', () => {
  it('announces itself while it runs and leaves nothing behind when asked to stop', async () => {
    const server = await start();
    expect(findRunningServer(dataDir)?.url).toBe(server.url);
    expect(await server.kill('SIGTERM')).toBe(0);
    expect(existsSync(join(dataDir, 'server.json'))).toBe(false);
    expect(server.errors()).toBe('');
  });

  it('gives the app its stores, the places of its wrapping key and mail, and who may ask for figures', async () => {
    const { url } = await start();
    expect(await (await fetch(`${url}/api/seam`)).json()).toEqual({
      names: [
        'now',
        'offerFigures',
        'sqlDialect',
        'cosmosHttpClient',
        'allowAsOf',
        'keyFile',
        'mailFolder',
        'queueDepths',
      ],
      keyFile: join(dataDir, 'wrapping-key'),
    });
  });

  it('writes its log and what the app prints as JSON lines, and shows warnings', async () => {
    const server = await start();
    await fetch(`${server.url}/api/warn`);
    await server.kill('SIGTERM');
    expect(server.errors()).toBe('warning: look here\n');
    const lines = readFileSync(join(dataDir, 'server.log'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { level: 'information', message: 'EODS is running', url: server.url },
      { level: 'warning', message: 'look here', function: 'warn' },
      { level: 'information', message: "printed { by: 'the app' }", category: 'console' },
      { level: 'information', message: 'Function warn ended', outcome: 'succeeded' },
    ]);
  });

  it('finishes after a restart what it had accepted before it was killed', async () => {
    const first = await start({ EODS_LOCAL_CRASH: 'http.after-handler-before-answer:1' });
    await expect(fetch(`${first.url}/api/add?id=kept`, { method: 'POST' })).rejects.toThrow();
    await first.exited;
    const second = await start();
    await vi.waitFor(
      async () => {
        const status: unknown = await (await fetch(`${second.url}/api/sums/kept`)).json();
        expect(status).toMatchObject({ runtimeStatus: 'Completed', output: 3 });
      },
      { timeout: 10_000, interval: 20 },
    );
  });
});

describe('a server that cannot start', () => {
  const fails = async (environment: Record<string, string> = {}) => {
    const child = spawnServer(environment);
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number]; // once() is untyped
    expect(code).toBe(1);
    return errors;
  };

  it('says in one sentence that the data folder is in use', async () => {
    await start();
    expect(await fails()).toBe(
      `The data folder ${dataDir} is in use by another EODS process; stop that one or use another folder.\n`,
    );
  });

  it.each([
    [{ EODS_PORT: 'many' }, 'EODS_PORT must be a port number from 0 (any free one) to 65535.\n'],
    [
      { WEBSITE_SITE_NAME: 'site' },
      'settings.invalid: The local host is for one machine only, but WEBSITE_SITE_NAME is set.\n',
    ],
  ])('says in one sentence what is wrong with %j', async (environment, sentence) => {
    expect(await fails(environment)).toBe(sentence);
  });
});
