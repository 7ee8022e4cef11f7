import { closeSync, cpSync, mkdtempSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiOf, type Api } from './api.ts';
import { startServerProcess } from './server-process.ts';

/** Every file that holds what was acknowledged. */
export const databases = ['eods.db', 'documents.db', 'durable.db'] as const;

export function newDataFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'eods-folder-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Serves the folder for the time of the work, and ends with `kill -9`. */
export async function whileServed<T>(
  folder: string,
  work: (api: Api) => Promise<T>,
  choices: Parameters<typeof startServerProcess>[1] = {},
): Promise<T> {
  const server = await startServerProcess(folder, choices);
  if (!server) throw new Error('the server died while it started');
  try {
    return await work(apiOf(() => server.url));
  } finally {
    await server.kill();
  }
}

/** Lets something happen to a copy of the folder. */
export async function onCopyOf(original: string, work: (folder: string) => Promise<void>): Promise<void> {
  const copy = newDataFolder();
  try {
    cpSync(original, copy.folder, { recursive: true });
    await work(copy.folder);
  } finally {
    copy.remove();
  }
}

/** Long enough to hit a page's structure wherever it is written. */
export const junk = Buffer.alloc(40_960, 0xa5);

/** Writes junk from a position on, without making the file longer. */
export function overwrite(file: string, at: number): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, junk, 0, Math.min(junk.length, statSync(file).size - at), at);
  closeSync(descriptor);
}

/** Bytes of the end that a tear takes: more than one frame of any of the databases. */
const torn = 9_000;
const tornFrom = (file: string) => Math.max(0, statSync(file).size - torn);

export const tears: Record<'cut' | 'overwritten', (file: string) => void> = {
  cut: (file) => truncateSync(file, tornFrom(file)),
  overwritten: (file) => overwrite(file, tornFrom(file)),
};
