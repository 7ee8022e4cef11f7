import { budgetBaseline } from '../artifacts/budget-baseline.ts';
import { budgetDecision } from '../artifacts/budget-decision.ts';
import { costModel } from '../artifacts/cost-model.ts';
import { defineGate } from '../kernel/define-gate.ts';
import { formatMinor, sumMinor } from '../kernel/money.ts';

/** Least contingency, of the estimated lines (planner's judgement, the low end of published practice). */
const leastContingencyBasisPoints = 500;

/** Guards the way out of Budget: it checks the proposed decision; whether a person approved it is a record. */
export const budgetDecisionGate = defineGate({
  name: 'budget-decision-gate',
  title: 'Budget decision gate',
  reads: [budgetDecision, budgetBaseline, costModel],
  rules: {
    'the allocations sum to the total': ({ BudgetDecision, BudgetBaseline }) =>
      [
        { artifact: 'BudgetDecision', body: BudgetDecision },
        { artifact: 'BudgetBaseline', body: BudgetBaseline },
      ].flatMap(({ artifact, body }) => {
        const sum = sumMinor(body.allocations.map((allocation) => allocation.amountMinor));
        return sum === body.totalMinor
          ? []
          : [
              {
                artifact,
                pointer: '/allocations',
                detail: `They sum to ${money(sum, body)} of ${money(body.totalMinor, body)}.`,
              },
            ];
      }),
    'the line items, contingency and headroom sum to the total': ({ BudgetDecision, CostModel }) => {
      const lines = sumMinor(CostModel.lines.map((line) => line.totalMinor));
      const shortfall = BudgetDecision.overBudget?.shortfallMinor ?? 0;
      const sum = lines + BudgetDecision.contingencyMinor + BudgetDecision.headroomMinor - shortfall;
      return sum === BudgetDecision.totalMinor
        ? []
        : [
            {
              pointer: '/totalMinor',
              detail: `They make ${money(sum, CostModel)} of ${money(BudgetDecision.totalMinor, CostModel)}.`,
            },
          ];
    },
    'the decision rests on the baseline': ({ BudgetDecision, BudgetBaseline }) =>
      BudgetDecision.totalMinor === BudgetBaseline.totalMinor &&
      BudgetDecision.currency === BudgetBaseline.currency
        ? []
        : [
            {
              pointer: '/totalMinor',
              detail: `The baseline is ${money(BudgetBaseline.totalMinor, BudgetBaseline)}.`,
            },
          ],
    'contingency is present and no less than 5 % of the lines': ({ BudgetDecision, CostModel }) =>
      BudgetDecision.contingencyMinor * 10_000 >= CostModel.linesMinor * leastContingencyBasisPoints - 10_000
        ? []
        : [
            {
              pointer: '/contingencyMinor',
              detail: `${money(BudgetDecision.contingencyMinor, CostModel)} is less.`,
            },
          ],
    'the variance is within its rule': ({ BudgetDecision: { variance } }) =>
      variance.basisPoints <= variance.limitBasisPoints
        ? []
        : [
            {
              pointer: '/variance',
              detail: `The forecast is ${(variance.basisPoints / 100).toFixed(1)} % above the baseline.`,
              remedy: 'Apply one of the options of the decision, or ask the owner for a larger total.',
            },
          ],
    'the over-budget conflict is resolved': ({ BudgetDecision }) =>
      BudgetDecision.overBudget === null
        ? []
        : [
            {
              pointer: '/overBudget',
              detail: `The plan needs ${money(BudgetDecision.overBudget.shortfallMinor, BudgetDecision)} more than the budget.`,
              remedy: 'Choose options that bring it within the total, or raise the budget.',
            },
          ],
    'the change impact is stated': ({ BudgetDecision: { changeImpact, currency }, CostModel }) =>
      changeImpact.nowMinor - changeImpact.firstEstimateMinor === changeImpact.differenceMinor &&
      changeImpact.nowMinor === CostModel.totalMinor &&
      changeImpact.applied.length === CostModel.applied.length
        ? []
        : [
            {
              pointer: '/changeImpact',
              detail: `It does not lead to ${formatMinor(CostModel.totalMinor, currency)}.`,
            },
          ],
  },
});

function money(amountMinor: number, { currency }: { currency: string }): string {
  return formatMinor(amountMinor, currency);
}
