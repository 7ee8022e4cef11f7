import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok, untilSettled, type EventView } from '../support/api.ts';
import { jumpingClock, type JumpingClock } from '../support/jumping-clock.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, decide, pendingApproval, planned, readAll } from '../support/plan-event.ts';

const start = '2027-02-01T09:00:00Z';
let app: App;
let clock: JumpingClock;
beforeAll(async () => {
  clock = jumpingClock(start);
  app = await openApp({ clock });
});
afterAll(() => app.remove());

const hoursFromStart = (hours: number) => new Date(Date.parse(start) + hours * 3_600_000).toISOString();

/** What came of the venue approval once the run has had every turn that is due. */
async function approvalAfterTurns(eventId: string) {
  for (let turn = 0; turn < 300; turn++) await new Promise(setImmediate);
  return pendingApproval(app, eventId);
}

describe('a run whose clock jumps', () => {
  it('by hours, there and back, neither reminds of an approval early nor hangs', async () => {
    const { id } = await planned(app, brief('krakow'));
    const asked = await pendingApproval(app, id);
    expect(asked).toMatchObject({ dueAt: expect.stringMatching(/^2027-02-0[2-9]/), reminders: 0 });
    clock.jump(hoursFromStart(6));
    expect(await approvalAfterTurns(id)).toEqual(asked);
    clock.setBack(hoursFromStart(-6));
    expect(await approvalAfterTurns(id)).toEqual(asked);

    // Decisions are acted on while the clock is behind what the run has seen.
    await decide(app, id, { decision: 'approve' });
    const { event, activity, audit } = await readAll(app, id);
    expect(event.state).not.toBe('Research');
    expect(audit.verified).toBe(true);
    expect(activity.map(({ n }) => n)).toEqual(activity.map((_, index) => index + 1));
  });

  it('backwards while it plans still reaches its stop', async () => {
    const { id } = ok(await app.api.post<EventView>('events', brief('krakow')));
    ok(await app.api.post(`events/${id}/actions/start`, {}));
    clock.setBack(hoursFromStart(-12));
    expect(await untilSettled(app.api, id)).toMatchObject({ status: 'waiting', state: 'Research' });
  });

  it('back and then on to the deadline is reminded of it once', async () => {
    const { id } = await planned(app, brief('krakow'));
    const asked = await pendingApproval(app, id);
    clock.setBack(hoursFromStart(-20));
    clock.jump(`${asked.dueAt?.slice(0, 10)}T09:00:01Z`);
    let reminded = asked;
    const end = Date.now() + 30_000;
    while (reminded.reminders === 0 && Date.now() < end) reminded = await approvalAfterTurns(id);
    expect(reminded).toMatchObject({ status: 'pending', reminders: 1 });
  });
});

describe('a client that sends its request slowly', () => {
  it('keeps nobody else waiting', async () => {
    const { hostname, port } = new URL(app.url);
    const slow = Array.from({ length: 50 }, () => connect(Number(port), hostname));
    try {
      for (const socket of slow) {
        socket.on('error', () => {});
        socket.write(
          `POST /api/events HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"title"`,
        );
      }
      const since = performance.now();
      for (let n = 0; n < 5; n++) ok(await app.api.get('events'));
      // Far below the 30 s after which the server gives up on the slow ones, on a busy machine too.
      expect(performance.now() - since).toBeLessThan(10_000);
    } finally {
      for (const socket of slow) socket.destroy();
    }
  });
});
