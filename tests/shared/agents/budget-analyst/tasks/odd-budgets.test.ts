import { describe, expect, it } from 'vitest';
import type { BudgetDecisionBody } from '../../../../../shared/artifacts/budget-decision.ts';
import type { CostModelBody } from '../../../../../shared/artifacts/cost-model.ts';
import type { VendorContractsBody } from '../../../../../shared/artifacts/vendor-contracts.ts';
import { budgetDecisionGate } from '../../../../../shared/gates/budget-decision-gate.ts';
import { dataConference } from '../../../../support/data-conference.ts';
import { fullPlanWith } from '../../../../support/full-plan.ts';

function plan(constraints: string, more: object = {}, answers: Readonly<Record<string, unknown>> = {}) {
  const { bodies, conflicts } = fullPlanWith(
    { ...dataConference, ...more, constraints },
    { level: 'Advanced', answers },
  );
  return {
    bodies,
    money: conflicts.find(({ key }) => key === 'money.total'),
    model: bodies['CostModel'] as CostModelBody, // written by its task
    decision: bodies['BudgetDecision'] as BudgetDecisionBody, // written by its task
    contracts: bodies['VendorContracts'] as VendorContractsBody, // written by its task
  };
}

const adds = ({ decision }: ReturnType<typeof plan>) =>
  decision.costMinor +
  decision.contingencyMinor +
  decision.headroomMinor -
  (decision.overBudget?.shortfallMinor ?? 0);

describe('a budget out of the ordinary', () => {
  it.each([
    ['yen, without decimals', 'Budget ¥9,000,000 including tax; Tokyo, Japan', 'JPY', 9_000_000],
    ['dinars, with three decimals', 'Budget KWD 30,000; Kuwait City, Kuwait', 'KWD', 30_000_000],
    ['another currency than the place', 'Budget USD 90,000; Berlin, Germany', 'USD', 9_000_000],
  ])('in %s adds up to its total', (_, constraints, currency, totalMinor) => {
    const drafted = plan(constraints);
    expect(drafted.decision).toMatchObject({ currency, totalMinor, overBudget: null });
    expect(adds(drafted)).toBe(totalMinor);
    expect(drafted.contracts.cashFlow.at(-1)?.paidByEndMinor).toBe(drafted.contracts.totalMinor);
  });

  it('that nobody gave is an estimate, with a reserve and without headroom', () => {
    const drafted = plan('Berlin, Germany', {}, { budget: 'indicative only' });
    expect(drafted.decision).toMatchObject({ kind: 'estimate', headroomMinor: 0, overBudget: null });
    expect(adds(drafted)).toBe(drafted.decision.totalMinor);
  });

  it('ten times too large shows headroom and spends nothing of it', () => {
    const [usual, rich] = ['EUR 60,000', 'EUR 600,000'].map((amount) =>
      plan(`Budget ${amount}; Berlin, Germany`),
    );
    expect(rich?.decision.headroomMinor).toBeGreaterThan(54_000_000);
    expect(rich?.decision.contingencyMinor).toBeLessThan(2 * (usual?.decision.contingencyMinor ?? 0));
    expect(rich?.contracts.totalMinor).toBeLessThanOrEqual(rich?.model.linesMinor ?? 0);
  });

  it('ten times too small is a conflict with ways out, never a green plan, and orders nothing', () => {
    const { bodies, money, contracts, decision } = plan('Budget EUR 2,000; Berlin, Germany');
    expect(money?.detail).toMatch(/over budget/i);
    expect(money?.options.at(-1)?.id).toMatch(/^raise-budget-/);
    expect(decision.overBudget?.optionsSuffice).toBe(false);
    expect(contracts.contracts).toEqual([]);
    const gate = budgetDecisionGate.check(bodies, {
      level: 'Advanced',
      asOf: '2026-11-23',
      execution: 'live',
    });
    expect(gate.passed).toBe(false);
  });

  it('including tax holds amounts with tax, a net one without', () => {
    const gross = plan('Budget EUR 60,000 including VAT; Berlin, Germany').model;
    const net = plan('Budget EUR 60,000 plus VAT; Berlin, Germany').model;
    expect([gross.tax.amounts, net.tax.amounts]).toEqual(['including-tax', 'excluding-tax']);
    expect(gross.linesMinor / net.linesMinor).toBeGreaterThan(1.12);
    expect(gross.linesMinor / net.linesMinor).toBeLessThan(1.26);
  });

  it('of a free festival earns nothing and needs no break-even', () => {
    const { model } = plan('Budget EUR 300,000 net; free entry; outdoor park in Berlin, Germany', {
      event_type: 'festival',
      audience_size: 1_500,
    });
    expect([model.breakEven, model.income]).toEqual([undefined, []]);
  });

  it('counts unsigned sponsorship as income at risk only, and names the break-even of a ticket price', () => {
    const { model, decision } = plan(
      'Budget EUR 60,000; Berlin, Germany; sponsors should bring EUR 20,000, not yet signed; tickets at EUR 250',
    );
    expect(model.income.find(({ kind }) => kind === 'sponsorship')).toMatchObject({ status: 'at-risk' });
    expect(decision.totalMinor).toBe(6_000_000);
    const { fixedMinor = 0, priceMinor = 0, variablePerHeadMinor = 0, heads } = model.breakEven ?? {};
    expect(heads).toBe(Math.ceil(fixedMinor / (priceMinor - variablePerHeadMinor)));
    expect(model.breakEven?.basis.inputs['signedMinor']).toBe(0);
  });
});
