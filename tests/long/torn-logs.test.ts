import { afterAll, beforeAll, describe, it } from 'vitest';
import { databases, newDataFolder, type tears, whileServed } from '../support/data-folder.ts';
import { brief, planned } from '../support/plan-event.ts';
import { buildServer } from '../support/server-process.ts';
import { expectWorksTorn } from '../support/torn-log.ts';

const { folder, remove } = newDataFolder();
let id = '';
beforeAll(async () => {
  buildServer();
  await whileServed(folder, async (api) => ({ id } = await planned({ api }, brief('krakow'))));
}, 120_000);
afterAll(remove);

describe('a server whose write-ahead log lost its synced end', () => {
  const cases = databases.flatMap((name) =>
    (['cut', 'overwritten'] satisfies (keyof typeof tears)[]).map((tear) => [name, tear] as const),
  );

  it.each(cases)('starts and plans on with what %s has left when the end is %s', async (name, tear) => {
    await expectWorksTorn(folder, id, tear, [name]);
  });
});
