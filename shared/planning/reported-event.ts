import type { BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import type { PostmortemBody, PostmortemMetric } from '../artifacts/postmortem.ts';
import { sumMinor } from '../kernel/money.ts';
import type { CalendarDate } from './calendar-date.ts';
import { actualTotal, type OutcomeFacts, outcomeMetrics } from './outcome-metrics.ts';
import { outcomePlan, type OutcomeSources } from './outcome-plan.ts';
import { riskReview } from './outcome-reviews.ts';

/** What a report says of one event. Amounts are minor units of its currency; null: nobody reported it. */
export interface ReportedEvent {
  title: string;
  outcome: PostmortemBody['outcome'];
  /** Last day of the event, local. */
  endedOn: CalendarDate;
  /** Day on which the postmortem was accepted, UTC. */
  acceptedOn: CalendarDate;
  currency: string;
  /** With contingency. */
  plannedMinor: number;
  actualMinor: number | null;
  wanted: { inPerson: number; online: number };
  attendance: { registered: number; checkedIn: number; online: number } | null;
  survey: { responses: number; satisfied: number } | null;
  metrics: readonly PostmortemMetric[];
  /** Options that were listed and not applied, against the first honest baseline. */
  savings: { listedMinor: number; firstBaselineMinor: number; appliedMinor: number } | null;
  risks: NonNullable<PostmortemBody['riskReview']>;
  lessons: PostmortemBody['lessons'];
  recommendations: PostmortemBody['recommendations'];
}

export interface ReportedSources extends OutcomeSources {
  Postmortem: PostmortemBody;
  /** Absent where the run was over before there was one. */
  BudgetDecision?: BudgetDecisionBody;
  executionFacts: OutcomeFacts & { conclusion: { outcome: 'held' | 'cancelled' } | null };
}

/** Pure: every figure anew from the plan and what was reported; of the postmortem its words alone. */
export function reportedEvent(
  sources: ReportedSources,
  { title, acceptedOn }: { title: string; acceptedOn: CalendarDate },
): ReportedEvent {
  const { executionFacts: facts, Postmortem, BudgetDecision } = sources;
  const plan = outcomePlan(sources);
  const { attendance, survey, conclusion } = facts;
  return {
    title,
    outcome: conclusion?.outcome ?? 'not-recorded',
    endedOn: sources.TaskRegister.eventEnd,
    acceptedOn,
    currency: plan.currency,
    plannedMinor: plan.plannedTotalMinor,
    actualMinor: actualTotal(facts, plan),
    wanted: { inPerson: plan.target.inPerson, online: plan.target.online },
    attendance: attendance && {
      registered: attendance.registered,
      checkedIn: attendance.checkedIn,
      online: attendance.online,
    },
    survey: survey && { responses: survey.responses, satisfied: survey.satisfied },
    metrics: outcomeMetrics(facts, plan),
    savings: BudgetDecision ? savingsOf(BudgetDecision) : null,
    risks: riskReview(facts, sources.RiskRegister),
    lessons: Postmortem.lessons,
    recommendations: Postmortem.recommendations,
  };
}

function savingsOf({ savings, changeImpact }: BudgetDecisionBody): ReportedEvent['savings'] {
  return {
    listedMinor: sumMinor(savings.options.map(({ addedSavingMinor }) => addedSavingMinor)),
    firstBaselineMinor: savings.firstBaselineMinor,
    appliedMinor: sumMinor(changeImpact.applied.map(({ savingMinor }) => savingMinor)),
  };
}
