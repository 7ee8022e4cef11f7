import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { doorOf, modelOf, placeOf, type LocalSeam } from '../../functions/composition.ts';
import { openDurableEngine } from '../../infra/local/durable/engine.ts';
import { faultPointsFrom } from '../../infra/local/fault-points.ts';
import { frontDoor } from '../../infra/local/front-door/front-door.ts';
import { openSessions } from '../../infra/local/front-door/sessions.ts';
import { listenOnLoopback } from '../../infra/local/host/http-server.ts';
import { openLocalHost } from '../../infra/local/host/open-host.ts';
import { keyFileWrapper } from '../../shared/adapters/crypto/key-file-wrapper.ts';
import { mailFolder } from '../../shared/adapters/mail/mail-folder.ts';
import { mcpServer } from '../../shared/adapters/mcp/mcp-servers.ts';
import { azureMarkers, oneMachineOnly, type OneMachineOnly } from '../../shared/kernel/one-machine.ts';
import { readSettings } from '../../shared/kernel/settings.ts';
import { read, repositoryFiles, root } from './tree.ts';

/** Whoever gets past a refusal would find nothing in it: a test that opens something has failed already. */
const nothing = {} as LocalSeam &
  Parameters<typeof openLocalHost>[0] &
  Parameters<typeof openDurableEngine>[0] &
  Parameters<typeof frontDoor>[0]; // never looked at
const seam: LocalSeam = nothing;
const folder = mkdtempSync(join(tmpdir(), 'eods-one-machine-'));
const run = promisify(execFile);

async function command(entry: string, ...args: string[]): Promise<never> {
  const env = { ...process.env, EODS_DATA_DIR: join(folder, 'data'), EODS_PORT: '0' };
  const { stdout } = await run(process.execPath, [join(root, entry), ...args], {
    env,
    timeout: 20_000,
  }).catch(({ stderr }: { stderr: string }) => Promise.reject(new Error(stderr.trim())));
  throw new Error(`${entry} went on: ${stdout}`);
}

/** How each of them is opened. One that is declared and has no line here does not compile. */
const attempts: Record<OneMachineOnly, () => unknown> = {
  'local-host': () => openLocalHost({ ...nothing, dataDir: join(folder, 'host') }),
  'local-command': () => command('infra/local/cli/plan.ts', '--approve', 'all', 'brief.json'),
  'local-stores': () => placeOf(readSettings(process.env), seam),
  'local-door': () => doorOf(readSettings(process.env), seam),
  'local-sign-in': () => openSessions(Buffer.alloc(32), () => 0),
  'local-people': () => frontDoor(nothing),
  'local-server': () => listenOnLoopback(0, () => {}),
  'local-management': () => openDurableEngine({ ...nothing, file: join(folder, 'durable.db') }),
  'key-file': () => keyFileWrapper(join(folder, 'key')),
  'mail-folder': () => mailFolder(join(folder, 'outbox')),
  'crash-points': () => faultPointsFrom('turn.before-commit:1'),
  'model-key': () => modelOf(readSettings({ ...process.env, EODS_MODEL_KEY: 'k' })),
  'mcp-command': () => mcpServer('here', process.env, { mcpServers: { here: { command: 'true' } } }),
  'planning-date': () => placeOf(readSettings({ ...process.env, EODS_ALLOW_AS_OF: 'true' }), undefined),
};
const things = Object.keys(oneMachineOnly) as OneMachineOnly[]; // its own keys

afterEach(() => void vi.unstubAllEnvs());

describe('what is for one machine only', () => {
  it.each(things)('%s refuses to be opened in Azure, and names the setting that says so', async (thing) => {
    // Each of them asks one function, so a process of its own shows it with one marker.
    const markers = thing === 'local-command' ? azureMarkers.slice(0, 1) : azureMarkers;
    for (const marker of markers) {
      vi.stubEnv(marker, 'something');
      const opening = new Promise((resolve) => resolve(attempts[thing]()));
      await expect(opening, marker).rejects.toThrow(
        `${oneMachineOnly[thing]} is for one machine only, but ${marker} is set.`,
      );
      vi.unstubAllEnvs();
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is asked for where it is opened, once each', () => {
    const asked = product.flatMap((path) =>
      [...read(path).matchAll(/requireOneMachine\('([\w-]+)'/g)].map(([, thing]) => thing ?? ''),
    );
    expect(asked.sort()).toEqual([...things].sort());
  });
});

const product = repositoryFiles().filter((path) =>
  /^(functions|orchestrators|shared|infra)\/.*\.ts$/.test(path),
);
const local = product.filter((path) => path.startsWith('infra/'));
const importsOf = (path: string) =>
  [...read(path).matchAll(/\b(?:from |import |import\()'(\.[^']+)'/g)].map(([, name = '']) =>
    join(path, '..', name),
  );

describe('code that differs on one machine', () => {
  /** Files outside the local host that know of it, and the refusal that each of them leads to. */
  const known: Record<string, readonly OneMachineOnly[]> = {
    'functions/composition.ts': ['local-stores', 'local-door', 'planning-date', 'model-key'],
    'shared/adapters/crypto/key-file-wrapper.ts': ['key-file'],
    'shared/adapters/identity/doors.ts': ['local-door'],
    'shared/kernel/identity.ts': ['local-door'],
    'shared/workflow/caller-scope.ts': ['local-door'],
    'shared/kernel/settings.ts': ['planning-date'],
    'shared/kernel/one-machine.ts': things,
  };
  const traces =
    /eods\.local|LocalSeam|localDoor|localRoles|keyFile|EODS_ALLOW_AS_OF|EODS_LOCAL|x-eods-person|isLocal\b|oneMachine/;

  it('is on the list above wherever it is: nothing else tells the two places apart', () => {
    const knowing = product.filter((path) => !path.startsWith('infra/') && traces.test(read(path)));
    expect(knowing.sort()).toEqual(Object.keys(known).sort());
  });

  it('asks for the markers of Azure through one function', () => {
    const asking = product.filter((path) => azureMarkers.some((marker) => read(path).includes(marker)));
    expect(asking.sort()).toEqual(['shared/kernel/one-machine.ts', 'shared/kernel/settings.ts']);
  });

  it('is reached in the local host through refusals alone', () => {
    const imported = new Set(local.flatMap(importsOf));
    // A way in is a file that no other of them imports: both processes are walked here, the clock opens nothing.
    const waysIn = local.filter((path) => !imported.has(path));
    expect(waysIn.sort()).toEqual([
      'infra/local/cli/plan.ts',
      'infra/local/main.ts',
      'infra/local/test-clock.ts',
    ]);
  });

  it('does not start as a process', async () => {
    vi.stubEnv('WEBSITE_SITE_NAME', 'web-api');
    await expect(command('infra/local/main.ts')).rejects.toThrow(
      'The local host is for one machine only, but WEBSITE_SITE_NAME is set.',
    );
  });
});
