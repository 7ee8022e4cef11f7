// Generated from the tree; do not edit: npm run fmt
import { budgetAnalyst } from '../agents/budget-analyst/agent.ts';
import { eventPlanner } from '../agents/event-planner/agent.ts';
import { logisticsCoordinator } from '../agents/logistics-coordinator/agent.ts';
import { venueResearcher } from '../agents/venue-researcher/agent.ts';
import { estimateCosts } from '../agents/budget-analyst/tasks/estimate-costs.ts';
import { proposeBudget } from '../agents/budget-analyst/tasks/propose-budget.ts';
import { setBudgetBaseline } from '../agents/budget-analyst/tasks/set-budget-baseline.ts';
import { deriveRequirements } from '../agents/event-planner/tasks/derive-requirements.ts';
import { drawTimeline } from '../agents/event-planner/tasks/draw-timeline.ts';
import { mapStakeholders } from '../agents/event-planner/tasks/map-stakeholders.ts';
import { planTasks } from '../agents/event-planner/tasks/plan-tasks.ts';
import { readBrief } from '../agents/event-planner/tasks/read-brief.ts';
import { writePostmortem } from '../agents/event-planner/tasks/write-postmortem.ts';
import { budgetDecisionGate } from '../gates/budget-decision-gate.ts';
import { confirmGate } from '../gates/confirm-gate.ts';
import { executeGate } from '../gates/execute-gate.ts';
import { logisticsPlanGate } from '../gates/logistics-plan-gate.ts';
import { postmortemGate } from '../gates/postmortem-gate.ts';

export const agents = [budgetAnalyst, eventPlanner, logisticsCoordinator, venueResearcher];

export const tasks = [
  estimateCosts,
  proposeBudget,
  setBudgetBaseline,
  deriveRequirements,
  drawTimeline,
  mapStakeholders,
  planTasks,
  readBrief,
  writePostmortem,
];

export const gates = [budgetDecisionGate, confirmGate, executeGate, logisticsPlanGate, postmortemGate];
