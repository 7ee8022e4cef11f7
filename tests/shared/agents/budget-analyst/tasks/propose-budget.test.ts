import { describe, expect, it } from 'vitest';
import { estimateCosts } from '../../../../../shared/agents/budget-analyst/tasks/estimate-costs.ts';
import { proposeBudget } from '../../../../../shared/agents/budget-analyst/tasks/propose-budget.ts';
import { setBudgetBaseline } from '../../../../../shared/agents/budget-analyst/tasks/set-budget-baseline.ts';
import { budgetDecisionGate } from '../../../../../shared/gates/budget-decision-gate.ts';
import { fixtureNames, planWith, type PlanAsk } from '../../../../support/plan-for.ts';

const context = { level: 'Beginner', asOf: '2026-11-23', execution: 'live' } as const;

const directive = (more: object) => ({
  kind: 'directive',
  body: { subject: 'budget', approvalId: 'a', comment: '', exclude: [], apply: [], lift: false, ...more },
});
const choice = (id: string) => ({
  kind: 'answer',
  body: { questionId: 'q', field: 'conflict:money.total', value: id },
});

function plan(brief: Parameters<typeof planWith>[0], ask: PlanAsk = {}) {
  const { bodies, conflicts } = planWith(brief, {
    ...ask,
    tasks: [estimateCosts, setBudgetBaseline, proposeBudget],
  });
  const all: Record<string, any> = bodies; // bodies of many types, read by name
  const money = conflicts.filter(({ key }) => key === 'money.total');
  return {
    decision: all['BudgetDecision'],
    baseline: all['BudgetBaseline'],
    model: all['CostModel'],
    money,
    bodies,
  };
}

describe('propose-budget', () => {
  it.each(fixtureNames)('drafts the same proposal twice from %s, never approved by itself', (name) => {
    const answers = name === 'nairobi' ? { owner: 'Jane' } : {};
    const { decision } = plan(name, { answers });
    expect(decision).toEqual(plan(name, { answers }).decision);
    expect(decision.status).toBe('proposed');
  });

  it('passes its gate where the money carries the brief', () => {
    const { bodies, money, decision } = plan('krakow');
    expect(budgetDecisionGate.check(bodies, context).findings).toEqual([]);
    expect(money).toEqual([]);
    expect(decision.totalMinor).toBe(200_000);
  });

  it('raises a conflict with at least three costed ways out when it does not', () => {
    const { money, bodies, decision } = plan('toronto');
    expect(money).toHaveLength(1);
    expect(money[0]?.blocks).toBe('Logistics');
    expect(money[0]?.detail).toMatch(/over budget/i);
    expect(money[0]?.options.length).toBeGreaterThanOrEqual(3);
    expect(money[0]?.options.every((option) => (option.savingMinor ?? 0) > 0)).toBe(true);
    expect(budgetDecisionGate.check(bodies, context).passed).toBe(false);
    expect(decision.payments).toEqual([]);
  });

  it('clears the conflict once the first way out is chosen', () => {
    const [first] = plan('toronto').money[0]?.options ?? [];
    const { money, bodies } = plan('toronto', { answers: { 'conflict:money.total': first?.id } });
    expect(money).toEqual([]);
    expect(budgetDecisionGate.check(bodies, context).findings).toEqual([]);
  });

  describe('with options against a shortfall', () => {
    const tight = { krakow: 60_000, berlin: 6_000_000, chicago: 9_000_000 } as const;
    const briefs = ['krakow', 'berlin', 'chicago', 'toronto'] as const;
    const limited = (name: (typeof briefs)[number]) =>
      name === 'toronto' ? [] : [directive({ limitMinor: tight[name] })];
    const tightPlans = new Map(briefs.map((name) => [name, plan(name, { records: limited(name) })]));
    const optionsOf = (name: (typeof briefs)[number]) => tightPlans.get(name)?.money[0]?.options ?? [];
    const cases = briefs.flatMap((name) => optionsOf(name).map(({ id }) => [name, id] as const));

    it('offers some for every brief', () => {
      for (const name of briefs) expect(optionsOf(name).length).toBeGreaterThan(3);
    });

    it.each(cases)('%s: %s does what it says', (name, id) => {
      const before = tightPlans.get(name);
      const after = plan(name, { records: [...limited(name), choice(id)] });
      const saving = optionsOf(name).find((option) => option.id === id)?.savingMinor ?? 0;
      if (id.startsWith('raise-')) {
        expect(after.baseline.totalMinor - before?.baseline.totalMinor).toBe(saving);
        expect(budgetDecisionGate.check(after.bodies, context).findings).toEqual([]);
      } else {
        expect(after.model.notApplied).toEqual([]);
        expect(before?.model.linesMinor - after.model.linesMinor).toBe(saving);
      }
    });
  });

  it('names the total that a raise leads to, and suffices in one step after a limit', () => {
    const records = [directive({ limitMinor: 60_000 })];
    const raise = plan('krakow', { records }).money[0]?.options.at(-1);
    // Lines of PLN 873.73 / (1 - 5 % contingency), rounded up.
    expect(raise).toMatchObject({ id: 'raise-budget-91972', savingMinor: 31_972 });
    expect(raise?.label).toContain('PLN 919.72');
    const { money, bodies, decision } = plan('krakow', {
      records: [...records, choice('raise-budget-91972')],
    });
    expect(money).toEqual([]);
    expect(decision.totalMinor).toBe(91_972);
    expect(budgetDecisionGate.check(bodies, context).findings).toEqual([]);
  });

  it('falls back under a lower limit set after a raise, and forgets the limit after a lift', () => {
    const records = [directive({ limitMinor: 60_000 }), choice('raise-budget-91972')];
    const lower = plan('krakow', { records: [...records, directive({ limitMinor: 50_000 })] });
    expect(lower.decision.totalMinor).toBe(50_000);
    expect(lower.money).toHaveLength(1);
    const lifted = plan('krakow', { records: [...records, directive({ lift: true })] });
    expect(lifted.decision.totalMinor).toBe(200_000);
  });

  it.each([
    [
      'chicago',
      'Intermediate',
      /In 2 of 10 cases it costs more than USD [\d,.]+, which is USD [\d,.]+ above this budget/,
    ],
    ['krakow', 'Beginner', /In 8 of 10 cases PLN [\d,.]+ is enough: more than lines and contingency, within/],
    ['berlin', 'Intermediate', /of headroom\.$/],
  ] as const)('says of %s whether the budget is enough in 8 of 10 cases', (name, level, words) => {
    expect(plan(name, { level }).decision.recommendation).toMatch(words);
  });

  it.each([
    ['chicago', 'Advanced', /^The contingency does not cover eight of ten simulated outcomes/],
    ['berlin', 'Advanced', /^The contingency covers the simulated spread;/],
    ['berlin', 'Beginner', /^The contingency covers the simulated spread;/],
  ] as const)('says of %s at %s how much of the spread the contingency covers', (name, level, words) => {
    expect(plan(name, { level }).decision.reserves.note).toMatch(words);
  });

  it('marks an estimate as an estimate', () => {
    const { decision, baseline } = plan('nairobi', { answers: { owner: 'Jane' } });
    expect([decision.kind, baseline.kind]).toEqual(['estimate', 'estimate']);
    expect(decision.recommendation).toContain('nobody has given an amount');
  });

  it.each([
    [
      'around EUR 90k',
      'target',
      /^Approve EUR 90,000\.00: the plan needs .* leaves EUR [\d,.]+ of headroom\./,
    ],
    [
      'around EUR 900',
      'estimate',
      /, EUR [\d,.]+ above what the brief indicates \(EUR 900\.00\)\. The plan needs/,
    ],
  ])('plans with what the brief indicates where it is enough: %s', (amount, kind, words) => {
    const text = `Conference for 60 people in Lyon on 18 May 2027. Owner: Jane. Money: ${amount}.`;
    const { decision } = plan({ title: 'Confluence', text, asOf: '2026-11-23' });
    expect(decision.kind).toBe(kind);
    expect(decision.recommendation).toMatch(words);
  });

  it('counts no saving twice', () => {
    const { decision, model } = plan('berlin');
    expect(decision.savings.listedMinor).toBeLessThan(model.linesMinor);
    expect(decision.savings.options.every((option: { severity: number }) => option.severity <= 3)).toBe(true);
  });

  it('pays larger amounts in instalments between signing and the weeks after the event', () => {
    const dates = plan('berlin').decision.payments.map((payment: { dueOn: string }) => payment.dueOn);
    expect(dates.every((date: string) => date >= '2026-11-23')).toBe(true);
    expect(dates.at(-1) > '2027-05-06').toBe(true);
  });

  it('changes with each of its parameters', () => {
    const params = {
      savingsTargetBasisPoints: 1_000,
      savingsUpToSeverity: 3,
      managementReserveBasisPoints: 300,
      quotesPerCategory: 0,
      quotesFromUsd: 2_000,
      hedging: false,
      categoryVariance: false,
    };
    const draft = (change: object) =>
      plan('krakow', { params: { 'propose-budget': { ...params, ...change } } }).decision;
    const usual = draft({});
    expect(draft({ savingsTargetBasisPoints: 9_000 }).savings.note).not.toBe(usual.savings.note);
    expect(draft({ savingsUpToSeverity: 1 }).savings.listedMinor).not.toBe(usual.savings.listedMinor);
    // 5 % of the plan, not of the larger purse.
    expect(draft({ managementReserveBasisPoints: 500 }).reserves.managementMinor).toBe(4_599);
    expect(draft({ quotesPerCategory: 2, quotesFromUsd: 10 }).quotes.length).toBeGreaterThan(0);
    expect(draft({ hedging: true }).hedging).toHaveLength(4);
  });
});
