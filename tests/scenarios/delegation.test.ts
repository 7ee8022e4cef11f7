import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Approval } from '../../shared/kernel/run-store.ts';
import { ok, untilSettled } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, pendingApproval, planned, readAll } from '../support/plan-event.ts';

let app: App;
let eventId: string;
const member = (id: string, name: string, roles: string[], substitutes: string[] = []) => ({
  id,
  name,
  roles,
  substitutes,
});

beforeAll(async () => {
  app = await openApp();
  const members = [
    member('ada', 'Ada', ['administrator']),
    member('ola', 'Ola', ['planner', 'approver'], ['pia', 'ben']),
    member('ben', 'Ben', ['approver'], ['pia', 'fin']),
    member('fin', 'Fin', ['approver', 'finance']),
    member('pia', 'Pia', ['planner']),
    member('pat', 'Pat', ['partner', 'approver']),
    member('pal', 'Pal', ['partner']),
  ];
  const headers = { 'if-match': '*' };
  ok(await app.as('ada').send('PUT', 'organisation/members', { body: { members }, headers }));
  eventId = (await planned(app, brief('krakow'))).id;
});
afterAll(() => app.remove());

const decide = async (as: string, approvalId: string, body: Record<string, unknown>) =>
  app.as(as).post<Approval>(`approvals/${approvalId}/decision`, body);

describe('a decision that is passed on', () => {
  it.each([
    ['pia', 'who may not decide'],
    ['nobody', 'who is no member'],
    ['ola', 'who passes it on'],
  ])('is refused to %s, %s', async (delegateTo) => {
    const { id } = await pendingApproval(app, eventId);
    const reply = await decide('ola', id, { decision: 'delegate', delegateTo });
    expect(reply).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', errors: [{ pointer: '/delegateTo' }] },
    });
  });

  it('may go to every other member with a say, whom the API names to whoever may decide', async () => {
    const { id } = await pendingApproval(app, eventId);
    const path = `approvals/${id}/delegates`;
    expect(ok(await app.as('ola').get(path))).toEqual({
      delegates: [
        { id: 'ada', name: 'Ada', roles: ['administrator'] },
        { id: 'ben', name: 'Ben', roles: ['approver'] },
        { id: 'fin', name: 'Fin', roles: ['approver', 'finance'] },
        { id: 'pat', name: 'Pat', roles: ['partner', 'approver'] },
      ],
    });
    expect((await app.as('pia').get(path)).status).toBe(403);
  });

  it('goes without a name to the first own substitute who may decide, then to theirs', async () => {
    const before = await pendingApproval(app, eventId);
    const passed = ok(await decide('ola', before.id, { decision: 'delegate', comment: 'On leave.' }));
    expect(passed).toMatchObject({
      status: 'pending',
      subjectHash: before.subjectHash,
      delegations: [{ by: 'ola', to: 'ben', comment: 'On leave.' }],
    });
    expect(passed.approvers.slice(passed.approverIndex, passed.approverIndex + 2)).toEqual(['Ben', 'Fin']);
    const { waitingFor } = await untilSettled(app.api, eventId);
    expect(waitingFor).toContainEqual(expect.objectContaining({ kind: 'approval', who: 'Ben' }));
  });

  it('stands in the decision log, and is decided by the one it went to', async () => {
    const { id } = await pendingApproval(app, eventId);
    ok(await decide('ben', id, { decision: 'approve', comment: 'Fine.' }));
    const { decisions, audit } = await readAll(app, eventId);
    expect(decisions).toContainEqual(
      expect.objectContaining({
        by: 'ola',
        title: 'Venue approval passed on to Ben',
        rationale: 'On leave.',
      }),
    );
    expect(decisions).toContainEqual(expect.objectContaining({ by: 'ben', rationale: 'Fine.' }));
    expect(audit.verified).toBe(true);
    expect((await decide('ola', id, { decision: 'delegate' })).status).toBe(409);
  });
});

describe('who submitted an event as a partner', () => {
  it.each(['pal', 'pat'])('%s neither decides about it nor passes it on', async (partner) => {
    const { id } = ok(await app.as(partner).post<{ id: string }>('events', brief('krakow')));
    ok(await app.api.post(`events/${id}/actions/start`, {}));
    await untilSettled(app.api, id);
    const approval = await pendingApproval(app, id);
    for (const body of [{ decision: 'approve' }, { decision: 'delegate', delegateTo: 'ben' }])
      expect((await decide(partner, approval.id, body)).status).toBe(403);
    expect((await decide('ola', approval.id, { decision: 'delegate', delegateTo: partner })).status).toBe(
      400,
    );
    expect(ok(await decide('ola', approval.id, { decision: 'approve' })).status).toBe('approved');
  });
});
