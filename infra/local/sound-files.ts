import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const databases = ['eods.db', 'documents.db', 'durable.db'];
/** Made with the app's first queue, so it may rightly be absent. */
const queues = 'queues.db';
/** Written at the end of the first start, when every database has at least its first page. */
const witness = 'timers.json';

/**
 * Throws one sentence if a database of the folder is damaged or gone. Without this check SQLite would take an
 * empty file for a new database and begin anew in silence. Reads each file once: about a second per gigabyte.
 */
export function refuseDamagedFiles(folder: string): void {
  const wasInUse = existsSync(join(folder, witness));
  const present = existsSync(join(folder, queues)) ? [...databases, queues] : databases;
  for (const name of present) {
    const file = join(folder, name);
    const problem = problemOf(file, wasInUse);
    if (!problem) continue;
    throw new Error(
      `The database ${file} ${problem}: restore the data folder from a backup, or move it away to start with an empty one.`,
    );
  }
}

function problemOf(file: string, wasInUse: boolean): string | undefined {
  if (sizeOf(file) > 0) return damageOf(file);
  if (wasInUse || sizeOf(`${file}-wal`) > 0) return existsSync(file) ? 'is empty' : 'is missing';
  return undefined;
}

/** Opening applies what the write-ahead log holds; a torn end of it is dropped, as it never was synced. */
function damageOf(file: string): string | undefined {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { fileMustExist: true });
    const found = String(database.pragma('quick_check(1)', { simple: true }));
    return found === 'ok' ? undefined : `is damaged (${found.replaceAll(/\s+/g, ' ')})`;
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    return `cannot be used (${error.message})`;
  } finally {
    database?.close();
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
