import type { BudgetBaselineBody } from '../../../shared/artifacts/budget-baseline.ts';
import type { BudgetDecisionBody } from '../../../shared/artifacts/budget-decision.ts';
import type { CommunicationsPlanBody } from '../../../shared/artifacts/communications-plan.ts';
import type { ContingencyPlanBody } from '../../../shared/artifacts/contingency-plan.ts';
import type { CostModelBody } from '../../../shared/artifacts/cost-model.ts';
import type { EventBriefBody } from '../../../shared/artifacts/event-brief-schema.ts';
import type { LogisticsPlanBody } from '../../../shared/artifacts/logistics-plan.ts';
import type { RequirementsBody } from '../../../shared/artifacts/requirements.ts';
import type { ResourceRosterBody } from '../../../shared/artifacts/resource-roster.ts';
import type { RiskRegisterBody } from '../../../shared/artifacts/risk-register.ts';
import type { ScheduleBody } from '../../../shared/artifacts/schedule.ts';
import type { StakeholderMapBody } from '../../../shared/artifacts/stakeholder-map.ts';
import type { TaskRegisterBody } from '../../../shared/artifacts/task-register.ts';
import type { TimelineBody } from '../../../shared/artifacts/timeline.ts';
import type { VenueAvailabilityBody } from '../../../shared/artifacts/venue-availability.ts';
import type { VenueCriteriaBody } from '../../../shared/artifacts/venue-criteria.ts';
import type { VenueLeadsBody } from '../../../shared/artifacts/venue-leads.ts';
import type { VenueNegotiationNotesBody } from '../../../shared/artifacts/venue-negotiation-notes.ts';
import type { VenueScorecardBody } from '../../../shared/artifacts/venue-scorecard.ts';
import type { VenueShortlistBody } from '../../../shared/artifacts/venue-shortlist.ts';
import type { Conflict } from '../../../shared/kernel/define-task.ts';
import type { InstructionLevel } from '../../../shared/kernel/levels.ts';
import type { BriefGap } from '../../../shared/planning/brief/find-gaps.ts';
import { readBrief } from '../../../shared/planning/brief/read-brief.ts';
import { fullPlanWith } from '../full-plan.ts';
import { submissionOf, type FixtureName, type PlanAsk } from '../plan-for.ts';

/** A whole plan with its bodies typed by artifact. */
export interface Drafted {
  EventBrief: EventBriefBody;
  Requirements: RequirementsBody;
  StakeholderMap: StakeholderMapBody;
  TaskRegister: TaskRegisterBody;
  Timeline: TimelineBody;
  RiskRegister: RiskRegisterBody;
  VenueAvailability: VenueAvailabilityBody;
  VenueCriteria: VenueCriteriaBody;
  VenueNegotiationNotes: VenueNegotiationNotesBody;
  VenueLeads: VenueLeadsBody;
  VenueShortlist: VenueShortlistBody;
  VenueScorecard: VenueScorecardBody;
  CostModel: CostModelBody;
  BudgetBaseline: BudgetBaselineBody;
  BudgetDecision: BudgetDecisionBody;
  ResourceRoster: ResourceRosterBody;
  Schedule: ScheduleBody;
  LogisticsPlan: LogisticsPlanBody;
  ContingencyPlan: ContingencyPlanBody;
  CommunicationsPlan: CommunicationsPlanBody;
  conflicts: readonly Conflict[];
  gaps: readonly BriefGap[];
}

const plans = new Map<string, Drafted>();

/** Drafted once per brief, level and answers. */
export function drafted(brief: FixtureName | object, level: InstructionLevel, ask: PlanAsk = {}): Drafted {
  const key = JSON.stringify([brief, level, ask]);
  const known = plans.get(key);
  if (known) return known;
  const { bodies, conflicts } = fullPlanWith(brief, { ...ask, level });
  const submission = submissionOf(brief);
  const answers = Object.entries(ask.answers ?? {}).map(([field, value]) => ({ field, value }));
  const { gaps } = readBrief(submission, answers, { asOf: submission.asOf });
  const plan = { ...bodies, conflicts, gaps } as unknown as Drafted; // each body was parsed by its schema when it was drafted
  plans.set(key, plan);
  return plan;
}
