import { type ChildProcess, spawn } from 'node:child_process';
import type { McpChannel, McpListener } from './mcp-channel.ts';
import { McpFailure } from './mcp-failure.ts';
import type { CommandedServer } from './mcp-servers.ts';

/** What a command gets of our environment beside what the file names: no setting of the app, and no key. */
const passedOn = ['PATH', 'HOME'];

const politeMs = 500;

/** A child process that is spoken to in lines of JSON. It is started without a shell and heads a process group. */
export function stdioChannel(server: CommandedServer, { heard, failed, maxBytes }: McpListener): McpChannel {
  const fail = (kind: ConstructorParameters<typeof McpFailure>[1]) =>
    failed(new McpFailure(server.name, kind));
  const child = spawn(server.command, [...server.args], {
    env: environmentOf(server),
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
    shell: false,
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.once('error', () => fail('unreachable'));
  child.once('close', () => fail('closed'));
  // A closed pipe; `close` follows and tells it.
  child.stdin.on('error', () => {});
  readLines(child.stdout, maxBytes, { heard, fail });
  return {
    send: async (message) => void child.stdin.write(`${JSON.stringify(message)}\n`),
    async close() {
      child.stdin.end();
      if (child.pid === undefined) return;
      await Promise.race([ended, pause(politeMs)]);
      killGroup(child);
      await ended;
    },
  };
}

function readLines(
  stream: NodeJS.ReadableStream,
  maxBytes: number,
  { heard, fail }: Pick<McpListener, 'heard'> & { fail: (kind: 'too-large' | 'malformed') => void },
): void {
  let rest = '';
  let bytes = 0;
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    bytes += Buffer.byteLength(chunk);
    if (bytes > maxBytes) {
      rest = '';
      return fail('too-large');
    }
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter((text) => text.trim() !== '')) {
      const message = parsed(line);
      if (message === undefined) return fail('malformed');
      heard(message);
    }
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function environmentOf({ env }: CommandedServer): NodeJS.ProcessEnv {
  const kept = passedOn.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), ...env };
}

/** What the command started itself goes with it. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: all of them have ended by themselves.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
