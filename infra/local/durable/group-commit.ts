import type { Database, Statement } from 'better-sqlite3';

interface Entry {
  work: () => unknown;
  applied: (result: unknown) => void;
  failed: (error: unknown) => void;
}

/**
 * One writer: everything asked for within a turn of the event loop shares one transaction and one fsync.
 *
 * `work` may only write to the database and return what it found: it can run a second time when the group
 * fails, and must not throw to say no. `applied` runs right after the commit, in the order of the commits
 * and before anything else, so memory never lags behind the file.
 */
export class GroupCommit {
  #queue: Entry[] = [];
  readonly #database: Database;
  readonly #begin: Statement;
  readonly #end: Statement;

  constructor(database: Database) {
    this.#database = database;
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#end = database.prepare('COMMIT');
  }

  run<T>(work: () => T, applied: (result: T) => void = () => {}): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({
        work,
        applied: (result) => {
          const found = result as T; // what this entry's own work returned
          applied(found);
          resolve(found);
        },
        failed: reject,
      });
      if (this.#queue.length === 1) setImmediate(() => this.#flush());
    });
  }

  #flush(): void {
    const group = this.#queue;
    this.#queue = [];
    // One bad entry must not take the others with it: each then gets a transaction of its own.
    if (!this.#commit(group) && group.length > 1) for (const entry of group) this.#commit([entry]);
  }

  #commit(group: Entry[]): boolean {
    let results: unknown[];
    try {
      this.#begin.run();
      results = group.map((entry) => entry.work());
      this.#end.run();
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      if (group.length === 1) group[0]?.failed(error);
      return false;
    }
    group.forEach((entry, index) => {
      try {
        entry.applied(results[index]);
      } catch (error) {
        entry.failed(error);
      }
    });
    return true;
  }
}
