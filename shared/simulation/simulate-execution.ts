import type { ContingencyPlanBody, Scenario } from '../artifacts/contingency-plan.ts';
import type { CostModelBody } from '../artifacts/cost-model.ts';
import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { LogisticsPlanBody } from '../artifacts/logistics-plan.ts';
import type { RiskRegisterBody } from '../artifacts/risk-register.ts';
import type { TaskRegisterBody } from '../artifacts/task-register.ts';
import { addDays } from '../planning/calendar-date.ts';
import { randomStream } from '../planning/seeded-random.ts';
import type { SimulatedRecord } from './simulated-record.ts';

export interface RehearsedPlan {
  EventBrief: EventBriefBody;
  TaskRegister: TaskRegisterBody;
  CostModel: CostModelBody;
  LogisticsPlan: LogisticsPlanBody;
  RiskRegister: RiskRegisterBody;
  ContingencyPlan: ContingencyPlanBody;
}

/**
 * Planner's judgement, for a rehearsal that teaches: most tasks are on time, costs scatter around the estimate with
 * overruns likelier than savings, something goes wrong on the day and may take longer than its target.
 */
const model = {
  lateShare: 0.08,
  longestDelayDays: 3,
  costFactor: { low: 0.93, mode: 1, high: 1.08 },
  attendanceFactor: { low: 0.85, mode: 1, high: 1.1 },
  surveyShare: { low: 0.2, mode: 0.35, high: 0.5 },
  satisfiedShare: { low: 0.7, mode: 0.86, high: 0.97 },
  incidentMinutes: { low: 3, mode: 9, high: 22 },
} as const;

/** What a rehearsal reports from the day and its aftermath, oldest first. The same plan and seed report the same. */
export function simulateExecution(plan: RehearsedPlan, seed: number): SimulatedRecord[] {
  return [
    ...progress(plan, seed),
    ...incidents(plan, seed),
    ...riskStatus(plan),
    attendance(plan, seed),
    ...costs(plan, seed),
    survey(plan, seed),
    {
      kind: 'conclusion' as const,
      body: { outcome: 'held', note: 'Rehearsed, not held.' },
      at: evening(plan),
    },
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function progress({ TaskRegister }: RehearsedPlan, seed: number): SimulatedRecord[] {
  const random = randomStream(seed, 'task-progress');
  const due = TaskRegister.tasks.filter(({ stage }) => stage !== 'after');
  return due.map(({ id, end, stage }) => {
    const late =
      stage === 'before' && random.next() < model.lateShare ? random.integer(1, model.longestDelayDays) : 0;
    // Nothing that the event needs is finished after it began.
    const moved = addDays(end, late);
    const finishedOn =
      stage === 'before' && moved > TaskRegister.eventStart ? TaskRegister.eventStart : moved;
    return {
      kind: 'task-progress',
      body: { taskId: id, status: 'completed', finishedOn },
      at: `${finishedOn}T16:00:00.000Z`,
    };
  });
}

function costs(plan: RehearsedPlan, seed: number): SimulatedRecord[] {
  const random = randomStream(seed, 'actual-cost');
  const { currency, categories } = plan.CostModel;
  const { low, mode, high } = model.costFactor;
  const at = `${addDays(plan.TaskRegister.eventEnd, 10)}T12:00:00.000Z`;
  return categories.map(({ category, totalMinor }) => {
    const amountMinor = Math.round(totalMinor * random.triangular(low, mode, high));
    return {
      kind: 'actual-cost',
      body: { category, amountMinor, currency, description: 'Rehearsed invoice' },
      at,
    };
  });
}

function attendance(plan: RehearsedPlan, seed: number): SimulatedRecord {
  const random = randomStream(seed, 'attendance');
  const { expected, registrationsToOpen: registered } = plan.LogisticsPlan.attendance;
  const { low, mode, high } = model.attendanceFactor;
  const checkedIn = Math.min(registered, Math.round(expected * random.triangular(low, mode, high)));
  const online = Math.round((plan.EventBrief.audience?.online ?? 0) * random.triangular(0.35, 0.45, 0.6));
  return { kind: 'attendance', body: { registered, checkedIn, online }, at: evening(plan) };
}

function survey(plan: RehearsedPlan, seed: number): SimulatedRecord {
  const random = randomStream(seed, 'survey');
  const share = ({ low, mode, high }: { low: number; mode: number; high: number }) =>
    random.triangular(low, mode, high);
  const responses = Math.max(
    1,
    Math.round(plan.LogisticsPlan.attendance.expected * share(model.surveyShare)),
  );
  const satisfied = Math.min(responses, Math.round(responses * share(model.satisfiedShare)));
  const promoters = Math.min(satisfied, Math.round(responses * random.triangular(0.3, 0.5, 0.7)));
  const detractors = Math.round((responses - satisfied) * random.next());
  const at = `${addDays(plan.TaskRegister.eventEnd, 7)}T12:00:00.000Z`;
  return { kind: 'survey', body: { responses, satisfied, promoters, detractors }, at };
}

/** One incident of the scenarios that happen on the day; none where the plan foresees none. */
function incidents(plan: RehearsedPlan, seed: number): SimulatedRecord[] {
  const random = randomStream(seed, 'incident');
  const [first, ...rest] = plan.ContingencyPlan.scenarios;
  if (!first) return [];
  const scenario: Scenario = random.pick([first, ...rest]);
  const { low, mode, high } = model.incidentMinutes;
  const opened = Date.parse(`${plan.TaskRegister.eventStart}T12:00:00Z`) + random.integer(0, 120) * 60_000;
  const closed = opened + Math.round(random.triangular(low, mode, high)) * 60_000;
  const [openedAt, closedAt] = [opened, closed].map((ms) => new Date(ms).toISOString());
  const { id: scenarioId, riskId, title, firstAction, response } = scenario;
  const note = [firstAction.action, ...response].join(' ').slice(0, 2_000);
  return [
    { kind: 'incident', body: { title, riskId, scenarioId, openedAt, closedAt, note }, at: closedAt ?? '' },
  ];
}

/** After the event every risk of the day is closed. */
function riskStatus(plan: RehearsedPlan): SimulatedRecord[] {
  return plan.RiskRegister.risks.map(({ id }) => ({
    kind: 'risk-status' as const,
    body: { riskId: id, status: 'closed', reason: 'The rehearsed event is over.' },
    at: evening(plan),
  }));
}

function evening({ TaskRegister }: RehearsedPlan): string {
  return `${TaskRegister.eventEnd}T23:00:00.000Z`;
}
