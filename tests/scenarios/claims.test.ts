import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BudgetDecisionBody } from '../../shared/artifacts/budget-decision.ts';
import type { VendorContractsBody } from '../../shared/artifacts/vendor-contracts.ts';
import type { AuditReport } from '../../shared/contracts/answers/log.ts';
import { formatMinor } from '../../shared/kernel/money.ts';
import type { Question } from '../../shared/kernel/run-store.ts';
import { ok, untilSettled } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { approveAll, brief, pendingApproval, planned, readAll } from '../support/plan-event.ts';

let app: App;
let id: string;
beforeAll(async () => {
  app = await openApp();
  ({ id } = await planned(app, brief('krakow')));
});
afterAll(() => app.remove());

const conflicts = async () =>
  ok(await app.api.get<{ questions: Question[] }>(`events/${id}/questions`)).questions.filter(
    ({ field }) => field === 'conflict:money.catering',
  );
const contracts = async () =>
  ok(
    await app.api.get<{ body: VendorContractsBody }>(
      `events/${id}/artifacts/VendorContracts?include=sensitive`,
    ),
  ).body;
const allocatedFor = async (service: string): Promise<number> =>
  (await contracts()).contracts.find((contract) => contract.id === service)?.allocatedMinor ?? 0;
const valueOf = async (service: string) =>
  (await contracts()).contracts.find((contract) => contract.id === service)?.valueMinor;

async function quoted(amountMinor: number): Promise<void> {
  const body = {
    contractId: 'catering',
    vendorName: 'Piekarnia Róg',
    amountMinor,
    currency: 'PLN',
    chosen: true,
  };
  ok(await app.api.post(`events/${id}/records`, { kind: 'quote', body }));
  await untilSettled(app.api, id);
}

describe('a chosen quote above what the budget allocates', () => {
  it('is preferred by the tie-break while it takes little, and the log, the feed and the plan say so', async () => {
    const allocated = await allocatedFor('catering');
    await quoted(allocated + 1_000);
    expect(await conflicts()).toMatchObject([
      { status: 'answered', answer: { value: `quote-${allocated + 1_000}`, by: 'tie-break' } },
    ]);
    const { decisions, activity } = await readAll(app, id);
    const decision = decisions.filter(({ by }) => by === 'tie-break');
    expect(decision).toMatchObject([
      {
        title: 'Settled for now by rule: Take these prices for Catering, out of the headroom',
        rationale: expect.stringContaining('by the rule "what a person stated"'),
        alternatives: [{ id: `allocation-${allocated}` }, { id: `contingency-${allocated + 1_000}-1000` }],
      },
    ]);
    expect(activity.filter(({ kind }) => kind === 'conflict.decided')).toHaveLength(1);
    expect(await contracts()).toMatchObject({ reallocated: [{ category: 'catering', amountMinor: 1_000 }] });
    expect(await valueOf('catering')).toBe(allocated + 1_000);
  });

  it('is a question to a person where it takes more, and the estimate stands until then', async () => {
    const allocated = await allocatedFor('catering');
    await quoted(allocated * 2);
    const [, open] = await conflicts();
    expect(open).toMatchObject({ status: 'open', blocks: 'Confirm', neededBy: 'logistics-coordinator' });
    expect(open?.options.map((option) => option.id)).toEqual([
      `allocation-${allocated}`,
      `quote-${allocated * 2}`,
    ]);
    expect(await valueOf('catering')).toBe(allocated);

    ok(await app.api.post(`events/${id}/questions/${open?.id}/answer`, { value: `quote-${allocated * 2}` }));
    await untilSettled(app.api, id);
    expect(await valueOf('catering')).toBe(allocated * 2);
    const answer = open?.options.find(({ id: option }) => option === `quote-${allocated * 2}`)?.label;
    const { activity } = await readAll(app, id);
    expect(activity.find(({ kind }) => kind === 'question.answered')?.text).toContain(
      ` decided: ${answer}. `,
    );
    expect((await conflicts()).map(({ status }) => status)).toEqual(['answered', 'answered']);
  });
});

describe('registrations above what the budget carries', () => {
  it('are a conflict of two agents with costed ways out, and the plan follows the person who decides', async () => {
    const body = { asOf: '2027-03-08', registered: 45 };
    ok(await app.api.post(`events/${id}/records`, { kind: 'registration', body }));
    await untilSettled(app.api, id);
    const [asked] = ok(
      await app.api.get<{ questions: Question[] }>(`events/${id}/questions`),
    ).questions.filter(({ field }) => field === 'conflict:headcount');
    expect(asked).toMatchObject({ kind: 'conflict', status: 'open', blocks: 'Confirm' });
    const costs = asked?.options.map(({ id: option, savingMinor = 0 }) => [
      option.replace(/\d+$/, ''),
      savingMinor < 0,
    ]);
    expect(costs).toEqual([
      ['plan-for-', true],
      ['hold-at-', false],
    ]);
    const { decisions } = await readAll(app, id);
    expect(decisions.filter(({ title }) => title.includes('By the registrations'))).toHaveLength(1);

    ok(await app.api.post(`events/${id}/questions/${asked?.id}/answer`, { value: 'hold-at-23' }));
    await untilSettled(app.api, id);
    const plan = ok(
      await app.api.get<{ body: { attendance: { planFor: number } } }>(
        `events/${id}/artifacts/LogisticsPlan`,
      ),
    );
    expect(plan.body.attendance.planFor).toBe(23);
  });
});

describe('the logs of both', () => {
  it('verify', async () => {
    expect(ok(await app.api.get<AuditReport>(`events/${id}/audit`))).toMatchObject({ verified: true });
  });
});

describe('a chosen quote above its category where the headroom is used up', () => {
  let allocated: number;
  let contingency: number;
  let threshold: number;
  beforeAll(async () => {
    const constraints = String(brief('krakow')['constraints']).replace('2 000', '1 250');
    ({ id } = await planned(app, brief('krakow', { constraints }), { instructionLevel: 'Advanced' }));
    await approveAll(app, id);
    allocated = await allocatedFor('catering');
    const decision = await app.api.get<{ body: BudgetDecisionBody }>(`events/${id}/artifacts/BudgetDecision`);
    const { contingencyMinor, changeImpact } = ok(decision).body;
    [contingency, threshold] = [contingencyMinor, changeImpact.reapprovalThresholdMinor];
  });

  const budgets = async () =>
    (await readAll(app, id)).approvals.filter(({ kind }) => kind === 'budget').map(({ status }) => status);
  const asked = async () => (await conflicts()).find(({ status }) => status === 'open');
  async function answered(value: string): Promise<void> {
    ok(await app.api.post(`events/${id}/questions/${(await asked())?.id}/answer`, { value }));
    await untilSettled(app.api, id);
  }

  it('is asked of a person, and what the contingency gives is seen in every figure that is told', async () => {
    await quoted(allocated + 6_000);
    const question = await asked();
    expect(question?.options.map((option) => option.id)).toContain(`contingency-${allocated + 6_000}-6000`);
    expect(question?.options.map((option) => option.id)).not.toContain(`quote-${allocated + 6_000}`);
    expect(await valueOf('catering')).toBe(allocated);

    await answered(`contingency-${allocated + 6_000}-6000`);
    expect(await valueOf('catering')).toBe(allocated + 6_000);
    expect(await contracts()).toMatchObject({
      reallocated: [{ category: 'catering', amountMinor: 6_000, contingencyMinor: 6_000 }],
      left: { contingencyMinor: contingency - 6_000 },
    });
    const left = formatMinor(contingency - 6_000, 'PLN');
    const { decisions, audit } = await readAll(app, id);
    const decision = decisions.findLast(({ title }) => title.startsWith('Conflict decided'));
    expect(decision).toMatchObject({ by: 'cli', rationale: expect.stringContaining(left) });
    expect(ok(await app.api.get<string>(`events/${id}/exports/plan.md`))).toMatch(
      new RegExp(`Out of the contingency, by decision:\\*\\* PLN 60\\.00 to Catering; ${left} remain`),
    );
    expect(audit.verified).toBe(true);
    expect(await budgets()).toEqual(['approved']);
  });

  it('takes a new approval of the budget once all that is moved reaches its threshold', async () => {
    const sum = allocated + threshold;
    await quoted(sum);
    const option = (await asked())?.options.find((entry) => entry.id === `contingency-${sum}-${threshold}`);
    expect(option?.effect).toContain('put up for approval again');
    await answered(option?.id ?? '');
    expect(await budgets()).toEqual(['void', 'pending']);
    const { proposal } = await pendingApproval(app, id);
    const [moved, left] = [threshold, contingency - threshold].map((minor) => formatMinor(minor, 'PLN'));
    expect(proposal.summary).toContain(`Out of the contingency go ${moved} to Catering`);
    expect(proposal.summary).toContain(`${left} of it remain`);
    const { body } = ok(
      await app.api.get<{ body: BudgetDecisionBody }>(`events/${id}/artifacts/BudgetDecision`),
    );
    const lines = formatMinor(body.costMinor + threshold, 'PLN');
    expect(proposal.summary).toContain(`The line items then come to ${lines}.`);
    await approveAll(app, id);
    expect((await budgets()).slice(0, 2)).toEqual(['void', 'approved']);
  });
});
