import { describe, expect, it } from 'vitest';
import { estimateCosts } from '../../../../../shared/agents/budget-analyst/tasks/estimate-costs.ts';
import { proposeBudget } from '../../../../../shared/agents/budget-analyst/tasks/propose-budget.ts';
import { setBudgetBaseline } from '../../../../../shared/agents/budget-analyst/tasks/set-budget-baseline.ts';
import type { BudgetBaselineBody } from '../../../../../shared/artifacts/budget-baseline.ts';
import type { BudgetDecisionBody } from '../../../../../shared/artifacts/budget-decision.ts';
import type { CostModelBody } from '../../../../../shared/artifacts/cost-model.ts';
import type { TaskDefinition } from '../../../../../shared/kernel/define-task.ts';
import type { InstructionLevel } from '../../../../../shared/kernel/levels.ts';
import { dataConference } from '../../../../support/data-conference.ts';
import { fixtureNames, planFor, type FixtureName, type PlanAsk } from '../../../../support/plan-for.ts';

const tasks = [estimateCosts, setBudgetBaseline, proposeBudget];
const plan = (brief: FixtureName | object, level: InstructionLevel, ask: PlanAsk = {}) => {
  const bodies = planFor(brief, { answers: { owner: 'Jane' }, ...ask, level, tasks });
  return {
    model: bodies['CostModel'] as CostModelBody, // written by its task
    baseline: bodies['BudgetBaseline'] as BudgetBaselineBody, // written by its task
    decision: bodies['BudgetDecision'] as BudgetDecisionBody, // written by its task
  };
};
const levels = ['Beginner', 'Intermediate', 'Advanced'] as const;

const roomy = { ...dataConference, constraints: 'Budget EUR 300,000; Berlin, Germany' };

describe('the Budget Analyst at each level', () => {
  it.each(fixtureNames)('drafts %s twice alike at Advanced', (name) => {
    expect(plan(name, 'Advanced')).toEqual(plan(name, 'Advanced'));
  });

  it('holds the usual share back at Beginner and what the simulation asks for above', () => {
    const of = (level: InstructionLevel) => plan('berlin', level).model;
    expect(of('Beginner').contingency.basis.formula).toContain('usual share');
    for (const level of ['Intermediate', 'Advanced'] as const) {
      const { contingency, simulation, linesMinor } = of(level);
      const asked = (simulation?.p80Minor ?? 0) - linesMinor;
      expect(contingency.basis.formula).toMatch(/80th percentile|what is left/);
      expect(contingency.amountMinor).toBeGreaterThanOrEqual(Math.floor(linesMinor * 0.05));
      expect(contingency.amountMinor).toBeLessThanOrEqual(Math.max(asked * 1.01, linesMinor * 0.053));
    }
  });

  it('shows variance by category and quotes from Intermediate on, hedging at Advanced', () => {
    const shown = (level: InstructionLevel) => {
      const { categoryVariance, quotes, hedging } = plan('chicago', level).decision;
      return [categoryVariance?.length ?? 0, quotes?.[0]?.quotes ?? 0, hedging?.length ?? 0];
    };
    expect(shown('Beginner')).toEqual([0, 0, 0]);
    expect(shown('Intermediate')[0]).toBeGreaterThan(4);
    expect(shown('Intermediate').slice(1)).toEqual([2, 0]);
    expect(shown('Advanced').slice(1)).toEqual([3, 4]);
  });

  it('costs currency, price lock, cancellation cover and refundable terms with source and when each pays', () => {
    const hedging = plan('toronto', 'Advanced').decision.hedging ?? [];
    expect(hedging.map(({ id }) => id)).toEqual([
      'currency',
      'price-lock',
      'cancellation-cover',
      'refundable-terms',
    ]);
    for (const { id, costMinor, exposureMinor, paysWhen, basis } of hedging) {
      expect(paysWhen).not.toBe('');
      expect(basis.source).not.toBe('');
      expect(costMinor).toBe(Math.round((exposureMinor * Number(basis.inputs['costBasisPoints'])) / 10_000));
      expect(id === 'currency' || costMinor > 0).toBe(true);
    }
  });

  it('hedges the currency only where suppliers are paid in another than the budget', () => {
    const brief = { ...roomy, constraints: 'Budget USD 90,000; Berlin, Germany' };
    const currency = (given: FixtureName | object) =>
      plan(given, 'Advanced').decision.hedging?.find(({ id }) => id === 'currency');
    expect(currency(brief)?.costMinor).toBeGreaterThan(0);
    expect(currency(brief)?.paysWhen).toContain('EUR');
    expect(currency('berlin')).toMatchObject({ costMinor: 0, paysFromBasisPoints: null });
  });

  it('names the five inputs that move the total most, largest first', () => {
    const drivers = plan('toronto', 'Advanced').model.simulation?.drivers ?? [];
    const swings = drivers.map(({ swingMinor }) => swingMinor);
    expect(drivers).toHaveLength(5);
    expect(swings).toEqual(swings.toSorted((a, b) => b - a));
    expect(drivers.map(({ input }) => input).join()).toContain('Headcount');
  });

  it('adds risks of the register by chance and cost at Advanced only', () => {
    const events = (level: InstructionLevel) => plan('toronto', level).model.simulation?.events ?? [];
    expect(events('Intermediate')).toEqual([]);
    expect(events('Advanced').length).toBeGreaterThan(3);
    for (const { probabilityPercent, costMinor, expectedMinor } of events('Advanced'))
      expect(expectedMinor).toBe(Math.round((costMinor * probabilityPercent) / 100));
  });

  it('says what has to be raised so that a net goal is left after the event is paid', () => {
    const { fundraising } = plan('chicago', 'Advanced').model;
    expect(fundraising).toMatchObject({ goalMinor: 60_000_000, netMinor: 60_000_000 });
    expect(fundraising?.note).toMatch(/has to be raised to leave USD 600,000.00; .*at risk/);
  });

  it.each(levels)('keeps a meetup for 20 small at %s', (level) => {
    const { decision, model } = plan('krakow', level);
    expect(decision.quotes ?? []).toEqual([]);
    expect(model.headroomMinor).toBeGreaterThan(0);
    expect(decision.overBudget).toBeNull();
  });

  it('changes with each parameter that a level declares', () => {
    const params = (task: TaskDefinition, change: object) => ({
      params: { [task.name]: { ...Object(task.levels.Advanced), ...change } },
    });
    const draft = (task: TaskDefinition, change: object) =>
      JSON.stringify(plan(roomy, 'Advanced', params(task, change)));
    const usual = draft(estimateCosts, {});
    const changes: [TaskDefinition, object][] = [
      [estimateCosts, { quality: 'economy' }],
      [estimateCosts, { totalVarianceBasisPoints: 300 }],
      [estimateCosts, { categoryVarianceBasisPoints: 300 }],
      [estimateCosts, { trials: 400 }],
      [estimateCosts, { correlationPercent: 0 }],
      [estimateCosts, { reserve: 'share' }],
      [estimateCosts, { headcount: false }],
      [estimateCosts, { riskEvents: false }],
      [estimateCosts, { drivers: 2 }],
      [estimateCosts, { analysis: false }],
      [setBudgetBaseline, { assumptions: 1 }],
      [proposeBudget, { savingsTargetBasisPoints: 9_000 }],
      [proposeBudget, { savingsUpToSeverity: 1 }],
      [proposeBudget, { managementReserveBasisPoints: 100 }],
      [proposeBudget, { categoryVariance: false }],
      [proposeBudget, { quotesPerCategory: 1 }],
      [proposeBudget, { quotesFromUsd: 20_000 }],
      [proposeBudget, { hedging: false }],
    ];
    for (const [task, change] of changes)
      expect(draft(task, change), `${task.name} ${JSON.stringify(change)}`).not.toBe(usual);
  });
});
