import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRunningServer } from '../../../infra/local/host/data-folder.ts';
import { startServerProcess } from '../../support/server-process.ts';
import { fillFolder, type Filled } from './filled-folder.ts';
import { untilAtRest } from './watched-process.ts';

export interface FilledSize {
  events: number;
  live: number;
  /** Where filled folders are kept for the next time. */
  kept?: string | undefined;
}

export interface FilledServer {
  url: string;
  pid: number;
  filled: Filled;
  fillMs: number;
}

/** A server of its own process over a filled folder, whose live runs have come to wait for people. */
export async function onFilledServer<T>(
  size: FilledSize,
  say: (line: string) => void,
  work: (server: FilledServer) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'eods-load-'));
  const since = performance.now();
  const filled = await filledFolder(folder, size);
  const fillMs = performance.now() - since;
  say(`filled in ${(fillMs / 1_000).toFixed(0)} s`);
  const server = await startServerProcess(folder);
  try {
    const pid = findRunningServer(folder)?.pid;
    if (!server || pid === undefined) throw new Error('the server died while it started');
    await untilAtRest(pid, 180_000);
    say('the runs are at rest');
    return await work({ url: server.url, pid, filled, fillMs });
  } finally {
    await server?.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Filling takes minutes: where a place is named, it is filled once, and copied from then on. */
async function filledFolder(folder: string, { events, live, kept }: FilledSize): Promise<Filled> {
  if (kept === undefined) return await fillFolder(folder, events, live);
  const own = join(kept, `${events}-${live}`);
  const list = join(own, 'filled.json');
  if (!existsSync(list)) {
    mkdirSync(own, { recursive: true });
    writeFileSync(list, JSON.stringify(await fillFolder(own, events, live)));
  }
  cpSync(own, folder, { recursive: true });
  return JSON.parse(readFileSync(list, 'utf8')) as Filled; // written above
}
