import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SyncedLog } from '../../../infra/local/synced-log.ts';

let folder: string;
let database: Database.Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eods-log-'));
  database = new Database(join(folder, 'some.db'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.exec('create table note (text text)');
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const write = () => database.prepare('insert into note values (?)').run('x');

/** Whether it has resolved without a turn of the event loop, in which alone a disk can answer. */
async function isAtOnce(promise: Promise<void>): Promise<boolean> {
  let isDone = false;
  void promise.then(() => (isDone = true));
  for (let n = 0; n < 10; n++) await Promise.resolve();
  return isDone;
}

describe('the log of a file that is written', () => {
  it('is waited for after a write, and not when nothing was written since', async () => {
    const log = new SyncedLog(database);
    expect(await isAtOnce(log.written())).toBe(true);
    write();
    const waiting = log.written();
    expect(await isAtOnce(waiting)).toBe(false);
    await waiting;
    expect(await isAtOnce(log.written())).toBe(true);
    log.close();
  });

  it('is waited for once more by whoever writes while it is being put on the disk', async () => {
    const log = new SyncedLog(database);
    const done: string[] = [];
    write();
    const first = log.written().then(() => done.push('first'));
    await Promise.resolve();
    write();
    const second = log.written().then(() => done.push('second'));
    write();
    const third = log.written().then(() => done.push('third'));
    await first;
    expect(done).toEqual(['first']);
    await Promise.all([second, third]);
    log.close();
  });

  it('fails as the file does when the disk does not take it', async () => {
    rmSync(join(folder, 'some.db-wal'));
    const log = new SyncedLog(database);
    write();
    await expect(log.written()).rejects.toMatchObject({ code: 'SQLITE_IOERR_FSYNC' });
    log.close();
  });

  it('has nothing left to wait for once the file is closed', async () => {
    const log = new SyncedLog(database);
    write();
    const waiting = log.written();
    database.close();
    log.close();
    await waiting;
    expect(await isAtOnce(log.written())).toBe(true);
  });

  it('does not exist in memory', async () => {
    const memory = new Database(':memory:');
    const log = new SyncedLog(memory);
    memory.exec('create table note (text text); insert into note values (1)');
    expect(await isAtOnce(log.written())).toBe(true);
  });
});
