import { renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { untilSettled } from '../support/api.ts';
import { databases, junk, newDataFolder, onCopyOf, overwrite, whileServed } from '../support/data-folder.ts';
import { brief, heads, planned, readAll } from '../support/plan-event.ts';
import { buildServer, failToStart } from '../support/server-process.ts';
import { expectWorksTorn } from '../support/torn-log.ts';

const { folder: original, remove } = newDataFolder();
let id = '';
let before: Record<string, unknown>;
/** A folder in use: an event that is planned, on a server that was killed; each test damages a copy. */
beforeAll(async () => {
  buildServer();
  await whileServed(original, async (api) => {
    ({ id } = await planned({ api }, brief('krakow')));
    before = await heads({ api }, id);
  });
}, 120_000);
afterAll(remove);

const onCopy = (work: (folder: string) => Promise<void>) => onCopyOf(original, work);

/** Everything in the one file, as a clean stop leaves it. */
function withoutLog(file: string): void {
  const database = new Sqlite(file);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}

async function restarted(folder: string): Promise<void> {
  await whileServed(folder, async (api) => {
    expect(await untilSettled(api, id)).toMatchObject({ status: 'waiting', state: 'Research' });
    expect(await heads({ api }, id)).toEqual(before);
    expect((await readAll({ api }, id)).audit.verified).toBe(true);
  });
}

describe('a write-ahead log with a torn end', () => {
  it('that was never synced loses nothing that was acknowledged', async () => {
    await onCopy(async (folder) => {
      for (const name of databases) {
        // Half a frame, as a write leaves it that the loss of power interrupted.
        writeFileSync(join(folder, `${name}-wal`), junk.subarray(0, 2_000), { flag: 'a' });
      }
      await restarted(folder);
    });
  });

  it('that was synced costs that end only: the server starts and plans on', async () => {
    await expectWorksTorn(original, id, 'cut', databases);
  });
});

describe('a server whose database is', () => {
  const damages: [name: string, damage: (file: string) => void, says: RegExp][] = [
    ['overwritten in the middle', (file) => overwrite(file, 8_192), /is damaged \(|cannot be used \(/],
    [
      'no database',
      (file) => writeFileSync(file, 'a letter to a friend, not a database\n'.repeat(200)),
      /cannot be used \(file is not a database\)/,
    ],
    ['empty', (file) => truncateSync(file, 0), /is empty/],
    ['missing', (file) => rmSync(file), /is missing/],
  ];

  it.each(damages)(
    '%s ends at once with one sentence that names the file and the remedy',
    async (_name, damage, says) => {
      await Promise.all(
        databases.map((name) =>
          onCopy(async (folder) => {
            const file = join(folder, name);
            withoutLog(file);
            damage(file);
            const { code, errors } = await failToStart(folder);
            expect(code).toBe(1);
            expect(errors).toMatch(says);
            expect(errors.trimEnd().split('\n')).toHaveLength(1);
            expect(errors).toContain(`The database ${file} `);
            expect(errors).toContain('restore the data folder from a backup, or move it away');
          }),
        ),
      );
    },
  );

  it('of queues damaged ends at once as well', async () => {
    await onCopy(async (folder) => {
      const file = join(folder, 'queues.db');
      withoutLog(file);
      writeFileSync(file, 'a letter to a friend, not a database\n'.repeat(200));
      const { code, errors } = await failToStart(folder);
      expect(code).toBe(1);
      expect(errors).toContain(`The database ${file} cannot be used (file is not a database)`);
    });
  });

  it('damaged says so at every start, and starts again once the file is back', async () => {
    await onCopy(async (folder) => {
      const file = join(folder, 'eods.db');
      withoutLog(file);
      renameSync(file, `${file}.kept`);
      const first = await failToStart(folder);
      expect(await failToStart(folder)).toEqual(first);
      renameSync(`${file}.kept`, file);
      await restarted(folder);
    });
  });
});
