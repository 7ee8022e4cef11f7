import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/kernel/errors.ts';
import type { OrganisationPolicy } from '../../shared/kernel/organisation-policy.ts';
import { defaultPolicy } from '../../shared/knowledge/approval-policy.ts';
import type { PolicyView } from '../../shared/workflow/organisation-policy.ts';
import { ok } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.remove());

const path = 'organisation/policy';
const ada = () => app.as('ada');
const put = <T = PolicyView>(policy: unknown, ifMatch = '*', reason: unknown = 'Resolution of the board') =>
  ada().send<T>('PUT', path, { body: { policy, reason }, headers: { 'if-match': ifMatch } });
const stricter: OrganisationPolicy = { ...defaultPolicy, separationAbove: { PLN: 500_000 } };

describe('the policy of an organisation', () => {
  it("is the product's at first, and says where that comes from", async () => {
    const view = ok(await ada().get<PolicyView>(path));
    expect(view).toMatchObject({ version: 0, policy: defaultPolicy, default: defaultPolicy, history: [] });
    expect(view.source).toMatch(/judgement/);
  });

  it('is replaced by an administrator, and each change is kept with who made it and why', async () => {
    const first = ok(await put(stricter));
    expect(first).toMatchObject({ version: 1, policy: stricter, source: 'Resolution of the board' });
    const second = ok(await put(defaultPolicy, '*', 'Back to the default'));
    expect(second.history.map(({ version, by, reason }) => [version, by, reason])).toEqual([
      [2, 'ada', 'Back to the default'],
      [1, 'ada', 'Resolution of the board'],
    ]);
    expect(second.history[1]?.policy).toEqual(stricter);
  });

  it('makes no version when it says the same', async () => {
    const { version } = ok(await ada().get<PolicyView>(path));
    expect(ok(await put(defaultPolicy)).version).toBe(version);
  });

  it('that can be read can be sent back as it is', async () => {
    const { policy } = ok(await ada().get<PolicyView>(path));
    expect((await put(policy)).status).toBe(200);
  });
});

describe('a policy that cannot be', () => {
  const [small, large] = defaultPolicy.approvals.budget;
  const budget = (tiers: unknown) => ({
    ...defaultPolicy,
    approvals: { ...defaultPolicy.approvals, budget: tiers },
  });
  const policies: [what: string, policy: unknown, pointer: string][] = [
    ['none', undefined, '/policy'],
    ['without tiers', budget([]), '/policy/approvals/budget'],
    ['without a last tier', budget([small]), '/policy/approvals/budget/0/upTo'],
    ['with two last tiers', budget([large, large]), '/policy/approvals/budget/0/upTo'],
    ['with tiers out of order', budget([small, small, large]), '/policy/approvals/budget/1/upTo'],
    [
      'with tiers in different currencies',
      budget([small, { ...small, upTo: { USD: 9_000_000 } }, large]),
      '/policy/approvals/budget/1/upTo',
    ],
    [
      'with a deciding partner',
      budget([{ upTo: null, seats: [['partner']] }]),
      '/policy/approvals/budget/0/seats/0/0',
    ],
    ['with nobody to decide', budget([{ upTo: null, seats: [] }]), '/policy/approvals/budget/0/seats'],
    ['with a seat for nobody', budget([{ upTo: null, seats: [[]] }]), '/policy/approvals/budget/0/seats/0'],
    ['with half a cent', { ...defaultPolicy, separationAbove: { EUR: 0.5 } }, '/policy/separationAbove/EUR'],
    ['with no currency', { ...defaultPolicy, separationAbove: {} }, '/policy/separationAbove'],
    [
      'with a strange currency',
      { ...defaultPolicy, separationAbove: { euro: 1 } },
      '/policy/separationAbove/euro',
    ],
    [
      'that goes silent',
      { ...defaultPolicy, silence: [{ afterWorkingDays: 2, action: 'remind' }] },
      '/policy/silence/0/action',
    ],
    [
      'that goes backwards',
      {
        ...defaultPolicy,
        silence: [
          { afterWorkingDays: 3, action: 'remind' },
          { afterWorkingDays: 3, action: 'block' },
        ],
      },
      '/policy/silence/1/afterWorkingDays',
    ],
    [
      'that approves by itself',
      { ...defaultPolicy, silence: [{ afterWorkingDays: 3, action: 'approve' }] },
      '/policy/silence/0/action',
    ],
    ['with an unknown part', { ...defaultPolicy, mood: 'kind' }, '/policy/mood'],
  ];

  it.each(policies)('is refused: %s', async (_what, policy, pointer) => {
    const before = ok(await ada().get(path));
    const { status, body } = await put<Problem>(policy);
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    expect(body.errors.map((error) => error.pointer)).toContain(pointer);
    expect(ok(await ada().get(path))).toEqual(before);
  });

  it('is refused without a reason', async () => {
    const { body } = await put<Problem>(stricter, '*', '');
    expect(body.errors.map(({ pointer }) => pointer)).toEqual(['/reason']);
  });
});

describe('the roles of an organisation', () => {
  it('are listed with what each may do', async () => {
    type Listed = { roles: { role: string; purpose: string; actions: string[]; onEvents: string[] }[] };
    const { roles } = ok(await ada().get<Listed>('organisation/roles'));
    const of = (role: string) => roles.find((entry) => entry.role === role);
    expect(of('administrator')?.actions).toContain('policy.change');
    expect(of('planner')?.onEvents).toContain('run.start');
    expect(of('auditor')?.onEvents).toEqual(['log.read']);
    expect(of('partner')?.onEvents).not.toContain('approval.decide');
    expect(roles.every(({ purpose }) => purpose.length > 20)).toBe(true);
  });
});
