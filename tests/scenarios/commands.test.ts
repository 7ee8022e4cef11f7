import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok, until, type EventView } from '../support/api.ts';
import { tasksAhead } from '../support/full-plan.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, heads, pendingApproval, planned, readAll } from '../support/plan-event.ts';

/** One artifact for each task that is drafted ahead of its state. */
const ahead = tasksAhead().length;

let app: App;
beforeAll(async () => (app = await openApp()));
afterAll(() => app.remove());

async function command(eventId: string, action: string): Promise<EventView> {
  return ok(await app.api.post<EventView>(`events/${eventId}/actions/${action}`, {}));
}

describe('a run that is paused', () => {
  it('keeps a decision that arrives meanwhile, and acts on it when it is resumed', async () => {
    const { id } = await planned(app, brief('krakow'));
    expect(await command(id, 'pause')).toMatchObject({ status: 'paused', state: 'Research' });
    const approval = await pendingApproval(app, id);
    ok(await app.api.post(`approvals/${approval.id}/decision`, { decision: 'approve' }));
    // Long enough for the run to have read the letter, had it not been paused.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const paused = await readAll(app, id);
    expect(paused.event).toMatchObject({ status: 'paused', state: 'Research' });
    expect(paused.approvals).toMatchObject([{ id: approval.id, status: 'approved' }]);

    await command(id, 'resume');
    const event = await until(
      app.api,
      id,
      ({ status, state }) => status === 'waiting' && state !== 'Research',
    );
    expect(event.waitingFor.map(({ kind }) => kind)).toContain('approval');
  });

  it('is paused while it drafts, and drafts the rest when it is resumed', async () => {
    const { id } = ok(await app.api.post<EventView>('events', brief('krakow')));
    ok(await app.api.post(`events/${id}/actions/start`, {}));
    await command(id, 'pause');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = Object.keys(await heads(app, id));
    expect(before.length).toBeLessThan(ahead);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(Object.keys(await heads(app, id))).toEqual(before);

    await command(id, 'resume');
    const event = await until(app.api, id, ({ status }) => status === 'waiting');
    expect(event.state).toBe('Research');
    expect(Object.keys(await heads(app, id))).toHaveLength(ahead);
  });
});

describe('a run that is cancelled', () => {
  it('ends, keeps what was planned to be read, and takes no more input', async () => {
    const { id } = await planned(app, brief('krakow'));
    const approval = await pendingApproval(app, id);
    const before = await heads(app, id);
    await command(id, 'cancel');
    const event = await until(app.api, id, ({ status }) => status === 'cancelled');
    expect(event.waitingFor).toEqual([]);
    expect(await heads(app, id)).toEqual(before);
    const late = [
      await app.api.post(`approvals/${approval.id}/decision`, { decision: 'approve' }),
      await app.api.post(`events/${id}/actions/resume`, {}),
      await app.api.post(`events/${id}/records`, { kind: 'conclusion', body: { outcome: 'held' } }),
    ];
    for (const reply of late) expect(reply).toMatchObject({ status: 409, body: { code: 'run.closed' } });
    expect((await readAll(app, id)).event).toEqual(event);
  });

  it('ends even while it is paused', async () => {
    const { id } = await planned(app, brief('krakow'));
    await command(id, 'pause');
    await command(id, 'cancel');
    const event = await until(app.api, id, ({ status }) => status === 'cancelled');
    expect(event.state).toBe('Research');
  });
});

describe('a run that was asked to stop at a state', () => {
  it('enters the state, plans ahead, asks for nothing, and goes on when it is resumed', async () => {
    const event = await planned(app, brief('krakow'), { until: 'Research' });
    expect(event).toMatchObject({ state: 'Research', status: 'waiting', waitingFor: [{ kind: 'until' }] });
    expect(await heads(app, event.id)).toHaveProperty('ContingencyPlan');
    await command(event.id, 'resume');
    const after = await until(app.api, event.id, ({ waitingFor }) => waitingFor[0]?.kind === 'approval');
    expect(after).toMatchObject({ state: 'Research', status: 'waiting', until: null });
  });
});
