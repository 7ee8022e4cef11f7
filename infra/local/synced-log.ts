import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';

const putOnDisk = promisify(fdatasync);

/**
 * What `synchronous=FULL` does for a file with a write-ahead log, beside the thread instead of on it: whoever wrote is
 * acknowledged once the log is on the disk, and others are served meanwhile. All that was committed until a sync begins
 * shares it. The file itself is to be opened with `synchronous=NORMAL`, which puts the log on the disk before it is
 * copied into the file. A killed process loses nothing either way; this is for a loss of power.
 */
export class SyncedLog {
  readonly #database: Database.Database;
  readonly #changes: Database.Statement<[], number>;
  #seen: number;
  #log: number | undefined;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #isClosed = false;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#changes = database.prepare<[], number>('select total_changes()').pluck();
    this.#seen = this.#count();
  }

  /**
   * Resolves when all that was committed until now is on the disk: at once, where nothing was since the last call.
   * Rejects as SQLite itself fails when the disk does not take it.
   */
  written(): Promise<void> {
    const count = this.#isClosed || this.#database.memory ? this.#seen : this.#count();
    if (count === this.#seen) return Promise.resolve();
    this.#seen = count;
    // One that is under way may have begun before the commit.
    this.#next ??= (this.#running ?? Promise.resolve()).then(
      () => this.#begin(),
      () => this.#begin(),
    );
    return this.#next;
  }

  /** After the database: closing that puts everything on the disk by itself. */
  close(): void {
    this.#isClosed = true;
    const log = this.#log;
    this.#log = undefined;
    if (log === undefined) return;
    const done = () => closeSync(log);
    void (this.#running ?? Promise.resolve()).then(done, done);
  }

  #begin(): Promise<void> {
    this.#next = undefined;
    this.#running = this.#sync();
    return this.#running;
  }

  async #sync(): Promise<void> {
    if (this.#isClosed) return;
    try {
      this.#log ??= openSync(`${this.#database.name}-wal`, 'r+');
      await putOnDisk(this.#log);
    } catch (error) {
      throw new Database.SqliteError(
        `The log could not be put on the disk: ${String(error)}`,
        'SQLITE_IOERR_FSYNC',
      );
    }
  }

  #count(): number {
    return this.#changes.get() ?? 0;
  }
}
