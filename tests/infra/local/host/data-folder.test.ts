import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findRunningServer, openDataFolder } from '../../../../infra/local/host/data-folder.ts';

// Each case starts processes, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const script = fileURLToPath(new URL('hold-data-folder.ts', import.meta.url));
let path: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'eods-data-')), 'data');
});
afterEach(() => child?.kill('SIGKILL'));

async function holdInChild(): Promise<string> {
  child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (!child.stdout) throw new Error('the child has no output');
  const [line] = (await once(child.stdout, 'data')) as [Buffer]; // once() is untyped
  return line.toString().trim();
}

describe('a data folder', () => {
  it('is made readable by its owner only', () => {
    const folder = openDataFolder(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    folder.close();
  });

  it('is refused to a second process with one sentence', async () => {
    const folder = openDataFolder(path);
    expect(await holdInChild()).toBe(
      `The data folder ${path} is in use by another EODS process; stop that one or use another folder.`,
    );
    folder.close();
  });

  it('is refused while another process holds it, and free once that one was killed', async () => {
    expect(await holdInChild()).toBe('held');
    expect(() => openDataFolder(path)).toThrow('in use by another EODS process');
    const exited = once(child as ChildProcess, 'exit'); // set by holdInChild
    child?.kill('SIGKILL');
    await exited;
    openDataFolder(path).close();
  });

  it('can be opened again after it was closed', () => {
    openDataFolder(path).close();
    openDataFolder(path).close();
  });
});

describe('the running server of a data folder', () => {
  it('is found while it holds the folder', async () => {
    await holdInChild();
    expect(findRunningServer(path)).toEqual({ url: 'http://127.0.0.1:1', pid: child?.pid });
  });

  it('is not found when it was killed, though its announcement is still there', async () => {
    await holdInChild();
    const exited = once(child as ChildProcess, 'exit'); // set by holdInChild
    child?.kill('SIGKILL');
    await exited;
    expect(existsSync(join(path, 'server.json'))).toBe(true);
    expect(findRunningServer(path)).toBeUndefined();
  });

  it('is not found where there never was one, nor after it closed', () => {
    expect(findRunningServer(path)).toBeUndefined();
    const folder = openDataFolder(path);
    folder.announce('http://127.0.0.1:1');
    folder.close();
    expect(findRunningServer(path)).toBeUndefined();
  });
});
