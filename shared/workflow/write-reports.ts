import { budgetBaseline } from '../artifacts/budget-baseline.ts';
import { budgetDecision } from '../artifacts/budget-decision.ts';
import { costModel } from '../artifacts/cost-model.ts';
import { eventBrief } from '../artifacts/event-brief.ts';
import { postmortem } from '../artifacts/postmortem.ts';
import { executionFacts } from '../artifacts/record-views.ts';
import { riskRegister } from '../artifacts/risk-register.ts';
import { taskRegister } from '../artifacts/task-register.ts';
import { timeline } from '../artifacts/timeline.ts';
import { vendorContracts } from '../artifacts/vendor-contracts.ts';
import type { ReportPart } from '../kernel/report-store.ts';
import { utcDay, wallTime } from '../kernel/run-clock.ts';
import type { EventRow } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { addDays } from '../planning/calendar-date.ts';
import { duePeriods, firstDay, type ReportPeriod } from '../planning/report-periods.ts';
import { reportedEvent, type ReportedSources } from '../planning/reported-event.ts';
import { currentPolicy } from './effective-policy.ts';
import { everyOrganisation } from './every-organisation.ts';
import { readInputs } from './read-artifact.ts';
import { readFacts } from './run-facts.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** After a long time without a timer the rest follows at its next turns. */
export const MOST_REPORTS_AT_ONCE = 12;

const sources = [
  postmortem,
  executionFacts,
  timeline,
  taskRegister,
  budgetBaseline,
  costModel,
  riskRegister,
  eventBrief,
  vendorContracts,
  budgetDecision,
];

/** Writes what is due in every organisation. One that fails stops no other, and is tried again at the next turn. */
export async function writeReports(ports: WorkflowPorts): Promise<void> {
  for (const scope of await everyOrganisation(ports)) {
    try {
      await writeReportsOf(ports, scope);
    } catch (error) {
      const { organisationId } = scope;
      ports.telemetry.log('error', 'reports failed for now', { organisationId, error: String(error) });
    }
  }
}

/** Each period once, however often and wherever this runs. */
async function writeReportsOf(ports: WorkflowPorts, scope: Scope): Promise<void> {
  const every = (await currentPolicy(ports, scope)).policy.reports?.every;
  const schedule = every ?? 'month';
  if (schedule === 'never') return;
  const [newest] = await ports.reports.list(scope, { limit: 1 });
  const now = ports.now();
  const due = (first: string) => duePeriods(schedule, { first, now, most: MOST_REPORTS_AT_ONCE });
  if (newest && due(addDays(newest.to, 1)).length === 0) return;
  const accepted = await acceptedEvents(ports, scope);
  const oldest = accepted.map(({ day }) => day).toSorted()[0];
  const first = newest ? addDays(newest.to, 1) : oldest && firstDay(schedule, oldest);
  for (const period of first === undefined ? [] : due(first)) {
    const own = accepted.filter(({ day }) => day >= period.from && day <= period.to);
    await writeReport(ports, scope, period, own);
  }
}

interface AcceptedEvent {
  event: EventRow;
  /** On which the postmortem was accepted, by the wall clock, UTC. */
  day: string;
}

/** Rehearsals are no events. */
async function acceptedEvents({ runs }: WorkflowPorts, scope: Scope): Promise<AcceptedEvent[]> {
  const events = (await runs.events(scope)).filter(
    ({ state, execution }) => state === 'Postmortem' && execution === 'live',
  );
  const found: AcceptedEvent[] = [];
  for (const event of events) {
    const { asOf, startedAt, speed } = event;
    const accepted = (await runs.read(scope, event.id).approvals()).findLast(
      ({ kind, status }) => kind === 'postmortem' && status === 'approved',
    );
    if (!accepted?.decision || startedAt === null) continue;
    const at = wallTime({ asOf, startedAt, speed }, Date.parse(accepted.decision.at));
    found.push({ event, day: utcDay(at) });
  }
  return found;
}

async function writeReport(
  ports: WorkflowPorts,
  scope: Scope,
  period: ReportPeriod,
  events: readonly AcceptedEvent[],
): Promise<void> {
  const parts: ReportPart[] = [];
  for (const { event, day } of events) {
    const facts = await readFacts(ports.runs.read(scope, event.id));
    const inputs = await readInputs(ports, scope, sources, facts);
    // Read by exactly the definitions listed above; a postmortem that was accepted rests on all but the last two.
    const read = inputs as unknown as ReportedSources; // see above
    parts.push({
      eventId: event.id,
      body: reportedEvent(read, { title: event.title, acceptedOn: day }),
    });
  }
  const writtenAt = new Date(ports.now()).toISOString();
  const written = await ports.reports.write(scope, { id: period.from, ...period, writtenAt }, parts);
  if (written)
    ports.telemetry.log('info', 'report written', { ...period, organisation: scope.organisationId });
}
