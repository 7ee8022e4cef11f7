import { describe, expect, it } from 'vitest';
import { draftContracts } from '../../../../../shared/agents/logistics-coordinator/tasks/draft-contracts.ts';
import type { BudgetDecisionBody } from '../../../../../shared/artifacts/budget-decision.ts';
import type { VendorContractsBody } from '../../../../../shared/artifacts/vendor-contracts.ts';
import type { InstructionLevel } from '../../../../../shared/kernel/levels.ts';
import { contractRequirements } from '../../../../../shared/knowledge/contract-requirements.ts';
import { purchaseIds } from '../../../../../shared/planning/vendor-services.ts';
import type { RequirementsBody } from '../../../../../shared/artifacts/requirements.ts';
import { fullPlan } from '../../../../support/full-plan.ts';
import { fixtureNames, type FixtureName, type PlanAsk } from '../../../../support/plan-for.ts';

const contractsOf = (
  brief: FixtureName | object,
  level: InstructionLevel = 'Beginner',
  ask: PlanAsk = {},
): VendorContractsBody => fullPlan(brief, { level, ...ask })['VendorContracts'];

const quote = (contractId: string, amountMinor: number, more: object = {}) => ({
  kind: 'quote',
  body: { contractId, vendorName: 'Piekarnia Róg', amountMinor, currency: 'PLN', chosen: true, ...more },
});

describe('draft-contracts', () => {
  it('gives a meetup in a lent room a letter of loan and one order', () => {
    const { contracts } = contractsOf('krakow');
    expect(contracts.map(({ id, form }) => [id, form])).toEqual([
      ['venue', 'loan-letter'],
      ['catering', 'order'],
    ]);
    expect(contracts[0]).toMatchObject({ valueMinor: 0, payments: [] });
    expect(contracts[0]?.valueInKindMinor).toBeGreaterThan(0);
  });

  it('keeps a meetup as small at Advanced', () => {
    expect(contractsOf('krakow', 'Advanced').contracts).toHaveLength(2);
  });

  it('drafts twice alike, names no vendor and signs nothing', () => {
    const { contracts } = contractsOf('berlin');
    expect(contractsOf('berlin').contracts).toEqual(contracts);
    expect(contracts.length).toBeGreaterThan(5);
    for (const { vendor, status } of contracts)
      expect([vendor, status]).toEqual(['To be chosen', 'to-propose']);
  });

  it('pays every line of the cost model at most once', () => {
    const lines = contractsOf('chicago').contracts.flatMap(({ lineIds }) => lineIds);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('steps the exposure up to the event and never down', () => {
    const { exposure, exposureByWeek, totalMinor } = contractsOf('berlin');
    const costs = exposure.map(({ costMinor }) => costMinor);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    expect(costs.at(-1)).toBeGreaterThan(totalMinor * 0.85);
    expect(costs.at(-1)).toBeLessThanOrEqual(totalMinor);
    expect(exposureByWeek.at(-1)?.costMinor).toBe(costs.at(-1));
    expect(exposure.every(({ stepsUp }) => stepsUp.length > 0)).toBe(true);
  });

  it('sums the cash flow to the contracts', () => {
    const { cashFlow, totalMinor } = contractsOf('berlin');
    expect(cashFlow.at(-1)?.paidByEndMinor).toBe(totalMinor);
  });

  it('orders nothing before the budget carries the plan', () => {
    expect(contractsOf('toronto')).toMatchObject({ contracts: [], totalMinor: 0 });
    expect(contractsOf('toronto').whyNone).toContain('budget');
  });

  it('takes vendor and price from the quote that people chose', () => {
    const [, catering] = contractsOf('krakow', 'Beginner', {
      records: [quote('catering', 60_000)],
    }).contracts;
    expect(catering).toMatchObject({ vendor: 'Piekarnia Róg', valueMinor: 60_000 });
    expect(catering?.payments).toMatchObject([{ amountMinor: 60_000 }]);
  });

  it('keeps the estimate where a quote exceeds its allocation or is in another currency, and says so', () => {
    const catering = (record: ReturnType<typeof quote>) =>
      contractsOf('krakow', 'Beginner', { records: [record] }).contracts[1];
    expect(catering(quote('catering', 90_000))?.valueMinor).toBe(73_600);
    expect(catering(quote('catering', 90_000))?.notes.join()).toContain(
      'exceeds the allocation by PLN 164.00',
    );
    expect(catering(quote('catering', 20_000, { currency: 'EUR' }))?.notes.join()).toContain('EUR 200.00');
    expect(catering(quote('catering', 60_000, { chosen: false }))?.vendor).toBe('To be chosen');
  });

  it('takes house and price from a definite hold that has a cost, until it is released or another quote is chosen', () => {
    const plan = fullPlan('berlin', { level: 'Beginner' });
    const { candidateId } = plan['CostModel'].venue;
    const hold = (body: object) => ({
      kind: 'hold',
      body: { venueName: 'Haus am Ufer', status: 'definite', costMinor: 100_000, candidateId, ...body },
    });
    const house = (...records: PlanAsk['records'] & object) =>
      contractsOf('berlin', 'Beginner', { records }).contracts.find(({ id }) => id === 'venue');
    const planned = house();
    expect(house(hold({}))).toMatchObject({ vendor: 'Haus am Ufer', valueMinor: 100_000 });
    expect(house(hold({}), hold({ costMinor: undefined }))).toMatchObject({ valueMinor: 100_000 });
    expect(house(hold({ candidateId: undefined }))).toMatchObject({ valueMinor: 100_000 });
    expect(house(hold({ costMinor: undefined }))).toEqual(planned);
    expect(house(hold({}), hold({ status: 'released' }))).toEqual(planned);
    expect(house(hold({ candidateId: 'cand-elsewhere' }))).toEqual(planned);
    expect(house(hold({}), quote('venue', 90_000, { currency: 'EUR' }))).toMatchObject({
      valueMinor: 90_000,
    });
    const dear = house(hold({ costMinor: 9_000_000_00 }));
    expect(dear).toMatchObject({ vendor: 'Haus am Ufer', valueMinor: planned?.valueMinor });
    expect(dear?.notes.join()).toContain('exceeds the allocation by');
  });

  it('counts what the first option on a house for the planned venue costs until one is definite, and chooses nobody by it', () => {
    const plan = fullPlan('berlin', { level: 'Beginner' });
    const { candidateId } = plan['CostModel'].venue;
    const option = (venueName: string, costMinor: number, body: object = {}) => ({
      kind: 'hold',
      body: { venueName, status: 'tentative', costMinor, candidateId, ...body },
    });
    const house = (...records: PlanAsk['records'] & object) =>
      contractsOf('berlin', 'Beginner', { records }).contracts.find(({ id }) => id === 'venue');
    const [first, second] = [
      option('Haus A', 90_000, { optionRank: 1 }),
      option('Haus B', 80_000, { optionRank: 2 }),
    ];
    expect(house(second, first)).toMatchObject({ vendor: 'To be chosen', valueMinor: 90_000 });
    expect(house(first)?.notes).toContain('At the price of the option on Haus A.');
    expect(house(first, option('Haus B', 70_000, { status: 'definite' }))).toMatchObject({
      vendor: 'Haus B',
      valueMinor: 70_000,
    });
    for (const other of [
      { candidateId: 'cand-elsewhere' },
      { candidateId: undefined },
      { status: 'released' },
    ])
      expect(house(option('Haus C', 60_000, other))).toEqual(house());
  });

  it('writes what the brief asks of a vendor into its contract, musts first', () => {
    const needs = (brief: FixtureName, contractId: string) =>
      contractsOf(brief, 'Intermediate').contracts.find(({ id }) => id === contractId)?.mustMeet ?? [];
    expect(
      needs('krakow', 'catering')
        .map(({ text }) => text)
        .join(),
    ).toMatch(/vegetarian/i);
    for (const brief of fixtureNames) {
      const plan = fullPlan(brief, { level: 'Intermediate' });
      const { contracts }: VendorContractsBody = plan['VendorContracts'];
      const { items }: RequirementsBody = plan['Requirements'];
      const told = new Set(
        contracts.flatMap(({ mustMeet = [] }) => mustMeet).map((need) => need.requirementId),
      );
      const bought = new Set(contracts.map(({ id }) => id));
      for (const { id, concept } of items) {
        const purchases = Object.entries(contractRequirements).find(([key]) => key === concept)?.[1] ?? [];
        expect([id, told.has(id)]).toEqual([id, purchases.some((purchase) => bought.has(purchase))]);
      }
      for (const { mustMeet = [] } of contracts) {
        const priorities = mustMeet.map(({ priority }) => priority);
        expect(priorities).toEqual(priorities.toSorted());
      }
    }
  });

  it('asks a choice of the vendor that the budget pays for it, and of others who could supply it as a wish', () => {
    const needs = (contractId: string) =>
      contractsOf('berlin', 'Intermediate')
        .contracts.find(({ id }) => id === contractId)
        ?.mustMeet?.filter(({ text }) => text.includes('one of them is enough'))
        .map(({ text, priority }) => [text.split(':')[0], priority]);
    const choice = 'Hearing loop on the main stage or live captions';
    expect(needs('access')).toEqual([[choice, 'must']]);
    expect([needs('venue'), needs('av')]).toEqual([[[choice, 'nice']], [[choice, 'nice']]]);
  });

  it('names only purchases that there are', () => {
    expect(purchaseIds).toEqual(expect.arrayContaining(Object.values(contractRequirements).flat()));
  });

  it('takes a quote above its own line where another of the category leaves room for it', () => {
    const { contracts } = contractsOf('berlin');
    const plannedFor = (id: string) => contracts.find((entry) => entry.id === id)?.valueMinor ?? 0;
    const euros = { currency: 'EUR' };
    const dear = quote('security', plannedFor('security') + 5_000, euros);
    const cheap = quote('first-aid', plannedFor('first-aid') - 5_000, euros);
    const valueOf = (records: PlanAsk['records']) =>
      contractsOf('berlin', 'Beginner', { records }).contracts.find(({ id }) => id === 'security')
        ?.valueMinor;
    expect(valueOf([dear, cheap])).toBe(plannedFor('security') + 5_000);
    expect(valueOf([dear])).toBe(plannedFor('security'));
  });

  it('takes quotes beyond the allocation where a decision covers them and the headroom has them', () => {
    const decided = (value: string, amountMinor = 90_000) => {
      const answer = { kind: 'answer', body: { questionId: 'q', field: 'conflict:money.catering', value } };
      return contractsOf('krakow', 'Beginner', { records: [quote('catering', amountMinor), answer] });
    };
    expect(decided('quote-90000').contracts[1]?.valueMinor).toBe(90_000);
    expect(decided('quote-90000').reallocated).toMatchObject([{ category: 'catering', amountMinor: 16_400 }]);
    expect(decided('allocation-73600').contracts[1]?.valueMinor).toBe(73_600);
    expect(decided('quote-90000', 95_000).reallocated).toBeUndefined();
    expect(decided('quote-99000000', 99_000_000).contracts[1]?.valueMinor).toBe(73_600);
  });

  it('takes out of the contingency what a decision says, less where the quote came down, and says what is left', () => {
    const plan = (value: string, amountMinor = 90_000) => {
      const answer = { kind: 'answer', body: { questionId: 'q', field: 'conflict:money.catering', value } };
      const bodies = fullPlan('krakow', { records: [quote('catering', amountMinor), answer] });
      const { contingencyMinor, headroomMinor }: BudgetDecisionBody = bodies['BudgetDecision'];
      const { reallocated = [], left, contracts, notes }: VendorContractsBody = bodies['VendorContracts'];
      const gone = left && [contingencyMinor - left.contingencyMinor, headroomMinor - left.headroomMinor];
      return { reallocated, left, gone, value: contracts[1]?.valueMinor, notes: notes.join(' ') };
    };
    const all = plan('contingency-76600-3000', 76_600);
    expect(all).toMatchObject({ gone: [3_000, 0], value: 76_600 });
    expect(all.reallocated).toMatchObject([{ amountMinor: 3_000, contingencyMinor: 3_000 }]);
    expect(all.notes).toContain('PLN 30.00 of the contingency go to Catering');
    expect(plan('contingency-76600-1000', 76_600).gone).toEqual([1_000, 2_000]);
    expect(plan('contingency-76600-1000', 76_000).gone).toEqual([400, 2_000]);
    expect(plan('contingency-76600-3000', 76_601)).toMatchObject({ gone: undefined, value: 73_600 });
    const tooMuch = plan('contingency-9000000-8926400', 9_000_000);
    expect(tooMuch).toMatchObject({ reallocated: [], value: 73_600 });
  });

  it('changes with each of its parameters', () => {
    const usual = contractsOf('berlin', 'Advanced');
    const changes = [{ ordersFromUsd: 1_000 }, { clauses: 2 }, { serviceLevels: 1 }];
    for (const change of changes) {
      const params = { 'draft-contracts': { ...Object(draftContracts.levels.Advanced), ...change } };
      expect(contractsOf('berlin', 'Advanced', { params }), JSON.stringify(change)).not.toEqual(usual);
    }
    const beginner = contractsOf('berlin');
    const params = { 'draft-contracts': { ...Object(draftContracts.levels.Beginner), quotes: 4 } };
    expect(contractsOf('berlin', 'Beginner', { params })).not.toEqual(beginner);
  });
});
