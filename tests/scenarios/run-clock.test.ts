import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EventView, ok, untilSettled } from '../support/api.ts';
import { jumpingClock, type JumpingClock } from '../support/jumping-clock.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, briefWithout } from '../support/plan-event.ts';

let app: App;
let clock: JumpingClock;
beforeAll(async () => {
  clock = jumpingClock('2027-02-01T14:05:00Z');
  app = await openApp({ clock });
});
afterAll(() => app.remove());

async function feedOf(id: string): Promise<string[]> {
  const { activity } = ok(
    await app.api.get<{ activity: { at: string; kind: string }[] }>(`events/${id}/activity`),
  );
  return activity.flatMap(({ kind, at }) => (/^(event.created|run.started)$/.test(kind) ? [at] : []));
}

describe('the clock of a run', () => {
  it('is that of the wall; a draft that lay for days is planned as of the day it is started', async () => {
    const { id, asOf } = ok(await app.api.post<EventView>('events', briefWithout('krakow', 'as_of')));
    expect(asOf).toBe('2027-02-01');
    clock.jump('2027-02-03T10:30:00Z');
    ok(await app.api.post(`events/${id}/actions/start`, { instructionLevel: 'Beginner' }));
    const event = await untilSettled(app.api, id);
    expect(event.asOf).toBe('2027-02-03');
    expect(await feedOf(id)).toEqual(['2027-02-01T14:05:00.000Z', '2027-02-03T10:30:00.000Z']);
  });

  it('begins at midnight of a planning date that somebody set', async () => {
    const { id } = ok(await app.api.post<EventView>('events', brief('krakow', { as_of: '2027-01-11' })));
    ok(await app.api.post(`events/${id}/actions/start`, { instructionLevel: 'Beginner' }));
    expect((await untilSettled(app.api, id)).asOf).toBe('2027-01-11');
    expect(await feedOf(id)).toEqual(['2027-01-11T00:00:00.000Z', '2027-01-11T00:00:00.000Z']);
  });
});
