import type Database from 'better-sqlite3';

const everyMs = 60_000;

/**
 * What is deleted is overwritten with zeros in the file. The write-ahead log still holds earlier pages: it is cut off
 * at the start, every minute, and when the file is closed.
 */
export function leaveNothingBehind(database: Database.Database): void {
  database.pragma('secure_delete = ON');
  database.pragma('wal_checkpoint(TRUNCATE)');
  const timer = setInterval(() => {
    if (!database.open) clearInterval(timer);
    else if (!database.inTransaction) cutOff(database);
  }, everyMs);
  timer.unref();
}

function cutOff(database: Database.Database): void {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // No room on the disk, or a reader beside this process: the log keeps what it has until the next time.
  }
}
