import type { BudgetBaselineBody } from '../artifacts/budget-baseline.ts';
import type { CostModelBody } from '../artifacts/cost-model.ts';
import { constraintsOf, type EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { RiskRegisterBody } from '../artifacts/risk-register.ts';
import type { TaskRegisterBody } from '../artifacts/task-register.ts';
import type { TimelineBody } from '../artifacts/timeline.ts';
import { drawnFrom, type VendorContractsBody } from '../artifacts/vendor-contracts.ts';
import { withMoved } from './cost-at-completion.ts';
import { asPlanned } from './break-even.ts';
import { ticketPrices } from './income.ts';
import type { OutcomeFacts, OutcomePlan } from './outcome-metrics.ts';
import { timelineForecast } from './timeline-forecast.ts';
import { workingCalendar } from './working-days.ts';

/** The artifacts that an outcome is measured against, and the reports. */
export interface OutcomeSources {
  CostModel: CostModelBody;
  BudgetBaseline: BudgetBaselineBody;
  TaskRegister: TaskRegisterBody;
  RiskRegister: RiskRegisterBody;
  Timeline: TimelineBody;
  EventBrief: EventBriefBody;
  /** Absent where the run was over before there was one. */
  VendorContracts?: Pick<VendorContractsBody, 'reallocated'>;
  executionFacts: OutcomeFacts;
}

export function outcomePlan(plan: OutcomeSources): OutcomePlan {
  const { CostModel, BudgetBaseline, TaskRegister, RiskRegister, EventBrief, Timeline, executionFacts } =
    plan;
  const { reallocated = [] } = plan.VendorContracts ?? {};
  return {
    currency: CostModel.currency,
    timeline: timelineForecast({
      register: TaskRegister,
      timeline: Timeline,
      progress: executionFacts.progress,
      calendar: workingCalendar(EventBrief.place?.country ?? ''),
      today: TaskRegister.eventEnd,
    }),
    plannedByCategory: [
      ...CostModel.categories.map(({ category, totalMinor }) => ({ category, amountMinor: totalMinor })),
      { category: 'contingency', amountMinor: CostModel.contingency.amountMinor },
    ].map((part) => withMoved(part, reallocated)),
    plannedTotalMinor: CostModel.totalMinor + drawnFrom(reallocated).headroomMinor,
    budgetMinor: BudgetBaseline.totalMinor,
    target: EventBrief.audience ?? { inPerson: 0, online: 0 },
    riskCoveragePercent: RiskRegister.risks.length > 0 ? RiskRegister.coveragePerMille / 10 : null,
    npsTarget: constraintsOf(EventBrief, 'satisfaction-target')[0]?.value.nps ?? null,
    tickets: ticketsOf(EventBrief, CostModel),
    raisesMoney: EventBrief.incomeGoals.some((goal) => goal.kind === 'fundraising'),
  };
}

function ticketsOf(brief: EventBriefBody, model: CostModelBody): OutcomePlan['tickets'] {
  const { price } = ticketPrices(brief);
  const isSold =
    constraintsOf(brief, 'paid-entry').length > 0 || brief.incomeGoals.some(({ kind }) => kind === 'tickets');
  if (!isSold) return null;
  const isSame = price && (price.currency || model.currency) === model.currency;
  return { priceMinor: isSame ? asPlanned(price.amountMinor, model.tax) : null };
}
