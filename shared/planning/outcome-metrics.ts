import type { PostmortemMetric } from '../artifacts/postmortem.ts';
import { expectedStatus } from '../artifacts/postmortem.ts';
import type { ProgressReport, TimelineForecast } from './timeline-forecast.ts';
import { leastNpsResponses, metricFormula } from '../kernel/metric-words.ts';

/** What the day and its aftermath reported; the value of the view `executionFacts`. */
export interface OutcomeFacts {
  simulated: boolean;
  progress: readonly ProgressReport[];
  costs: readonly { category: string; amountMinor: number; currency: string }[];
  attendance: { registered: number; checkedIn: number; online: number } | null;
  survey: {
    responses: number;
    satisfied: number;
    promoters?: number | undefined;
    detractors?: number | undefined;
  } | null;
  incidents: readonly {
    title: string;
    riskId?: string | undefined;
    openedAt: string;
    closedAt?: string | undefined;
  }[];
}

export interface OutcomePlan {
  currency: string;
  /** How the work before the event ran, from what was reported. */
  timeline: TimelineForecast;
  /** Planned cost per category, contingency under its own name. */
  plannedByCategory: readonly { category: string; amountMinor: number }[];
  plannedTotalMinor: number;
  /** The approved total, headroom included. */
  budgetMinor: number;
  /** People the brief wants on site and online. */
  target: { inPerson: number; online: number };
  riskCoveragePercent: number | null;
  npsTarget: number | null;
  /** Null where entry costs nothing; the price as the plan counts tax, null where the brief has none in its currency. */
  tickets: { priceMinor: number | null } | null;
  raisesMoney: boolean;
}

/** Minutes from report to resolution, of every incident that was closed, shortest first. */
export function resolutionMinutes(incidents: OutcomeFacts['incidents']): number[] {
  return incidents
    .flatMap(({ openedAt, closedAt }) =>
      closedAt ? [(Date.parse(closedAt) - Date.parse(openedAt)) / 60_000] : [],
    )
    .sort((a, b) => a - b);
}

/** Median minutes to resolution, with one decimal; null while no incident was closed. */
export function medianResolution(incidents: OutcomeFacts['incidents']): number | null {
  const minutes = resolutionMinutes(incidents);
  const middle = minutes.length / 2;
  const upper = minutes[Math.floor(middle)];
  if (upper === undefined) return null;
  return oneDecimal(Number.isInteger(middle) ? ((minutes[middle - 1] ?? upper) + upper) / 2 : upper);
}

/**
 * Actual cost by category; null while a category with a planned cost has no actual, or an amount is in another
 * currency: a partial sum would look like a saving.
 */
export function actualTotal(facts: OutcomeFacts, plan: OutcomePlan): number | null {
  if (facts.costs.length === 0 || facts.costs.some((cost) => cost.currency !== plan.currency)) return null;
  const reported = new Set(facts.costs.map((cost) => cost.category));
  const open = plan.plannedByCategory.filter(
    ({ category, amountMinor }) => amountMinor > 0 && category !== 'contingency' && !reported.has(category),
  );
  return open.length > 0 ? null : facts.costs.reduce((sum, cost) => sum + cost.amountMinor, 0);
}

/** Every figure with its target; what nobody reported has no value. Percentages have one decimal. */
export function outcomeMetrics(facts: OutcomeFacts, plan: OutcomePlan): PostmortemMetric[] {
  return [...timeMetrics(facts, plan), ...moneyMetrics(facts, plan), ...peopleMetrics(facts, plan)].map(
    (metric) => ({
      ...metric,
      formula: metricFormula(metric.name),
      status: expectedStatus(metric),
      simulated: facts.simulated,
    }),
  );
}

type Figure = Omit<PostmortemMetric, 'formula' | 'status' | 'simulated'>;

function timeMetrics(facts: OutcomeFacts, plan: OutcomePlan): Figure[] {
  const { slippagePerMille = null, onTimePerMille = null } =
    plan.timeline.status === 'forecast' ? plan.timeline : {};
  const resolution = medianResolution(facts.incidents);
  return [
    {
      name: 'timeline_slippage',
      value: slippagePerMille === null ? null : slippagePerMille / 10,
      unit: 'percent',
      target: { atMost: 10 },
    },
    {
      name: 'on_time_task_rate',
      value: onTimePerMille === null ? null : onTimePerMille / 10,
      unit: 'percent',
      target: { atLeast: 95 },
    },
    {
      name: 'incident_resolution_time',
      value: resolution,
      unit: 'minutes',
      target: { atMost: 15 },
    },
    {
      name: 'risk_coverage',
      value: plan.riskCoveragePercent,
      unit: 'percent',
      target: { atLeast: 90 },
    },
  ];
}

function moneyMetrics(facts: OutcomeFacts, plan: OutcomePlan): Figure[] {
  const actual = actualTotal(facts, plan);
  const came = facts.attendance?.checkedIn ?? 0;
  const figures: Figure[] = [
    {
      name: 'budget_variance',
      value: actual === null ? null : percent(actual - plan.budgetMinor, plan.budgetMinor),
      unit: 'percent',
      target: { atMost: 5 },
    },
    {
      name: 'budget_used',
      value: actual === null ? null : percent(actual, plan.budgetMinor),
      unit: 'percent',
      target: { atMost: 100 },
    },
    {
      name: 'cost_per_attendee',
      value: actual === null || came === 0 ? null : Math.round(actual / came),
      unit: 'minor-units',
      target:
        plan.target.inPerson > 0
          ? { atMost: Math.round(plan.plannedTotalMinor / plan.target.inPerson) }
          : null,
    },
  ];
  const raised: Figure = {
    name: 'cost_per_unit_raised',
    value: null,
    unit: 'minor-units',
    target: null,
  };
  return [...figures, ...ticketMetrics(facts, plan, actual), ...(plan.raisesMoney ? [raised] : [])];
}

/** Nobody records what is sold: a rehearsal assumes that all who registered paid, a real event has no data. */
function ticketMetrics(
  { simulated, attendance }: OutcomeFacts,
  { tickets }: OutcomePlan,
  actual: number | null,
): Figure[] {
  if (!tickets) return [];
  const { priceMinor } = tickets;
  const isKnown = simulated && attendance !== null && priceMinor !== null;
  const income = isKnown ? attendance.registered * priceMinor : null;
  const result = income === null || actual === null ? null : income - actual;
  return [
    { name: 'ticket_income', value: income, unit: 'minor-units', target: null },
    { name: 'result_after_tickets', value: result, unit: 'minor-units', target: null },
  ];
}

function peopleMetrics(facts: OutcomeFacts, plan: OutcomePlan): Figure[] {
  const { attendance, survey } = facts;
  const scored =
    survey?.promoters !== undefined &&
    survey.detractors !== undefined &&
    survey.responses >= leastNpsResponses;
  return [
    {
      name: 'attendance_rate',
      value: attendance ? percent(attendance.checkedIn, attendance.registered) : null,
      unit: 'percent',
      target: null,
    },
    {
      name: 'attendance_of_target',
      value:
        attendance && plan.target.inPerson > 0 ? percent(attendance.checkedIn, plan.target.inPerson) : null,
      unit: 'percent',
      target: { atLeast: 80 },
    },
    {
      name: 'satisfaction',
      value: survey ? percent(survey.satisfied, survey.responses) : null,
      unit: 'percent',
      target: { atLeast: 80 },
    },
    {
      name: 'net_promoter_score',
      value: scored
        ? Math.round((100 * ((survey.promoters ?? 0) - (survey.detractors ?? 0))) / survey.responses)
        : null,
      unit: 'points',
      target: plan.npsTarget === null ? null : { atLeast: plan.npsTarget },
    },
  ];
}

function percent(part: number, whole: number): number | null {
  return whole > 0 ? oneDecimal((100 * part) / whole) : null;
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
