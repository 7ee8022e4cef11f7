import { phaseOf } from '../../shared/workflow/lifecycle.ts';
import { catalog } from '../../shared/workflow/catalog.ts';
import { lifecycleStates } from '../../shared/kernel/levels.ts';
import { planFor, planWith, type FixtureName, type Plan, type PlanAsk } from './plan-for.ts';

/** Every task whose artifact is drafted ahead of its state, in lifecycle order. */
export function tasksAhead() {
  const phases = lifecycleStates.map(phaseOf).filter(({ ahead }) => ahead);
  return phases.flatMap(({ tasks }) => tasks).flatMap((name) => catalog.tasks.get(name) ?? []);
}

/** The whole plan of all four agents, drafted purely. */
export function fullPlan(brief: FixtureName | object, ask: PlanAsk = {}) {
  return planFor(brief, { ...ask, tasks: tasksAhead() });
}

/** The same, with the conflicts that the tasks report. */
export function fullPlanWith(brief: FixtureName | object, ask: PlanAsk = {}): Plan {
  return planWith(brief, { ...ask, tasks: tasksAhead() });
}
