import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok, type EventView } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, decide, heads, planned, readAll } from '../support/plan-event.ts';

let app: App;
beforeAll(async () => (app = await openApp({ stores: 'files' })));
afterAll(() => app.remove());

/** SQLite itself counts: as many pages as there are now, and no more. */
async function fill(): Promise<void> {
  await app.sql('pragma max_page_count = 1');
}

async function makeRoom(): Promise<void> {
  await app.sql('pragma max_page_count = 1000000');
}

describe('an app whose SQL file has no room left', () => {
  it('refuses what it cannot write whole, goes on reading, and works again with room', async () => {
    const { id } = await planned(app, brief('krakow'));
    const before = await heads(app, id);
    await fill();
    const acknowledged: string[] = [];
    const refused: string[] = [];
    // The free space within the pages takes some notes yet.
    for (let n = 1; n <= 12; n++) {
      const note = `note ${n} ${'x'.repeat(1_500)}`;
      const body = { venueName: 'A hall we asked', status: 'requested', note };
      const reply = await app.api.post(`events/${id}/records`, { kind: 'hold', body });
      if (reply.status < 300) acknowledged.push(note);
      else {
        expect(reply).toMatchObject({ status: 503, body: { code: 'store.unavailable' } });
        expect(reply.headers.get('retry-after')).toMatch(/^\d+$/);
        refused.push(note);
      }
    }
    expect(refused.length).toBeGreaterThan(0);
    expect(await app.api.post('events', brief('krakow'))).toMatchObject({ status: 503 });
    expect(await heads(app, id)).toEqual(before);
    expect(await notes(id)).toEqual(acknowledged);

    await makeRoom();
    const { events } = ok(await app.api.get<{ events: EventView[] }>('events'));
    expect(events.map((event) => event.id)).toEqual([id]);
    await decide(app, id, { decision: 'approve' });
    expect(await notes(id)).toEqual(acknowledged);
    const { records, activity, audit } = await readAll(app, id);
    expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index + 1));
    expect(activity.map(({ n }) => n)).toEqual(activity.map((_, index) => index + 1));
    expect(audit.verified).toBe(true);
    expect(await planned(app, brief('krakow'))).toMatchObject({ status: 'waiting' });
  });
});

async function notes(eventId: string): Promise<unknown[]> {
  const { records } = await readAll(app, eventId);
  return records.filter(({ kind }) => kind === 'hold').map(({ body }) => (body as { note: string }).note); // as posted
}
