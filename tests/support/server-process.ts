import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The product as compiled; compiles it when a source has changed since. */
export function buildServer(): void {
  const options = { cwd: root, encoding: 'utf8' } as const;
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], options);
  if (status !== 0) throw new Error(`the server cannot be built: ${stderr}`);
}

export interface ServerProcess {
  url: string;
  exited: Promise<void>;
  /** `kill -9`: no handler of the process runs. */
  kill(): Promise<void>;
}

interface StartChoices {
  /** `point:count`, see infra/local/fault-points.ts. */
  crash?: string;
  /** Kibibytes that no file of the process may exceed. */
  fileLimit?: number;
  /** Gets what the process prints. */
  heard?: (text: string) => void;
}

/** A server of its own process on the data folder; undefined when it died before it could be reached. */
export async function startServerProcess(
  dataDir: string,
  { crash = '', fileLimit, heard }: StartChoices = {},
): Promise<ServerProcess | undefined> {
  const env = { ...process.env, EODS_PORT: '0', EODS_DATA_DIR: dataDir, EODS_LOCAL_CRASH: crash };
  const command = [process.execPath, join(root, 'dist/infra/local/main.js')];
  const limited = ['bash', '-c', `ulimit -f ${fileLimit}; exec "$@"`, 'bash', ...command];
  const [program = '', ...parameters] = fileLimit === undefined ? command : limited;
  const child = spawn(program, parameters, { env, cwd: root });
  const exited = once(child, 'exit').then(() => {});
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => heard?.(chunk.toString()));
  const url = await announced(child, exited);
  if (url === undefined && child.signalCode === 'SIGKILL') return undefined;
  if (url === undefined) throw new Error(`the server did not start: exit code ${child.exitCode}`);
  return {
    url,
    exited,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** A start that has to fail: how it ended, and everything it said. */
export async function failToStart(dataDir: string): Promise<{ code: number | null; errors: string }> {
  const env = { ...process.env, EODS_PORT: '0', EODS_DATA_DIR: dataDir };
  const child = spawn(process.execPath, [join(root, 'dist/infra/local/main.js')], { env, cwd: root });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdout.on('data', () => child.kill('SIGKILL')); // it did start
  await once(child, 'close');
  return { code: child.exitCode, errors };
}

async function announced(child: ChildProcess, exited: Promise<void>): Promise<string | undefined> {
  let output = '';
  const line = new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const url = /EODS is running at (http:\/\/127\.0\.0\.1:\d+)\n/.exec(output)?.[1];
      if (url) resolve(url);
    });
    child.stderr?.resume();
  });
  return Promise.race([line, exited.then(() => undefined)]);
}
