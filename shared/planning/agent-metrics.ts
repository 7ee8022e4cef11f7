import type { BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import type { ResourceRosterBody } from '../artifacts/resource-roster.ts';
import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { RiskRegisterBody } from '../artifacts/risk-register.ts';
import type { TaskRegisterBody } from '../artifacts/task-register.ts';
import type { TimelineBody } from '../artifacts/timeline.ts';
import type { VendorContractsBody } from '../artifacts/vendor-contracts.ts';
import { type HoldOnRecord, isHeld } from '../artifacts/venue-holds.ts';
import type { VenueScorecardBody } from '../artifacts/venue-scorecard.ts';
import type { VenueShortlistBody } from '../artifacts/venue-shortlist.ts';
import type { CalendarDate } from './calendar-date.ts';
import { costAtCompletion } from './cost-at-completion.ts';
import { medianResolution, type OutcomeFacts, resolutionMinutes } from './outcome-metrics.ts';
import { timelineForecast } from './timeline-forecast.ts';
import { workingCalendar } from './working-days.ts';

/** What the figures come from; an artifact that nobody has drafted is absent. */
export interface MetricSources {
  EventBrief?: Pick<EventBriefBody, 'place'>;
  RiskRegister?: RiskRegisterBody;
  TaskRegister?: TaskRegisterBody;
  Timeline?: TimelineBody;
  VenueShortlist?: VenueShortlistBody;
  VenueScorecard?: VenueScorecardBody;
  BudgetDecision?: BudgetDecisionBody;
  VendorContracts?: Pick<VendorContractsBody, 'reallocated' | 'left'>;
  ResourceRoster?: Pick<ResourceRosterBody, 'utilisationBalance'>;
  executionFacts: Pick<OutcomeFacts, 'survey' | 'incidents' | 'progress' | 'costs'> & {
    conclusion?: object | null;
  };
  venueHolds: readonly HoldOnRecord[];
  /** Today on the run's clock. */
  today: CalendarDate;
}

export interface MetricFigure {
  /** Ratios as such (0.05 is 5 %), minutes, counts; null while there is no data. */
  value: number | null;
  /** What it was computed from. */
  inputs: Readonly<Record<string, number | string>>;
  /** Not the last word: no pass where it is a forecast, no miss where it is a count that can still grow. */
  open?: 'forecast' | 'count' | undefined;
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
  budget_variance: ({ BudgetDecision: decision, VendorContracts: contracts, executionFacts: { costs } }) => {
    const { baselineMinor = 0, basisPoints = 0 } = decision?.variance ?? {};
    if (!decision || baselineMinor === 0) return noData({ budgetDecisions: decision ? 1 : 0 });
    // Before anything moves, a forecast that equals the plan says nothing about it.
    const moved = costs.length > 0 || basisPoints !== 0 || (contracts?.reallocated ?? []).length > 0;
    if (!moved) return noData({ baselineMinor, costs: 0 });
    const forecastMinor = costAtCompletion(decision, costs, contracts?.reallocated);
    const variance = (forecastMinor - baselineMinor) / baselineMinor;
    const open = costs.length === 0 ? 'forecast' : undefined;
    return { ...figure(variance, { baselineMinor, forecastMinor }), open };
  },
  savings_identified: ({ BudgetDecision: decision }) =>
    decision
      ? figure(decision.savings.shareBasisPoints / 10_000, {
          listedMinor: decision.savings.listedMinor,
          firstBaselineMinor: decision.savings.firstBaselineMinor,
        })
      : noData({ budgetDecisions: 0 }),
  reserve_adequacy: ({ BudgetDecision: decision, VendorContracts: contracts }) => {
    // What decisions took out of the contingency covers nothing else any more.
    const { adequacyBasisPoints = null, contingencyMinor = 0 } = contracts?.left ?? decision?.reserves ?? {};
    const inputs = {
      contingencyMinor: decision?.reserves.contingencyMinor ?? 0,
      leftMinor: contingencyMinor,
    };
    return adequacyBasisPoints === null ? noData(inputs) : figure(adequacyBasisPoints / 10_000, inputs);
  },
  utilisation_balance: ({ ResourceRoster: roster }) =>
    roster?.utilisationBalance
      ? figure(roster.utilisationBalance.value, roster.utilisationBalance.basis.inputs)
      : noData({ rosters: roster ? 1 : 0 }),
  incident_resolution_time: ({ executionFacts: { incidents } }) => {
    const inputs = { incidents: incidents.length, closed: resolutionMinutes(incidents).length };
    const median = medianResolution(incidents);
    return median === null ? noData(inputs) : figure(median, inputs);
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

/** How the dated work runs, from what people reported; undefined while nobody has, or without a plan. */
function forecastOf({ TaskRegister, Timeline, EventBrief, executionFacts, today }: MetricSources) {
  const country = EventBrief?.place?.country;
  if (!TaskRegister || !Timeline || !country) return undefined;
  const forecast = timelineForecast({
    register: TaskRegister,
    timeline: Timeline,
    progress: executionFacts.progress,
    calendar: workingCalendar(country),
    today,
  });
  return forecast.status === 'forecast' ? forecast : undefined;
}

/** Finished on or before the planned end / all due by today; cancelled ones left out. */
function onTimeRate(sources: MetricSources): MetricFigure {
  const perMille = forecastOf(sources)?.onTimePerMille ?? null;
  const inputs = { reports: sources.executionFacts.progress.length, today: sources.today };
  return perMille === null ? noData(inputs) : figure(perMille / 1_000, inputs);
}

/** Working days by which the critical path is forecast to end late, over its planned length. */
function slippage(sources: MetricSources): MetricFigure {
  const forecast = forecastOf(sources);
  if (!forecast) return noData({ reports: sources.executionFacts.progress.length });
  const { slippagePerMille, slipDays, plannedFinish, forecastFinish } = forecast;
  return figure(slippagePerMille / 1_000, { slipDays, plannedFinish, forecastFinish });
}

/** Venues that keep the dates today: none is known to, once there are venues to ask. */
function confirmedHolds(sources: MetricSources): MetricFigure {
  const { venueHolds: holds, VenueShortlist, today } = sources;
  const valid = holds.filter((hold) => isHeld(hold, today));
  const inputs = { venues: holds.length, holding: valid.length };
  if (holds.length === 0 && !VenueShortlist) return noData(inputs);
  return { ...figure(valid.length, inputs), open: isAhead(sources) ? 'count' : undefined };
}

/** A rehearsal is concluded while its clock still stands before the event. */
function isAhead({ Timeline, executionFacts, today }: MetricSources): boolean {
  return !executionFacts.conclusion && (Timeline === undefined || today < Timeline.eventStart);
}
