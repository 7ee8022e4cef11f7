import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testClock, type TestClock } from '../../infra/local/test-clock.ts';
import { ok, untilSettled } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import {
  approveAll,
  brief,
  decide,
  heads,
  pendingApproval,
  planned,
  readAll,
} from '../support/plan-event.ts';

let app: App;
let clock: TestClock;
beforeAll(async () => {
  clock = testClock('2027-02-01T09:00:30Z');
  app = await openApp({ clock });
});
afterAll(() => app.remove());

/** Lets the run read whatever was raised, without moving time. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 400; turn++) await new Promise(setImmediate);
}

async function ring(eventId: string, content: unknown = {}, name = 'inbox'): Promise<void> {
  await app.engine.raiseEvent(eventId, name, content);
}

/** Nothing reaches the engine from outside while the work is done: every bell is lost. */
async function withoutBells(work: () => Promise<void>): Promise<void> {
  const { management } = app.engine;
  app.engine.management = async () => ({ status: 503, headers: {}, body: '' });
  try {
    await work();
  } finally {
    app.engine.management = management;
  }
}

describe('a bell that tells of nothing', () => {
  it('changes nothing, whatever it carries and however often it rings', async () => {
    const { id } = await planned(app, brief('krakow'));
    const before = await readAll(app, id);
    const { subjectHash } = await pendingApproval(app, id);
    const forged = [
      { decision: 'approve', subjectHash },
      { kind: 'command', command: 'cancel' },
      null,
      'inbox',
      7,
    ];
    for (const content of forged) await ring(id, content);
    await Promise.all(forged.map((content) => ring(id, content)));
    for (const name of ['approval', 'answer', 'Inbox', 'go']) await ring(id, { approve: true }, name);
    await settled();
    expect(await readAll(app, id)).toEqual(before);
    expect(app.engine.getStatus(id)?.runtimeStatus).toBe('Running');
  });

  it('rings early and doubled around every decision of a rehearsal without changing its outcome', async () => {
    const quiet = await planned(app, brief('krakow'), { execution: 'simulated', seed: 3 });
    await approveAll(app, quiet.id);
    const { id } = await planned(app, brief('krakow'), { execution: 'simulated', seed: 3 });
    for (let decisions = 0; decisions < 5; decisions++) {
      await Promise.all([ring(id), ring(id)]);
      const { id: approvalId } = await pendingApproval(app, id);
      await Promise.all([
        ring(id),
        app.api.post(`approvals/${approvalId}/decision`, { decision: 'approve' }),
        ring(id),
      ]);
      if (decisions < 4) await Promise.all([ring(id), ring(id)]);
      await untilSettled(app.api, id);
    }
    const [loud, other] = [await readAll(app, id), await readAll(app, quiet.id)];
    expect(loud.event).toMatchObject({ status: 'completed', state: 'Postmortem' });
    expect(await heads(app, id)).toEqual(await heads(app, quiet.id));
    expect(loud.decisions.map(({ title }) => title)).toEqual(other.decisions.map(({ title }) => title));
    expect(loud.changes.map(({ title }) => title)).toEqual(other.changes.map(({ title }) => title));
  });
});

describe('a bell that is lost', () => {
  it('is rung again by the next run of the relay', async () => {
    const { id } = await planned(app, brief('krakow'));
    const { id: approvalId } = await pendingApproval(app, id);
    await withoutBells(async () => {
      ok(await app.api.post(`approvals/${approvalId}/decision`, { decision: 'approve' }));
      await settled();
    });
    const waiting = await readAll(app, id);
    expect(waiting.event).toMatchObject({ state: 'Research', status: 'running' });
    expect(waiting.approvals).toMatchObject([{ id: approvalId, status: 'approved' }]);
    await clock.advance(60_000);
    const event = await untilSettled(app.api, id);
    expect(event.state).not.toBe('Research');
  });

  it('is made up for by the heartbeat when the relay cannot ring either', async () => {
    const { id } = await planned(app, brief('krakow'));
    const { id: approvalId } = await pendingApproval(app, id);
    await withoutBells(async () => {
      ok(await app.api.post(`approvals/${approvalId}/decision`, { decision: 'approve' }));
      await clock.advance(3_600_000);
      const event = await untilSettled(app.api, id);
      expect(event.state).not.toBe('Research');
    });
  });
});

describe('a run that was stopped while it waits', () => {
  it('goes on with the next decision after the app has been started again', async () => {
    const kept = await openAppOnFiles();
    try {
      const { id } = await planned(kept, brief('krakow'));
      const before = await heads(kept, id);
      await kept.reopen();
      expect(await heads(kept, id)).toEqual(before);
      const event = await decide(kept, id, { decision: 'approve' });
      expect(event).toMatchObject({
        status: 'waiting',
        waitingFor: [{ kind: 'approval' }, { kind: 'approval' }, { kind: 'record' }],
      });
      expect(await heads(kept, id)).toEqual(before);
    } finally {
      await kept.remove();
    }
  });
});

/** One app at a time: the other one gives way first. */
async function openAppOnFiles(): Promise<App> {
  await app.close();
  return openApp({ stores: 'files' });
}
