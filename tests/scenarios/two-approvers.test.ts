import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrganisationPolicy } from '../../shared/kernel/organisation-policy.ts';
import type { Approval } from '../../shared/kernel/run-store.ts';
import { defaultPolicy } from '../../shared/knowledge/approval-policy.ts';
import { ok, untilSettled } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, pendingApproval, planned, readAll } from '../support/plan-event.ts';

let app: App;
const always = [{ from: '2000-01-01', to: '2100-01-01' }];
const member = (id: string, roles: string[], more = {}) => ({
  id,
  name: id[0]?.toUpperCase() + id.slice(1),
  roles,
  substitutes: [],
  ...more,
});
const members = [
  member('ada', ['administrator']),
  member('ola', ['planner', 'approver']),
  member('pia', ['planner']),
  member('jan', ['approver']),
  member('ben', ['approver', 'finance']),
  member('fin', ['finance']),
  member('eva', ['approver'], { substitutes: ['pia'], absences: always }),
  member('leo', ['approver'], { substitutes: ['kim'] }),
  member('kim', ['planner']),
];

const two: OrganisationPolicy['approvals']['venue'] = [{ upTo: null, seats: [['approver'], ['finance']] }];
const one: typeof two = [{ upTo: null, seats: [['approver']] }];
const policyOf = (tiers: typeof two, separationAbove = 1_000_000_000): OrganisationPolicy => ({
  ...defaultPolicy,
  approvals: { ...defaultPolicy.approvals, venue: tiers, budget: tiers, 'vendor-contracts': tiers },
  separationAbove: { EUR: separationAbove },
});
const put = async (path: string, body: unknown) =>
  ok(await app.as('ada').send('PUT', `organisation/${path}`, { body, headers: { 'if-match': '*' } }));
const setPolicy = (policy: OrganisationPolicy) => put('policy', { policy, reason: 'for this test' });

beforeAll(async () => {
  app = await openApp();
  await put('members', { members });
});
afterAll(() => app.remove());

const atVenue = async (as = 'pia', change = {}) =>
  (await planned({ api: app.as(as) }, brief('krakow', change))).id;
/** The venue of a small meetup costs nothing; its budget is an amount. */
const atBudget = async (as: string) => {
  const id = await atVenue(as);
  ok(await decideAs('jan', id));
  await untilSettled(app.as('ada'), id);
  expect((await open(id)).kind).toBe('budget');
  return id;
};
const decideAs = async (person: string, eventId: string, body: Record<string, unknown> = {}) => {
  const { id } = await open(eventId);
  return app.as(person).post<Approval>(`approvals/${id}/decision`, { decision: 'approve', ...body });
};
const open = (eventId: string) => pendingApproval({ api: app.as('ada') }, eventId);

describe('an approval above the limit', () => {
  it('stays pending after the first yes, says who is needed, and is given by the second person', async () => {
    await setPolicy(policyOf(two));
    const id = await atVenue();
    expect((await open(id)).needs?.seats).toEqual([['approver'], ['finance']]);
    const first = ok(await decideAs('jan', id, { comment: 'Good place.' }));
    expect(first).toMatchObject({
      status: 'pending',
      approvedBy: [{ by: 'jan', name: 'Jan' }],
      dueAt: expect.any(String),
    });
    expect(first.needs?.seats).toEqual([['finance']]);
    const { waitingFor, state } = await untilSettled(app.as('ada'), id);
    expect(state).toBe('Research');
    expect(waitingFor[0]?.what).toMatch(/Approved by Jan; still needed: finance$/);
    expect(await decideAs('jan', id)).toMatchObject({
      status: 409,
      body: { code: 'approval.needs-another' },
    });
    expect(await decideAs('ola', id)).toMatchObject({ status: 403, body: { code: 'permission.denied' } });
    const second = ok(await decideAs('fin', id));
    expect(second).toMatchObject({ status: 'approved', policyVersion: 1, decision: { by: 'fin' } });
    expect(second.approvedBy?.map(({ by }) => by)).toEqual(['jan', 'fin']);
    expect((await untilSettled(app.as('ada'), id)).state).not.toBe('Research');
    const { decisions, audit, activity } = await readAll({ api: app.as('ada') }, id);
    expect(decisions.map(({ title }) => title)).toContain('Venue approved by Jan; still needed: finance');
    const told = activity.filter(({ kind }) => /^approval\.(?:signed|approved)$/.test(kind));
    expect(told.map(({ text }) => text)).toEqual([
      'Venue approved by Jan; still needed: finance',
      'Venue approved by Fin',
    ]);
    expect(decisions.find(({ by }) => by === 'fin')?.rationale).toContain('Approved as well by Jan.');
    expect(audit.verified).toBe(true);
  });

  it('is decided by the no of either, and the yes of the other falls with it', async () => {
    const id = await atVenue();
    const { id: first } = await open(id);
    ok(await decideAs('fin', id));
    ok(await decideAs('jan', id, { decision: 'reject', comment: 'Too loud.' }));
    const { approvals } = await readAll({ api: app.as('ada') }, id);
    expect(approvals.find((approval) => approval.id === first)?.status).toBe('rejected');
  });

  it('is about one candidate: the second takes the same or none', async () => {
    const id = await atVenue();
    const { proposal } = await open(id);
    const taken = proposal.alternatives.find((other) => other.id !== proposal.candidateId);
    const choose = taken?.id;
    ok(await decideAs('jan', id, { choose }));
    const detail = `Jan has approved ${taken?.label}: approve it too, or reject.`;
    expect(await decideAs('fin', id)).toMatchObject({
      status: 400,
      body: { detail, errors: [{ pointer: '/choose', detail }] },
    });
    expect(ok(await decideAs('fin', id, { choose }))).toMatchObject({
      status: 'approved',
      proposal: { candidateId: choose },
    });
  });
});

describe('two people of whom one passed the decision on to the other', () => {
  it('are one person, whoever signs first', async () => {
    const id = await atVenue();
    ok(await decideAs('ben', id, { decision: 'delegate', delegateTo: 'jan' }));
    ok(await decideAs('jan', id));
    expect(await decideAs('ben', id)).toMatchObject({
      status: 409,
      body: { code: 'approval.needs-another' },
    });
    expect(await decideAs('jan', id, { decision: 'delegate', delegateTo: 'ola' })).toMatchObject({
      status: 409,
      body: { code: 'approval.needs-another' },
    });
    expect(ok(await decideAs('fin', id)).status).toBe('approved');
  });
});

describe('a substitute', () => {
  it('decides while the member is away, and is recorded as such', async () => {
    const id = await atVenue('kim');
    expect(ok(await decideAs('pia', id)).approvedBy).toMatchObject([
      { by: 'pia', onBehalfOf: { id: 'eva', name: 'Eva' } },
    ]);
    expect(await decideAs('eva', id)).toMatchObject({
      status: 409,
      body: { code: 'approval.needs-another' },
    });
    ok(await decideAs('fin', id));
    const { decisions } = await readAll({ api: app.as('ada') }, id);
    expect(decisions.map(({ title }) => title)).toContain(
      'Venue approved by Pia, in place of Eva; still needed: finance',
    );
  });

  it('of somebody who is here has no say', async () => {
    const id = await atVenue();
    expect((await decideAs('kim', id)).status).toBe(403);
    expect((await decideAs('kim', id, { onBehalfOf: 'leo' })).status).toBe(403);
    expect((await decideAs('jan', id, { onBehalfOf: 'eva' })).status).toBe(403);
  });
});

describe('whoever prepared the matter', () => {
  it('does not decide alone above the limit, and counts beside another', async () => {
    await setPolicy(policyOf(one, 1));
    const id = await atBudget('ola');
    const own = ok(await decideAs('ola', id));
    expect(own).toMatchObject({ status: 'pending', approvedBy: [{ by: 'ola', involved: 'made the event' }] });
    expect(own.needs?.why).toMatch(/nobody decides alone/);
    expect(ok(await decideAs('jan', id)).status).toBe('approved');
  });

  it('decides alone below it', async () => {
    await setPolicy(policyOf(one));
    expect(ok(await decideAs('ola', await atBudget('ola'))).status).toBe('approved');
  });

  it('decides alone in a rehearsal, where nothing is committed', async () => {
    await setPolicy(policyOf(two, 1));
    const { id } = await planned({ api: app.as('ola') }, brief('krakow'), { execution: 'simulated' });
    expect((await open(id)).needs?.why).toMatch(/rehearsal/);
    expect(ok(await decideAs('ola', id)).status).toBe('approved');
  });
});

describe('a policy that changes meanwhile', () => {
  it('judges what is open and leaves what is decided', async () => {
    await setPolicy(policyOf(one));
    const decided = await atVenue();
    ok(await decideAs('jan', decided));
    await setPolicy(policyOf(two));
    const half = await atVenue();
    ok(await decideAs('jan', half));
    const { approvals } = await readAll({ api: app.as('ada') }, decided);
    expect(approvals.find(({ kind }) => kind === 'venue')?.status).toBe('approved');
    await setPolicy(policyOf(one));
    expect((await open(half)).needs?.seats).toEqual([]);
    expect(ok(await decideAs('jan', half))).toMatchObject({
      status: 'approved',
      approvedBy: [{ by: 'jan' }],
    });
  });
});

describe('the threshold of re-approval', () => {
  it('that the policy sets is the one that the budget states', async () => {
    await setPolicy({ ...policyOf(one), reapproval: { basisPoints: 500, atLeast: { PLN: 100 } } });
    const { artifacts } = await readAll({ api: app.as('ada') }, await atVenue());
    expect(artifacts.get('BudgetDecision')?.body).toMatchObject({
      totalMinor: 200_000,
      changeImpact: { reapprovalThresholdMinor: 10_000 },
    });
  });
});

describe('a person in the plan who is no member', () => {
  it('is not asked: the owner is, and the event says in whose place', async () => {
    const id = await atVenue('pia', {
      stakeholders: [
        { name: 'Ola', role: 'Owner' },
        { name: 'Zenon', role: 'Venue approver', decision_rights: ['Final Venue'] },
      ],
    });
    expect(await open(id)).toMatchObject({ approvers: ['Ola'], fallenBack: ['Zenon'] });
    const { activity, event } = await readAll({ api: app.as('ada') }, id);
    expect(activity.map(({ text }) => text)).toContain(
      'Zenon: no member of the organisation, so the venue approval falls to Ola',
    );
    expect(event.waitingFor[0]?.what).toContain('asked in place of Zenon, who is no member here');
  });
});
