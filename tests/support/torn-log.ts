import { join } from 'node:path';
import { expect } from 'vitest';
import { ok, type EventView } from './api.ts';
import { onCopyOf, tears, whileServed } from './data-folder.ts';
import { brief, planned, readAll } from './plan-event.ts';

/**
 * Tears the end off the write-ahead logs although it was synced, which no crash does, and starts again: the one
 * event of before is told of without a contradiction, and another one is planned.
 */
export async function expectWorksTorn(
  original: string,
  eventId: string,
  tear: keyof typeof tears,
  databases: readonly string[],
): Promise<void> {
  await onCopyOf(original, async (folder) => {
    for (const name of databases) tears[tear](join(folder, `${name}-wal`));
    await whileServed(folder, async (api) => {
      const { events } = ok(await api.get<{ events: EventView[] }>('events'));
      expect(events.map(({ id }) => id)).toEqual([eventId]);
      expect((await readAll({ api }, eventId)).audit).toMatchObject({ alteredArtifacts: [] });
      expect(await planned({ api }, brief('krakow'))).toMatchObject({ status: 'waiting', state: 'Research' });
    });
  });
}
