import type { ContingencyPlanBody, Scenario } from '../artifacts/contingency-plan.ts';
import type { LogisticsPlanBody } from '../artifacts/logistics-plan.ts';
import { randomStream } from '../planning/seeded-random.ts';
import { type eventInstants, openHours } from './event-instants.ts';
import { stepsBeyond } from '../planning/steps-beyond.ts';
import type { SimulatedRecord } from './simulated-record.ts';

/** Minutes within which an incident should be resolved. */
const targetMinutes = 15;

/** Times the minutes of the first action until it is resolved: a rehearsal may miss the target (planner's judgement). */
const slowness = { low: 0.6, mode: 1.2, high: 3 };

/** Risks of the catalogue that show on the day and leave the event standing. */
const dayRisks: ReadonlySet<string> = new Set(
  'R04 R06 R07 R08 R09 R10 R11 R12 R13 R14 R18 R31 R35 R36'.split(' '),
);

/** A supplier that fails: rehearsed at every large event that has a scenario for it, because it hits most of the others. */
const supplierFails = 'R11';

/** Two incidents above this many people, else one. */
const largeFrom = 200;

export type IncidentPlan = Parameters<typeof eventInstants>[0] & {
  ContingencyPlan: ContingencyPlanBody;
  LogisticsPlan: LogisticsPlanBody;
};

/** Scenarios that happen within the event hours, with their measured resolution; none where the plan foresees none. */
export function simulateIncidents(plan: IncidentPlan, seed: number): SimulatedRecord[] {
  const random = randomStream(seed, 'incident');
  const { scenarios } = plan.ContingencyPlan;
  const onTheDay = scenarios.filter(({ riskId }) => dayRisks.has(riskId));
  const left: Scenario[] = onTheDay.length > 0 ? onTheDay : [...scenarios];
  const isLarge = plan.LogisticsPlan.attendance.planFor > largeFrom;
  const count = Math.min(left.length, isLarge ? 2 : 1);
  return Array.from({ length: count }, (_, nth) => nth).flatMap((nth): SimulatedRecord[] => {
    const drawn = random.integer(0, left.length - 1);
    const supplier = nth === 0 && isLarge ? left.findIndex(({ riskId }) => riskId === supplierFails) : -1;
    const scenario = left.splice(supplier >= 0 ? supplier : drawn, 1)[0];
    if (!scenario) return [];
    const within = scenario.firstAction.withinMinutes;
    const minutes = Math.max(
      1,
      Math.round(random.triangular(within * slowness.low, within * slowness.mode, within * slowness.high)),
    );
    const opened = momentWithin(openHours(plan), random.next() * latestShare);
    const [openedAt, closedAt] = [wholeMinute(opened), wholeMinute(opened + minutes * 60_000)];
    const verdict =
      minutes > targetMinutes
        ? `missed the target of ${targetMinutes} minutes`
        : `within ${targetMinutes} minutes`;
    const { id: scenarioId, riskId, title, firstAction, response } = scenario;
    const further = stepsBeyond(firstAction.action, response);
    const then = further.length > 0 ? `; then: ${further.join('; ')}` : '';
    const note = `${firstAction.action}${then}. Resolved in ${minutes} minutes: ${verdict}.`;
    return [
      { kind: 'incident', body: { title, riskId, scenarioId, openedAt, closedAt, note }, at: closedAt },
    ];
  });
}

/** So much of the hours is over at most when something happens: time is left to resolve it. */
const latestShare = 0.8;

/** The moment at which a share of the open hours is over; nothing happens at night. */
function momentWithin(hours: ReturnType<typeof openHours>, share: number): number {
  let left = share * hours.reduce((sum, { from, to }) => sum + to - from, 0);
  for (const { from, to } of hours) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return hours.at(-1)?.to ?? 0;
}

function wholeMinute(ms: number): string {
  return new Date(Math.floor(ms / 60_000) * 60_000).toISOString();
}
