import { describe, expect, it } from 'vitest';
import type { BudgetBaselineBody } from '../../../shared/artifacts/budget-baseline.ts';
import type { CostModelBody } from '../../../shared/artifacts/cost-model.ts';
import type { RequirementsBody } from '../../../shared/artifacts/requirements.ts';
import { dataConference } from '../../support/data-conference.ts';
import { fullPlanWith } from '../../support/full-plan.ts';

function budgetOf(words: string) {
  const { bodies } = fullPlanWith(
    { ...dataConference, constraints: `${words}; Berlin, Germany` },
    { level: 'Advanced' },
  );
  const baseline = bodies['BudgetBaseline'] as BudgetBaselineBody; // written by its task
  const model = bodies['CostModel'] as CostModelBody; // written by its task
  const { items: requirements } = bodies['Requirements'] as RequirementsBody; // written by its task
  return { baseline, model, requirements };
}

describe('a budget that may grow if needed', () => {
  const roomy = budgetOf('Budget around 60k EUR, up to 70k if needed');
  const tight = budgetOf('Budget around 20k EUR, up to 60k if needed');

  it('is its target while the plan fits into it', () => {
    expect(roomy.baseline).toMatchObject({ totalMinor: 6_000_000, kind: 'target', shortfallMinor: 0 });
    expect(roomy.baseline.origin).toBe(
      'The target in the brief, which allows up to EUR 70,000.00 if needed.',
    );
  });

  it('is its ceiling where the target does not suffice, and says why', () => {
    expect(tight.model.sufficientMinor).toBeGreaterThan(2_000_000);
    expect(tight.baseline).toMatchObject({ totalMinor: 6_000_000, kind: 'cap', shortfallMinor: 0 });
    expect(tight.baseline.origin).toBe(
      'The ceiling in the brief: the plan does not fit into its target of EUR 20,000.00.',
    );
  });

  it('is over budget only above its ceiling', () => {
    const { model, baseline } = budgetOf('Budget around 10k EUR, up to 15k if needed');
    expect(baseline).toMatchObject({ totalMinor: 1_500_000, shortfallMinor: model.totalMinor - 1_500_000 });
    expect(baseline.shortfallMinor).toBeGreaterThan(0);
  });

  it('is a requirement with both figures', () => {
    const money = roomy.requirements.find(({ id }) => id === 'r-budget');
    expect(money?.text).toBe('Total cost about EUR 60,000.00, at most EUR 70,000.00 if needed');
  });
});
