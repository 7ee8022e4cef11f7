import type { ContingencyPlanBody } from '../artifacts/contingency-plan.ts';
import type { CostModelBody } from '../artifacts/cost-model.ts';
import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { LogisticsPlanBody } from '../artifacts/logistics-plan.ts';
import type { RiskRegisterBody } from '../artifacts/risk-register.ts';
import type { TaskRegisterBody } from '../artifacts/task-register.ts';
import type { VendorContractsBody } from '../artifacts/vendor-contracts.ts';
import { toBeChosen } from '../kernel/open-words.ts';
import { addDays } from '../planning/calendar-date.ts';
import { sumMinor } from '../kernel/money.ts';
import { randomStream } from '../planning/seeded-random.ts';
import { eventInstants } from './event-instants.ts';
import { simulateIncidents } from './simulate-incidents.ts';
import type { SimulatedRecord } from './simulated-record.ts';

export interface RehearsedPlan {
  EventBrief: EventBriefBody;
  TaskRegister: TaskRegisterBody;
  CostModel: CostModelBody;
  LogisticsPlan: LogisticsPlanBody;
  RiskRegister: RiskRegisterBody;
  ContingencyPlan: ContingencyPlanBody;
  VendorContracts: VendorContractsBody;
}

/**
 * Planner's judgement, for a rehearsal that teaches: most tasks are on time, costs scatter around the estimate with
 * overruns likelier than savings, something goes wrong on the day and may take longer than its target.
 */
const model = {
  lateShare: 0.08,
  costFactor: { low: 0.93, mode: 1, high: 1.08 },
  attendanceFactor: { low: 0.85, mode: 1, high: 1.1 },
  surveyShare: { low: 0.2, mode: 0.35, high: 0.5 },
  satisfiedShare: { low: 0.7, mode: 0.86, high: 0.97 },
} as const;

/** What a rehearsal reports from the day and its aftermath, oldest first. The same plan and seed report the same. */
export function simulateExecution(plan: RehearsedPlan, seed: number): SimulatedRecord[] {
  return [
    ...progress(plan, seed),
    ...simulateIncidents(plan, seed),
    ...riskStatus(plan),
    attendance(plan, seed),
    ...costs(plan, seed),
    survey(plan, seed),
    {
      kind: 'conclusion' as const,
      body: { outcome: 'held', note: 'Rehearsed, not held.' },
      at: eventInstants(plan).concluded,
    },
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function progress({ TaskRegister }: RehearsedPlan, seed: number): SimulatedRecord[] {
  const random = randomStream(seed, 'task-progress');
  const due = TaskRegister.tasks.filter(({ stage }) => stage !== 'after');
  return due.map(({ id, end, stage, basis }) => {
    const late =
      stage === 'before' && random.next() < model.lateShare
        ? random.integer(1, longestDelay(basis.inputs))
        : 0;
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

/** Days by which the pessimistic duration exceeds the planned one; one at the least. */
function longestDelay({ pessimistic, chosen }: Readonly<Record<string, number | string>>): number {
  return Math.max(1, Number(pessimistic ?? 1) - Number(chosen ?? 1));
}

function costs(plan: RehearsedPlan, seed: number): SimulatedRecord[] {
  const random = randomStream(seed, 'actual-cost');
  const { currency, categories } = plan.CostModel;
  const { low, mode, high } = model.costFactor;
  const at = `${addDays(plan.TaskRegister.eventEnd, 10)}T12:00:00.000Z`;
  return categories.map(({ category, totalMinor }) => {
    const { fixedMinor, estimatedMinor } = agreed(plan.VendorContracts, category);
    const open = Math.max(0, totalMinor - estimatedMinor) * random.triangular(low, mode, high);
    const amountMinor = fixedMinor + Math.round(open);
    return {
      kind: 'actual-cost',
      body: { category, amountMinor, currency, description: 'Rehearsed invoice' },
      at,
    };
  });
}

/** What a chosen vendor or a held house is billed at, and what the plan had estimated for it. */
function agreed({ contracts }: VendorContractsBody, category: string) {
  const own = contracts.filter(
    (contract) => contract.category === category && contract.vendor !== toBeChosen,
  );
  return {
    fixedMinor: sumMinor(own.map(({ valueMinor }) => valueMinor)),
    estimatedMinor: sumMinor(own.map(({ allocatedMinor }) => allocatedMinor)),
  };
}

function attendance(plan: RehearsedPlan, seed: number): SimulatedRecord {
  const random = randomStream(seed, 'attendance');
  const { expected, registrationsToOpen, forecast } = plan.LogisticsPlan.attendance;
  const registered = forecast?.registrations ?? registrationsToOpen;
  const { low, mode, high } = model.attendanceFactor;
  const checkedIn = Math.min(registered, Math.round(expected * random.triangular(low, mode, high)));
  const online = Math.round((plan.EventBrief.audience?.online ?? 0) * random.triangular(0.35, 0.45, 0.6));
  return { kind: 'attendance', body: { registered, checkedIn, online }, at: eventInstants(plan).end };
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

/** After the event every risk of the day is closed. */
function riskStatus(plan: RehearsedPlan): SimulatedRecord[] {
  return plan.RiskRegister.risks.map(({ id }) => ({
    kind: 'risk-status' as const,
    body: { riskId: id, status: 'closed', reason: 'The rehearsed event is over.' },
    at: eventInstants(plan).end,
  }));
}
