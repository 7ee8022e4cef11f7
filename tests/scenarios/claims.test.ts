import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VendorContractsBody } from '../../shared/artifacts/vendor-contracts.ts';
import type { AuditReport } from '../../shared/contracts/answers/log.ts';
import type { Question } from '../../shared/kernel/run-store.ts';
import { ok, untilSettled } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, planned, readAll } from '../support/plan-event.ts';

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
        title: 'Conflict decided: Take the chosen quotes for Catering',
        rationale: expect.stringContaining('by the rule "what a person stated"'),
        alternatives: [{ id: `allocation-${allocated}` }],
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
      `quote-${allocated * 2}`,
      `allocation-${allocated}`,
    ]);
    expect(await valueOf('catering')).toBe(allocated);

    ok(await app.api.post(`events/${id}/questions/${open?.id}/answer`, { value: `quote-${allocated * 2}` }));
    await untilSettled(app.api, id);
    expect(await valueOf('catering')).toBe(allocated * 2);
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
