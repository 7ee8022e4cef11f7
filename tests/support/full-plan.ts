import { estimateCosts } from '../../shared/agents/budget-analyst/tasks/estimate-costs.ts';
import { proposeBudget } from '../../shared/agents/budget-analyst/tasks/propose-budget.ts';
import { setBudgetBaseline } from '../../shared/agents/budget-analyst/tasks/set-budget-baseline.ts';
import { buildSchedule } from '../../shared/agents/logistics-coordinator/tasks/build-schedule.ts';
import { planContingencies } from '../../shared/agents/logistics-coordinator/tasks/plan-contingencies.ts';
import { planLogistics } from '../../shared/agents/logistics-coordinator/tasks/plan-logistics.ts';
import { planFor, type FixtureName, type PlanAsk } from './plan-for.ts';

/** The whole plan of all four agents, drafted purely. */
export function fullPlan(brief: FixtureName | object, ask: PlanAsk = {}) {
  const tasks = [
    estimateCosts,
    setBudgetBaseline,
    proposeBudget,
    buildSchedule,
    planLogistics,
    planContingencies,
  ];
  return planFor(brief, { ...ask, tasks });
}
