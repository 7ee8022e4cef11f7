import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok, untilSettled, type EventView } from '../support/api.ts';
import { newDataFolder, whileServed } from '../support/data-folder.ts';
import { brief, readAll } from '../support/plan-event.ts';
import { buildServer } from '../support/server-process.ts';

const { folder, remove } = newDataFolder();
beforeAll(() => buildServer(), 120_000);
afterAll(remove);

/** Kibibytes that any one file may hold: the empty tables take half of it, the first plan more than the rest. */
const limit = 1_024;

describe('a server none of whose files may grow any further', () => {
  it(
    'stays up, reads on and says 503 to what it cannot keep; with room, all that it acknowledged is there',
    { timeout: 240_000 },
    async () => {
      const acknowledged: string[] = [];
      await whileServed(
        folder,
        async (api) => {
          let refused = 0;
          for (let n = 1; n <= 60 && refused < 3; n++) {
            const title = `Meetup ${n}`;
            const created = await api.post<EventView>('events', brief('krakow', { title }));
            if (created.status < 300) {
              acknowledged.push(created.body.id);
              const started = await api.post(`events/${created.body.id}/actions/start`, {});
              if (started.status >= 300)
                expect(started).toMatchObject({ status: 503, body: { code: 'store.unavailable' } });
            } else {
              expect(created).toMatchObject({ status: 503, body: { code: 'store.unavailable' } });
              refused += 1;
            }
          }
          expect(refused).toBe(3);
          expect(acknowledged.length).toBeGreaterThan(0);
          const { events } = ok(await api.get<{ events: EventView[] }>('events'));
          expect(events.map(({ id }) => id).sort()).toEqual([...acknowledged].sort());
        },
        { fileLimit: limit },
      );
      await whileServed(folder, async (api) => {
        const { events } = ok(await api.get<{ events: EventView[] }>('events'));
        expect(events.map(({ id }) => id).sort()).toEqual([...acknowledged].sort());
        for (const { id, started } of events) {
          if (!started) ok(await api.post(`events/${id}/actions/start`, {}));
          expect(await untilSettled(api, id, 120_000)).toMatchObject({
            status: 'waiting',
            state: 'Research',
          });
          expect((await readAll({ api }, id)).audit.verified).toBe(true);
        }
      });
    },
  );
});
