import { describe, expect, it } from 'vitest';
import { budgetDecision } from '../../../shared/artifacts/budget-decision.ts';
import { sampleBudgetDecision, sampleCostModel } from '../../support/budget-samples.ts';

const rulesBroken = (body: unknown, model = sampleCostModel()) =>
  budgetDecision.verify(body, { CostModel: model }).map((finding) => finding.rule);

describe('BudgetDecision', () => {
  it('accepts a proposal that adds up', () => {
    expect(rulesBroken(sampleBudgetDecision())).toEqual([]);
  });

  it('refuses a body that calls itself approved', () => {
    expect(budgetDecision.schema.safeParse({ ...sampleBudgetDecision(), status: 'approved' }).success).toBe(
      false,
    );
  });

  it('finds cost, contingency and headroom that do not make the total', () => {
    expect(rulesBroken({ ...sampleBudgetDecision(), headroomMinor: 0 })).toEqual([
      'cost, contingency and headroom make the total, or the shortfall is named',
    ]);
  });

  it('finds allocations that miss the total', () => {
    expect(
      rulesBroken({
        ...sampleBudgetDecision(),
        allocations: [{ category: 'a', title: 'A', amountMinor: 1 }],
      }),
    ).toEqual(['allocations sum to the total']);
  });

  it('finds padded savings', () => {
    const body = sampleBudgetDecision();
    expect(rulesBroken({ ...body, savings: { ...body.savings, listedMinor: 99_000 } })).toEqual([
      'savings are the sum of what each option adds',
    ]);
  });

  it('finds a saving that is listed although it is applied', () => {
    const applied = [{ id: 'simpler-food', label: 'Snacks', savingMinor: 44_000, effect: 'No meal.' }];
    expect(rulesBroken(sampleBudgetDecision(), { ...sampleCostModel(), applied })).toEqual([
      'no listed saving is already applied',
    ]);
  });

  it('finds payments beyond the total', () => {
    const body = sampleBudgetDecision();
    const payments = body.payments.map((payment) => ({ ...payment, amountMinor: 200_001 }));
    expect(rulesBroken({ ...body, payments })).toEqual(['payments do not exceed the total']);
  });
});
