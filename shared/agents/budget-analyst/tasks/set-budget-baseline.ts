import { budgetBaseline, type BudgetBaselineBody } from '../../../artifacts/budget-baseline.ts';
import { costModel, type CostModelBody } from '../../../artifacts/cost-model.ts';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import type { Basis } from '../../../kernel/basis.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { allocateMinor } from '../../../kernel/money.ts';

interface BaselineParams {
  /** Assumptions named on the baseline; the cost model holds them all. */
  assumptions: number;
}

export const setBudgetBaseline = defineTask({
  name: 'set-budget-baseline',
  title: 'Set the budget baseline',
  agent: 'budget-analyst',
  reads: [eventBrief, costModel],
  writes: budgetBaseline,
  refinable: ['assumptions'],
  levels: {
    Beginner: { assumptions: 6 } satisfies BaselineParams,
    Intermediate: { assumptions: 10 } satisfies BaselineParams,
    Advanced: { assumptions: 16 } satisfies BaselineParams,
  },
  draft: ({ EventBrief, CostModel }, { params }) => {
    const totalMinor = CostModel.budgetMinor ?? CostModel.totalMinor;
    const { kind, ceilingMinor = Infinity } = EventBrief.budget ?? {};
    const isTarget = kind === 'indicative' || (kind === 'target' && totalMinor < ceilingMinor);
    const given = isTarget ? 'target' : 'cap';
    const body: BudgetBaselineBody = {
      currency: CostModel.currency,
      totalMinor,
      kind: CostModel.budgetMinor === null ? 'estimate' : given,
      origin: CostModel.budgetOrigin,
      tax: CostModel.tax,
      exchange: CostModel.exchange,
      allocations: allocationsOf(CostModel, totalMinor),
      shortfallMinor: Math.max(0, CostModel.totalMinor - totalMinor),
      income: CostModel.income,
      ...(CostModel.income.length === 0 && { whyNoIncome: 'The brief names no money to come in.' }),
      assumptions: [attendanceNote(CostModel), ...CostModel.notes].slice(0, params.assumptions),
    };
    return body;
  },
});

interface Need {
  category: string;
  title: string;
  needMinor: number;
  basis: Basis;
}

/** The needs themselves while they fit; else the total divided in their proportion, so that the gap stays visible. */
function allocationsOf(model: CostModelBody, totalMinor: number): BudgetBaselineBody['allocations'] {
  const needs: Need[] = [
    ...model.categories.map(({ category, title, totalMinor: needMinor }) => ({
      category,
      title,
      needMinor,
      basis: { source: 'cost model', formula: 'sum of the lines of the category', inputs: { needMinor } },
    })),
    {
      category: 'contingency',
      title: 'Contingency',
      needMinor: model.contingency.amountMinor,
      basis: model.contingency.basis,
    },
  ];
  const short = model.totalMinor > totalMinor;
  const amounts = short
    ? allocateMinor(
        totalMinor,
        needs.map((need) => need.needMinor),
      )
    : needs.map((need) => need.needMinor);
  const planned = needs.map((need, index) => allocation(need, amounts[index] ?? 0, totalMinor, short));
  const headroomMinor = short ? 0 : totalMinor - model.totalMinor;
  const headroom = {
    category: 'unallocated',
    title: 'Unallocated headroom',
    needMinor: 0,
    basis: {
      source: 'cost model',
      formula: 'total - lines - contingency',
      inputs: { totalMinor, planned: model.totalMinor },
    },
  };
  return [...planned, allocation(headroom, headroomMinor, totalMinor, false)];
}

function allocation(need: Need, amountMinor: number, totalMinor: number, scaled: boolean) {
  const basis = scaled
    ? {
        ...need.basis,
        formula: `${need.basis.formula}, scaled to the total`,
        inputs: { ...need.basis.inputs, totalMinor },
      }
    : need.basis;
  const shareBasisPoints = totalMinor > 0 ? Math.round((amountMinor * 10_000) / totalMinor) : 0;
  return { ...need, amountMinor, shareBasisPoints, basis };
}

function attendanceNote({ people }: CostModelBody): string {
  const online = people.online > 0 ? `, ${people.online} more online` : '';
  return `${people.expected} people are expected on site, food and seats are planned for ${people.catered}${online}.`;
}
