import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ArtifactView } from '../../shared/contracts/answers/artifact.ts';
import { ok } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, decide, heads, planned, plannedAhead, readAll } from '../support/plan-event.ts';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterEach(() => (app.documentsDown = false));
afterAll(() => app.remove());

async function artifacts(eventId: string): Promise<ArtifactView[]> {
  return ok(await app.api.get<{ artifacts: ArtifactView[] }>(`events/${eventId}/artifacts?include=body`))
    .artifacts;
}

describe('a run while the document store is down from the very first request on', () => {
  it('plans on, and what it drafted can be read with its content', async () => {
    app.documentsDown = true;
    const event = await planned(app, brief('krakow'));
    expect(event).toMatchObject({ status: 'waiting', state: 'Research' });
    const views = await artifacts(event.id);
    expect(views.map(({ envelope }) => envelope.type).sort()).toEqual([...plannedAhead].sort());
    for (const { body } of views) expect(body).toBeTypeOf('object');
  });

  it('hands everything on when the store is back, without a gap', async () => {
    app.documentsDown = true;
    const { id } = await planned(app, brief('krakow'));
    const before = await heads(app, id);
    app.documentsDown = false;
    await decide(app, id, { decision: 'approve' });
    const { activity, audit } = await readAll(app, id);
    expect(activity.map(({ n }) => n)).toEqual(activity.map((_, index) => index + 1));
    expect(activity.length).toBeGreaterThan(16);
    expect(audit.verified).toBe(true);
    expect(await heads(app, id)).toEqual(before);
  });
});

describe('a plan whose documents cannot be reached any more', () => {
  it('says so with a 503 and when to try again; what SQL keeps stays readable', async () => {
    const { id } = await planned(app, brief('krakow'));
    app.documentsDown = true;
    // Bodies of artifacts are remembered for minutes; the feed is read each time.
    const gone = await app.api.get(`events/${id}/activity`);
    expect(gone).toMatchObject({ status: 503, body: { code: 'store.unavailable' } });
    expect(gone.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await app.api.get(`events/${id}/artifacts/Timeline`)).toMatchObject({ status: 200 });
    expect(await app.api.get(`events/${id}`)).toMatchObject({ status: 200 });
    expect(await app.api.get(`events/${id}/decisions`)).toMatchObject({ status: 200 });
  });

  it('takes a decision meanwhile, and acts on it once the store is back', async () => {
    const { id } = await planned(app, brief('krakow'));
    const { approvals } = await readAll(app, id);
    app.documentsDown = true;
    const path = `approvals/${approvals[0]?.id}/decision`;
    ok(await app.api.post(path, { decision: 'approve' }));
    // What the gate reads is remembered by its content; what is drafted next has to be read.
    await new Promise((resolve) => setTimeout(resolve, 300));
    app.documentsDown = false;
    // Any later request rings again; a run that failed a step tries it again after a few seconds.
    const end = Date.now() + 30_000;
    let state = 'Research';
    while (state === 'Research' && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      state = ok(await app.api.get<{ state: string }>(`events/${id}`)).state;
    }
    expect(state).not.toBe('Research');
    expect((await readAll(app, id)).audit.verified).toBe(true);
  });
});
