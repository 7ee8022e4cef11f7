import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { McpFailure } from '../../../../shared/adapters/mcp/mcp-failure.ts';
import type { CommandedServer, McpServer } from '../../../../shared/adapters/mcp/mcp-servers.ts';
import { withMcpSession } from '../../../../shared/adapters/mcp/mcp-session.ts';
import { type McpHttpServer, openMcpServer } from '../../../support/mcp-http-server.ts';
import type { Behaviour } from '../../../support/mcp-script.ts';

const script = fileURLToPath(new URL('../../../support/mcp-stdio-app.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'eods-mcp-'));
let http: McpHttpServer;

beforeAll(async () => void (http = await openMcpServer()));
afterAll(async () => {
  await http.close();
  rmSync(folder, { recursive: true });
});

const patient = { seconds: 30, maxBytes: 100_000 };
const impatient = { seconds: 0.3, maxBytes: 100_000 };
const limitsFor = (behaviour: string) => (['late', 'wrong-id'].includes(behaviour) ? impatient : patient);

const resolveReact = (server: McpServer, limits = patient) =>
  withMcpSession(server, limits, (session) =>
    session.call('resolve-library-id', { query: 'first steps', libraryName: 'React' }),
  );

async function failureOf(server: McpServer, behaviour: string): Promise<string> {
  const error = await resolveReact(server, limitsFor(behaviour)).catch((thrown: unknown) => thrown);
  if (!(error instanceof McpFailure)) throw new Error(`it did not fail: ${String(error)}`);
  expect(error.message).not.toContain('secret');
  return error.kind;
}

const noted = (behaviour: Behaviour) => join(folder, behaviour);
const commanded = (behaviour: Behaviour): CommandedServer => ({
  kind: 'stdio',
  name: 'scripted',
  command: process.execPath,
  args: [script, behaviour, noted(behaviour)],
  env: { GIVEN: 'value' },
});
const told = (behaviour: Behaviour): { pid: number; settings: string[] } =>
  JSON.parse(readFileSync(noted(behaviour), 'utf8'));
const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('an MCP server on stdin and stdout', () => {
  it('answers, gets no setting of the app but those it is given, and is gone afterwards', async () => {
    vi.stubEnv('EODS_MODEL_KEY', 'k');
    expect(await resolveReact(commanded('good'))).toContain('/reactjs/react.dev');
    vi.unstubAllEnvs();
    const { pid, settings } = told('good');
    expect(settings.filter((name) => !name.startsWith('__'))).toEqual(['GIVEN', 'HOME', 'PATH']);
    expect(isRunning(pid)).toBe(false);
  });

  it.each([
    ['huge', 'too-large'],
    ['no-json', 'malformed'],
    ['closed', 'closed'],
  ] as const)('that is %s fails as %s', async (behaviour, kind) => {
    expect(await failureOf(commanded(behaviour), behaviour)).toBe(kind);
  });

  it('that never answers and does not want to go is ended', async () => {
    const limits = { ...patient, seconds: 2 };
    await expect(resolveReact(commanded('late'), limits)).rejects.toMatchObject({ kind: 'late' });
    expect(isRunning(told('late').pid)).toBe(false);
  });

  it('that cannot be started fails as unreachable', async () => {
    const absent = { ...commanded('good'), command: join(folder, 'absent') };
    expect(await failureOf(absent, 'good')).toBe('unreachable');
  });
});

describe.each(['json', 'events'] as const)('an MCP server that answers by HTTP with %s', (how) => {
  it('answers', async () => {
    expect(await resolveReact(http.as('good', how))).toContain('/reactjs/react.dev');
  });

  it.each([
    ['late', 'late'],
    ['huge', 'too-large'],
    ['wrong-id', 'late'],
    ['no-json', 'malformed'],
    ['rpc-error', 'refused'],
    ['error-mark', 'error'],
    ['other-tools', 'changed'],
    ['wants-more', 'changed'],
  ] as const)('that is %s fails as %s', async (behaviour, kind) => {
    expect(await failureOf(http.as(behaviour, how), behaviour)).toBe(kind);
  });
});

describe('an MCP server that answers by HTTP', () => {
  it.each([
    ['closed', 'unreachable'],
    ['redirect', 'unreachable'],
    ['unauthorised', 'refused'],
    ['html', 'malformed'],
  ] as const)('that is %s fails as %s', async (behaviour, kind) => {
    expect(await failureOf(http.as(behaviour), behaviour)).toBe(kind);
  });

  it('may ask something itself, and is told that it is not offered', async () => {
    expect(await resolveReact(http.as('asks-back', 'events'))).toContain('React');
    await vi.waitFor(() =>
      expect(http.asked.map(({ body }) => body)).toContainEqual(expect.stringContaining('not offered')),
    );
  });

  it('has its session named in each request, and ended', async () => {
    http.asked.length = 0;
    await resolveReact(http.as('good'));
    expect(http.asked.map(({ method, headers }) => [method, headers['mcp-session-id']])).toEqual([
      ['POST', undefined],
      ['POST', 'session-1'],
      ['POST', 'session-1'],
      ['POST', 'session-1'],
      ['DELETE', 'session-1'],
    ]);
  });
});
