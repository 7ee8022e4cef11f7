import type { BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import type { Scenario } from '../artifacts/contingency-plan.ts';
import { impactsBelowThreshold, type ImpactBody } from '../artifacts/incident-records.ts';
import type { PlannedRisk, RiskRegisterBody } from '../artifacts/risk-register.ts';
import type { IncidentView } from '../contracts/answers/incident.ts';
import type { CloseIncidentRequest, OpenIncidentRequest } from '../contracts/incident-requests.ts';
import { requireAction } from '../contracts/may-do.ts';
import { requirePermission } from '../contracts/permissions.ts';
import { countWords } from '../kernel/count-words.ts';
import { Fault } from '../kernel/errors.ts';
import { formatMinor } from '../kernel/money.ts';
import type { RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { costWhenItHappens } from '../planning/risk-exposure.ts';
import { commandOnce } from './command-once.ts';
import { newestBody } from './read-artifact.ts';
import { incidentViews, scenarioFor, scenariosOf, stepsOf } from './read-incidents.ts';
import { readFacts, viewValue, type RunFacts } from './run-facts.ts';
import { runNow } from './run-now.ts';
import { tellRun } from './tell-run.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

interface Plan {
  scenarios: readonly Scenario[];
  scenario: Scenario | undefined;
  risk: PlannedRisk | undefined;
  decision: BudgetDecisionBody | undefined;
}

/** Puts an incident on record and runs its contingency: scenario, owner, risk, and what it costs. */
export async function openIncident(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  request: OpenIncidentRequest,
): Promise<IncidentView> {
  requirePermission(scope, 'record.add');
  const facts = await readFacts(ports.runs.read(scope, eventId));
  requireAction(scope, 'record.incident', facts.event);
  const plan = await planFor(ports, scope, facts, request);
  return commandOnce(ports, scope, eventId, async (tx) => {
    const event = await tx.event();
    requireAction(scope, 'record.incident', event);
    const at = runNow(ports, event);
    const writer: Writer = { tx, at, by: scope.principal.id, name: scope.principal.name };
    const { costMinor: _cost, openedAt = at, ...own } = request;
    const riskId = plan.risk?.id;
    const body = {
      ...own,
      ...(riskId && { riskId }),
      ...(plan.scenario && { scenarioId: plan.scenario.id }),
      openedAt,
    };
    const { id } = await write(writer, 'incident', body);
    if (riskId) await write(writer, 'risk-status', { riskId, status: 'happened', reason: request.title });
    await keepImpact(writer, id, plan, request.costMinor);
    await logIncident(writer, request.title, plan, id);
    await tellRun(tx, `incident:${id}`, 'record', { id });
    return one(await tx.records(), plan.scenarios, id);
  });
}

/** Ends the clock of an incident. Closing it again at the same time, or without saying when, changes nothing. */
export async function closeIncident(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  incidentId: string,
  { closedAt, note }: CloseIncidentRequest,
): Promise<IncidentView> {
  requirePermission(scope, 'record.add');
  const scenarios = await scenariosOf(ports, scope, await readFacts(ports.runs.read(scope, eventId)));
  return commandOnce(ports, scope, eventId, async (tx) => {
    const event = await tx.event();
    const at = runNow(ports, event);
    const incident = one(await tx.records(), scenarios, incidentId);
    if (incident.closedAt !== null) {
      if (closedAt === undefined || closedAt === incident.closedAt) return incident;
      throw new Fault('incident.already-closed', `It was closed at ${incident.closedAt}.`);
    }
    requireAction(scope, 'record.incident', event);
    const end = closedAt ?? at;
    if (Date.parse(end) < Date.parse(incident.openedAt)) {
      const detail = `It was opened at ${incident.openedAt}.`;
      throw new Fault('record.invalid', 'An incident ends after it began.', [
        { pointer: '/closedAt', detail },
      ]);
    }
    const writer: Writer = { tx, at, by: scope.principal.id, name: scope.principal.name };
    const record = await write(writer, 'incident-closed', {
      incidentId,
      closedAt: end,
      ...(note && { note }),
    });
    const closed = one(await tx.records(), scenarios, incidentId);
    const text = `${writer.name} closed the incident "${incident.title}" ${durationWords(closed.minutes)}`;
    await tx.appendActivity({ at, kind: 'incident.closed', text });
    await tellRun(tx, `incident:${record.id}`, 'record', { id: record.id });
    return closed;
  });
}

interface Writer {
  tx: RunTransaction;
  at: string;
  by: string;
  name: string;
}

const write = ({ tx, at, by }: Writer, kind: string, body: unknown) =>
  tx.appendRecord({ kind, body, by, at, simulated: false });

function one(
  records: Parameters<typeof incidentViews>[0],
  scenarios: readonly Scenario[],
  id: string,
): IncidentView {
  const found = incidentViews(records, scenarios).find((incident) => incident.id === id);
  if (!found) throw new Fault('incident.not-found', `This event has no incident ${id}.`);
  return found;
}

async function planFor(
  ports: WorkflowPorts,
  scope: Scope,
  facts: RunFacts,
  { riskId, scenarioId }: OpenIncidentRequest,
): Promise<Plan> {
  const read = (type: string) => newestBody(ports, scope, facts, type);
  const risks = ((await read('RiskRegister')) as RiskRegisterBody | undefined)?.risks ?? []; // validated when stored
  const decision = (await read('BudgetDecision')) as BudgetDecisionBody | undefined; // validated when stored
  const scenarios = await scenariosOf(ports, scope, facts);
  const scenario = scenarioFor(scenarios, { scenarioId, riskId });
  if (scenarioId && !scenario) throw unknown('scenarioId', 'The contingency plan has no such scenario.');
  const risk = risks.find(({ id }) => id === (riskId ?? scenario?.riskId));
  if (riskId && !risk) throw unknown('riskId', 'The risk register has no such risk.');
  return { scenarios, scenario, risk, decision };
}

function unknown(field: string, detail: string): Fault {
  return new Fault('record.invalid', detail, [{ pointer: `/${field}`, detail }]);
}

/** What a person estimates, else what the plan says of the risk; nothing where neither says anything. */
async function keepImpact(
  writer: Writer,
  incidentId: string,
  { decision, risk }: Plan,
  costMinor: number | undefined,
): Promise<void> {
  if (!decision) return;
  const { totalMinor, currency, changeImpact } = decision;
  const planned = risk?.expectedCost ? costWhenItHappens(risk, totalMinor) : undefined;
  const amountMinor = costMinor ?? planned;
  if (amountMinor === undefined || amountMinor === 0) return;
  const thresholdMinor = changeImpact.reapprovalThresholdMinor;
  const before = viewValue(impactsBelowThreshold, { records: await writer.tx.records() });
  const reapproval = before + amountMinor >= thresholdMinor;
  const basis =
    costMinor === undefined
      ? `planning share of the budget for an impact of ${risk?.residual.impact}`
      : `estimate of ${writer.name}`;
  const impact: ImpactBody = { incidentId, amountMinor, currency, basis, thresholdMinor, reapproval };
  await write(writer, 'budget-impact', impact);
  const amount = formatMinor(amountMinor, currency);
  const then = reapproval ? 'the budget is put up for approval again' : 'below the threshold of re-approval';
  await writer.tx.appendActivity({
    at: writer.at,
    kind: 'budget.impact',
    text: `${amount} proposed for an incident: ${then}`,
  });
}

async function logIncident(
  { tx, at, by, name }: Writer,
  title: string,
  { scenario, risk }: Plan,
  id: string,
): Promise<void> {
  const steps = scenario ? stepsOf(scenario).join('; ') : '';
  const heads = await tx.heads();
  const impacted = ['ContingencyPlan', 'RiskRegister'].flatMap((type) => {
    const head = heads.get(type);
    return head ? [{ type, revision: head.revision, contentHash: head.contentHash }] : [];
  });
  await tx.appendLog('decision', {
    at,
    by,
    title: `Incident: ${title}`,
    rationale: scenario
      ? `Scenario "${scenario.title}", owner ${scenario.owner}, deputy ${scenario.deputy}: ${steps}`
      : `No scenario answers it${risk ? ` ("${risk.title}")` : ''}: whoever reported it leads.`,
    alternatives: [],
    impacted,
    operationId: `incident:${id}`,
  });
  const lead = scenario
    ? `${scenario.owner} leads, within ${scenario.firstAction.withinMinutes} minutes: ${scenario.firstAction.action}`
    : 'no scenario answers it';
  await tx.appendActivity({
    at,
    kind: 'incident.opened',
    text: `${name} reported an incident: ${title}; ${lead}`,
  });
}

/** "after 38 minutes": parts of a minute are noise. */
function durationWords(minutes: number | null): string {
  return minutes === null || minutes < 1
    ? 'within a minute'
    : `after ${countWords(Math.round(minutes), 'minute')}`;
}
