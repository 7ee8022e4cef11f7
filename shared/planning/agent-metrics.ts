import type { BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import type { ResourceRosterBody } from '../artifacts/resource-roster.ts';
import type { RiskRegisterBody } from '../artifacts/risk-register.ts';
import type { TaskRegisterBody } from '../artifacts/task-register.ts';
import type { TimelineBody } from '../artifacts/timeline.ts';
import type { VenueScorecardBody } from '../artifacts/venue-scorecard.ts';
import type { VenueShortlistBody } from '../artifacts/venue-shortlist.ts';
import { type CalendarDate, daysBetween } from './calendar-date.ts';
import { type OutcomeFacts, resolutionMinutes } from './outcome-metrics.ts';

/** What the figures come from; an artifact that nobody has drafted is absent. */
export interface MetricSources {
  RiskRegister?: RiskRegisterBody;
  TaskRegister?: TaskRegisterBody;
  Timeline?: TimelineBody;
  VenueShortlist?: VenueShortlistBody;
  VenueScorecard?: VenueScorecardBody;
  BudgetDecision?: BudgetDecisionBody;
  ResourceRoster?: Pick<ResourceRosterBody, 'utilisationBalance'>;
  executionFacts: Pick<OutcomeFacts, 'progress' | 'survey' | 'incidents'>;
  holdFacts: readonly { venueName: string; status: string; expiresOn?: string | undefined }[];
  /** Today on the run's clock. */
  today: CalendarDate;
}

export interface MetricFigure {
  /** Ratios as such (0.05 is 5 %), minutes, counts; null while there is no data. */
  value: number | null;
  /** What it was computed from. */
  inputs: Readonly<Record<string, number | string>>;
}

/** Every metric that the agents declare, by name. Sources of the formulas: project-control and event-trade practice. */
export const metricFigures: Readonly<Record<string, (sources: MetricSources) => MetricFigure>> = {
  timeline_slippage: slippage,
  on_time_task_rate: onTimeRate,
  risk_coverage: ({ RiskRegister: register }) =>
    register && register.risks.length > 0
      ? figure(register.coveragePerMille / 1_000, { risks: register.risks.length })
      : noData({ risks: 0 }),
  stakeholder_satisfaction: ({ executionFacts: { survey } }) =>
    survey
      ? ratio(survey.satisfied, survey.responses, { satisfied: survey.satisfied, answers: survey.responses })
      : noData({ answers: 0 }),
  shortlist_quality: ({ VenueScorecard: card }) => {
    const totals = card?.rows.map(({ totalPerMille }) => totalPerMille) ?? [];
    const sum = totals.reduce((all, total) => all + total, 0);
    return ratio(sum, totals.length * 1_000, { candidates: totals.length, sumPerMille: sum });
  },
  budget_fit: ({ VenueShortlist: list }) => {
    const candidates = list?.candidates ?? [];
    const within = candidates.filter(({ overEnvelope }) => !overEnvelope).length;
    return ratio(within, candidates.length, { candidates: candidates.length, within });
  },
  confirmed_holds: confirmedHolds,
  budget_variance: ({ BudgetDecision: decision }) =>
    decision
      ? figure(decision.variance.basisPoints / 10_000, {
          baselineMinor: decision.variance.baselineMinor,
          forecastMinor: decision.variance.forecastMinor,
        })
      : noData({ budgetDecisions: 0 }),
  savings_identified: ({ BudgetDecision: decision }) =>
    decision
      ? figure(decision.savings.shareBasisPoints / 10_000, {
          listedMinor: decision.savings.listedMinor,
          firstBaselineMinor: decision.savings.firstBaselineMinor,
        })
      : noData({ budgetDecisions: 0 }),
  reserve_adequacy: ({ BudgetDecision: decision }) => {
    const adequacy = decision?.reserves.adequacyBasisPoints ?? null;
    const inputs = { contingencyMinor: decision?.reserves.contingencyMinor ?? 0 };
    return adequacy === null ? noData(inputs) : figure(adequacy / 10_000, inputs);
  },
  utilisation_balance: ({ ResourceRoster: roster }) =>
    roster?.utilisationBalance
      ? figure(roster.utilisationBalance.value, roster.utilisationBalance.basis.inputs)
      : noData({ rosters: roster ? 1 : 0 }),
  incident_resolution_time: ({ executionFacts: { incidents } }) => {
    const minutes = resolutionMinutes(incidents);
    const inputs = { incidents: incidents.length, closed: minutes.length };
    const middle = minutes.length / 2;
    const upper = minutes[Math.floor(middle)];
    if (upper === undefined) return noData(inputs);
    const median = Number.isInteger(middle) ? ((minutes[middle - 1] ?? upper) + upper) / 2 : upper;
    return figure(Math.round(median * 10) / 10, inputs);
  },
};

/** Three decimals are finer than any of the inputs. */
function figure(value: number, inputs: MetricFigure['inputs']): MetricFigure {
  return { value: Math.round(value * 1_000) / 1_000, inputs };
}

function noData(inputs: MetricFigure['inputs']): MetricFigure {
  return { value: null, inputs };
}

function ratio(part: number, whole: number, inputs: MetricFigure['inputs']): MetricFigure {
  return whole > 0 ? figure(part / whole, inputs) : noData(inputs);
}

/** The last report of each task. */
function lastReports({ executionFacts: { progress } }: MetricSources) {
  return new Map(progress.map((report) => [report.taskId, report]));
}

/** Finished on or before the planned end / all due by today; cancelled ones left out. No data while nobody reports. */
function onTimeRate(sources: MetricSources): MetricFigure {
  const reports = lastReports(sources);
  const due = (sources.TaskRegister?.tasks ?? []).filter(
    ({ id, end }) => end <= sources.today && reports.get(id)?.status !== 'cancelled',
  );
  const onTime = due.filter(({ id, end }) => {
    const report = reports.get(id);
    return report?.status === 'completed' && report.finishedOn !== undefined && report.finishedOn <= end;
  });
  const inputs = { due: due.length, onTime: onTime.length, reported: reports.size };
  return reports.size === 0 ? noData(inputs) : ratio(onTime.length, due.length, inputs);
}

/**
 * Days that the critical task due last is late, over the length of the critical path in calendar days. A task that is
 * due and not finished is late as of today; a slip that a later task caught up delays nothing.
 */
function slippage(sources: MetricSources): MetricFigure {
  const reports = lastReports(sources);
  const critical = (sources.TaskRegister?.tasks ?? []).filter(
    ({ id, stage }) => stage !== 'after' && (sources.Timeline?.criticalPath ?? []).includes(id),
  );
  const finish = critical
    .map(({ end }) => end)
    .toSorted()
    .at(-1);
  const begin = sources.Timeline?.planningStart;
  const judged = critical
    .filter(({ id, end }) => reports.get(id)?.finishedOn !== undefined || end < sources.today)
    .map(({ id, end }) => ({ end, late: daysBetween(end, reports.get(id)?.finishedOn ?? sources.today) }));
  const lastEnd = judged
    .map(({ end }) => end)
    .toSorted()
    .at(-1);
  if (reports.size === 0 || !finish || !begin || !lastEnd) return noData({ reported: reports.size });
  const late = Math.max(0, ...judged.filter(({ end }) => end === lastEnd).map((task) => task.late));
  const length = Math.max(1, daysBetween(begin, finish));
  return figure(late / length, { daysLate: late, pathDays: length });
}

/** The last word on each venue: tentative or definite, and not expired. No data while nobody recorded a hold. */
function confirmedHolds({ holdFacts, today }: MetricSources): MetricFigure {
  const last = [...new Map(holdFacts.map((hold) => [hold.venueName, hold])).values()];
  const valid = last.filter(
    ({ status, expiresOn }) =>
      (status === 'tentative' || status === 'definite') && (expiresOn === undefined || expiresOn >= today),
  );
  const inputs = { venues: last.length, holding: valid.length };
  return last.length === 0 ? noData(inputs) : figure(valid.length, inputs);
}
