// Generated from the tree; do not edit: npm run fmt
import { budgetAnalyst } from '../agents/budget-analyst/agent.ts';
import { eventPlanner } from '../agents/event-planner/agent.ts';
import { logisticsCoordinator } from '../agents/logistics-coordinator/agent.ts';
import { venueResearcher } from '../agents/venue-researcher/agent.ts';
import { estimateCosts } from '../agents/budget-analyst/tasks/estimate-costs.ts';
import { proposeBudget } from '../agents/budget-analyst/tasks/propose-budget.ts';
import { setBudgetBaseline } from '../agents/budget-analyst/tasks/set-budget-baseline.ts';
import { assessRisks } from '../agents/event-planner/tasks/assess-risks.ts';
import { deriveRequirements } from '../agents/event-planner/tasks/derive-requirements.ts';
import { drawTimeline } from '../agents/event-planner/tasks/draw-timeline.ts';
import { mapStakeholders } from '../agents/event-planner/tasks/map-stakeholders.ts';
import { planCommunications } from '../agents/event-planner/tasks/plan-communications.ts';
import { planTasks } from '../agents/event-planner/tasks/plan-tasks.ts';
import { readBrief } from '../agents/event-planner/tasks/read-brief.ts';
import { writePostmortem } from '../agents/event-planner/tasks/write-postmortem.ts';
import { writeRunbook } from '../agents/event-planner/tasks/write-runbook.ts';
import { buildSchedule } from '../agents/logistics-coordinator/tasks/build-schedule.ts';
import { draftContracts } from '../agents/logistics-coordinator/tasks/draft-contracts.ts';
import { planContingencies } from '../agents/logistics-coordinator/tasks/plan-contingencies.ts';
import { planLogistics } from '../agents/logistics-coordinator/tasks/plan-logistics.ts';
import { rosterResources } from '../agents/logistics-coordinator/tasks/roster-resources.ts';
import { checkAvailability } from '../agents/venue-researcher/tasks/check-availability.ts';
import { findVenueLeads } from '../agents/venue-researcher/tasks/find-venue-leads.ts';
import { prepareNegotiation } from '../agents/venue-researcher/tasks/prepare-negotiation.ts';
import { scoreVenues } from '../agents/venue-researcher/tasks/score-venues.ts';
import { setVenueCriteria } from '../agents/venue-researcher/tasks/set-venue-criteria.ts';
import { shortlistVenues } from '../agents/venue-researcher/tasks/shortlist-venues.ts';
import { briefGate } from '../gates/brief-gate.ts';
import { budgetDecisionGate } from '../gates/budget-decision-gate.ts';
import { confirmGate } from '../gates/confirm-gate.ts';
import { executeGate } from '../gates/execute-gate.ts';
import { logisticsPlanGate } from '../gates/logistics-plan-gate.ts';
import { postmortemGate } from '../gates/postmortem-gate.ts';
import { timelineGate } from '../gates/timeline-gate.ts';
import { venueScorecardGate } from '../gates/venue-scorecard-gate.ts';

export const agents = [budgetAnalyst, eventPlanner, logisticsCoordinator, venueResearcher];

export const tasks = [
  estimateCosts,
  proposeBudget,
  setBudgetBaseline,
  assessRisks,
  deriveRequirements,
  drawTimeline,
  mapStakeholders,
  planCommunications,
  planTasks,
  readBrief,
  writePostmortem,
  writeRunbook,
  buildSchedule,
  draftContracts,
  planContingencies,
  planLogistics,
  rosterResources,
  checkAvailability,
  findVenueLeads,
  prepareNegotiation,
  scoreVenues,
  setVenueCriteria,
  shortlistVenues,
];

export const gates = [
  briefGate,
  budgetDecisionGate,
  confirmGate,
  executeGate,
  logisticsPlanGate,
  postmortemGate,
  timelineGate,
  venueScorecardGate,
];
