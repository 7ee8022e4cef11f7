import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BriefChange } from '../../shared/workflow/pending-change.ts';
import { ok, untilSettled, type Reply } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, decide, heads, planned, readAll } from '../support/plan-event.ts';

let app: App;
/** Planned, and its venue approved: each test leaves no change pending. */
let id: string;
/** Waits for its budget. */
let asking: string;
beforeAll(async () => {
  app = await openApp({ stores: 'files' });
  id = (await planned(app, brief('krakow'))).id;
  await decide(app, id, { decision: 'approve' });
  asking = (await planned(app, brief('krakow', { constraints: 'step-free venue' }))).id;
});
afterAll(() => app.remove());

const ask = (event: string, body: unknown, headers = {}): Promise<Reply<BriefChange>> =>
  app.api.send<BriefChange>('PATCH', `events/${event}/brief`, { body, headers });
const settle = (event: string, change: string, step: string) =>
  app.api.post<BriefChange>(`events/${event}/changes/pending/${change}/${step}`, {});
const changed = (before: Awaited<ReturnType<typeof heads>>, after: typeof before) =>
  Object.keys(after).filter((type) => after[type]?.contentHash !== before[type]?.contentHash);

describe('a change of the brief of a planned event', () => {
  it('is shown before it takes effect, and stores nothing of the plan', async () => {
    const before = await readAll(app, id);
    const { status, body } = await ask(id, { text: 'Raise the budget to 15,000' });
    expect(status).toBe(202);
    expect(body.what).toEqual([
      {
        field: 'budget',
        before: expect.stringContaining('2,000.00'),
        after: expect.stringContaining('15,000.00'),
      },
    ]);
    expect(body.affects.find(({ type }) => type === 'BudgetBaseline')).toMatchObject({
      revision: 1,
      differences: expect.arrayContaining([expect.stringMatching(/^total: .*2,000\.00.* -> .*15,000\.00/)]),
    });
    expect(body.untouched).toContain('StakeholderMap');
    expect(ok(await app.api.get(`events/${id}/changes/pending/${body.id}`))).toEqual(body);
    const after = await readAll(app, id);
    expect([after.artifacts, after.approvals, after.questions]).toEqual([
      before.artifacts,
      before.approvals,
      before.questions,
    ]);
    ok(await settle(id, body.id, 'discard'));
  });

  it('leaves the decisions alone that it does not touch', async () => {
    const before = await readAll(app, id);
    const { body: change } = await ask(id, { title: 'Kraków Rust Night' });
    expect(change).toMatchObject({ what: [{ field: 'title' }], voids: [], questions: [] });
    ok(await settle(id, change.id, 'apply'));
    expect(await untilSettled(app.api, id)).toMatchObject({ title: 'Kraków Rust Night' });
    expect((await readAll(app, id)).approvals).toEqual(before.approvals);
  });

  it('recomputes exactly what the preview named, and asks again for the approvals that it voids', async () => {
    const before = await heads(app, id);
    const { body: change } = await ask(id, { budget: { amount: 2100, currency: 'PLN' } });
    ok(await settle(id, change.id, 'apply'));
    await untilSettled(app.api, id);
    const after = await readAll(app, id);
    const now = await heads(app, id);
    expect(changed(before, now).sort()).toEqual(change.affects.map(({ type }) => type).sort());
    expect(change.untouched.length).toBeGreaterThan(5);
    for (const type of change.untouched) expect(now[type]).toEqual(before[type]);
    const venue = after.approvals.filter(({ kind }) => kind === 'venue');
    expect(venue).toMatchObject([{ status: 'void' }, { status: 'pending' }]);
    const voided = after.approvals.filter(({ status }) => status === 'void').map((approval) => approval.id);
    expect(change.voids.map(({ approvalId }) => approvalId).sort()).toEqual(voided.sort());
    expect(after.decisions.map(({ title }) => title)).toContain('The brief changes: budget');
    expect(after.changes.map(({ title }) => title)).toContain('The brief changes: budget');
    expect(after.audit).toMatchObject({ verified: true });
  });

  it('takes requirements in words, shows only those, and refuses them once they are said', async () => {
    const draft = ok(await app.api.post<{ id: string }>('events', brief('krakow'))).id;
    const text = 'No swag. Vegan food only.';
    const { body: change } = await ask(draft, { text });
    expect(change).toMatchObject({ what: [{ field: 'constraints' }], notRead: [] });
    expect(change.what[0]?.after).toMatch(/^(?:No swag \(must\); )?Vegan[^;]*(?:; No swag \(must\))?$/);
    ok(await settle(draft, change.id, 'apply'));
    expect(await ask(draft, { text })).toMatchObject({ status: 400, body: { code: 'brief.invalid' } });
  });

  it('moves the dates with everything that hangs on them', async () => {
    const draft = ok(await app.api.post<{ id: string }>('events', brief('krakow'))).id;
    const range = { start: '2027-04-15T17:30:00Z', end: '2027-04-15T20:30:00Z' };
    const { body: change } = await ask(draft, { date_range: range });
    expect(change).toMatchObject({ what: [{ field: 'dates' }], affects: [] });
    ok(await settle(draft, change.id, 'apply'));
    ok(await app.api.post(`events/${draft}/actions/start`, { until: 'Plan' }));
    await untilSettled(app.api, draft);
    const timeline = (await readAll(app, draft)).artifacts.get('Timeline');
    expect(timeline?.body).toMatchObject({ eventStart: '2027-04-15' });
  });
});

describe('a pending change', () => {
  it('is the only one until it is settled', async () => {
    const { body: first } = await ask(id, { budget: '3 000 PLN' });
    expect(await ask(id, { budget: '4 000 PLN' })).toMatchObject({
      status: 409,
      body: { code: 'change.pending' },
    });
    expect(ok(await settle(id, first.id, 'discard'))).toMatchObject({ status: 'discarded' });
    expect(ok(await settle(id, first.id, 'discard'))).toMatchObject({ status: 'discarded' });
    expect(await settle(id, first.id, 'apply')).toMatchObject({
      status: 409,
      body: { code: 'change.settled' },
    });
    const { status, body } = await ask(id, { budget: '4 000 PLN' });
    expect(status).toBe(202);
    ok(await settle(id, body.id, 'discard'));
  });

  it('survives the end of the process, and a repeated request is one change', async () => {
    const headers = { 'idempotency-key': 'raise-the-budget' };
    const { body: first } = await ask(id, { budget: '3 000 PLN' }, headers);
    await app.reopen();
    expect((await ask(id, { budget: '3 000 PLN' }, headers)).body).toEqual(first);
    const applied = async () =>
      (await readAll(app, id)).records.filter(({ kind }) => kind === 'brief-change').length;
    const before = await applied();
    for (let time = 1; time <= 2; time++)
      expect(ok(await settle(id, first.id, 'apply'))).toMatchObject({ status: 'applied' });
    expect((await applied()) - before).toBe(1);
  });

  it('is refused once the brief has changed otherwise', async () => {
    const { body: change } = await ask(asking, { audience_size: 30 });
    const [question] = (await readAll(app, asking)).questions;
    const value = 'indicative only';
    ok(await app.api.post(`events/${asking}/questions/${question?.id}/answer`, { value }));
    expect(await settle(asking, change.id, 'apply')).toMatchObject({
      status: 409,
      body: { code: 'change.outdated' },
    });
    const path = `events/${asking}/changes/pending/${change.id}`;
    expect(ok(await app.api.get(path))).toMatchObject({ status: 'outdated' });
    const { body: next } = await ask(asking, { budget: '2 000 PLN incl. VAT' });
    expect(next.what).toMatchObject([
      { field: 'budget', before: expect.stringContaining('no fixed budget') },
    ]);
    ok(await settle(asking, next.id, 'apply'));
    await untilSettled(app.api, asking);
    const baseline = (await readAll(app, asking)).artifacts.get('BudgetBaseline');
    expect(baseline?.body).toMatchObject({ totalMinor: 200_000 });
  });

  it.each([
    [{}, ''],
    [{ text: 'Please make it nicer' }, '/text'],
    [{ text: 'Raise the budget by 2,000 PLN' }, '/text'],
    [{ text: 'Raise the budget to 3,000 PLN', title: 'Both' }, '/text'],
    [{ colour: 'red' }, '/colour'],
    [{ audience_size: 0 }, '/audience_size'],
    [{ as_of: '2027-01-01' }, '/as_of'],
  ])('is refused naming the field where it cannot be read: %j', async (body, pointer) => {
    expect(await ask(id, body)).toMatchObject({
      status: 400,
      body: { code: 'brief.invalid', errors: [{ pointer }] },
    });
  });
});
