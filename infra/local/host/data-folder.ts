import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';

export interface DataFolder {
  path: string;
  /** Tells other processes where this server is reached. */
  announce(url: string): void;
  close(): void;
}

const lockFile = 'lock.db';
const announcementFile = 'server.json';
/** Another process may hold a shared lock for a moment while it asks whether a server runs. */
const lockPatienceMs = 1000;

/** Keeps the locks from the garbage collector, which would close them. */
const held = new Set<Database.Database>();

/**
 * Creates the folder and holds it exclusively. The lock is a transaction on a SQLite file, so that the
 * operating system releases it however the process ends.
 */
export function openDataFolder(path: string): DataFolder {
  const folder = resolve(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new Database(join(folder, lockFile), { timeout: lockPatienceMs });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new Error(
      `The data folder ${folder} is in use by another EODS process; stop that one or use another folder.`,
    );
  }
  held.add(lock);
  const announcement = join(folder, announcementFile);
  rmSync(announcement, { force: true }); // left behind by a process that was killed
  return {
    path: folder,
    announce(url) {
      // Renamed into place: a reader sees all of it or none.
      writeFileSync(`${announcement}.new`, JSON.stringify({ url, pid: process.pid }));
      renameSync(`${announcement}.new`, announcement);
    },
    close() {
      rmSync(announcement, { force: true });
      lock.close();
      held.delete(lock);
    },
  };
}

/** The server that holds the folder and listens; undefined if there is none, whatever files one left behind. */
export function findRunningServer(path: string): { url: string; pid: number } | undefined {
  const lock = join(path, lockFile);
  const announcement = join(path, announcementFile);
  if (!existsSync(lock) || !existsSync(announcement)) return undefined;
  const text = readFileSync(announcement, 'utf8');
  return isLocked(lock) ? (JSON.parse(text) as { url: string; pid: number }) : undefined; // written above
}

function isLocked(file: string): boolean {
  const probe = new Database(file, { readonly: true, timeout: 0 });
  try {
    probe.prepare('SELECT count(*) FROM sqlite_master').get();
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    probe.close();
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
