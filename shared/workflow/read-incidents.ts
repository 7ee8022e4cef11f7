import type { ContingencyPlanBody, Scenario } from '../artifacts/contingency-plan.ts';
import { budgetImpactRecord, incidentClosedRecord, type ImpactBody } from '../artifacts/incident-records.ts';
import { incidentRecord } from '../artifacts/records.ts';
import type { IncidentView } from '../contracts/answers/incident.ts';
import { requirePermission } from '../contracts/permissions.ts';
import { defineView, type StoredRecord } from '../kernel/define-record.ts';
import type { Scope } from '../kernel/scope.ts';
import { stepsBeyond } from '../planning/steps-beyond.ts';
import { newestBody } from './read-artifact.ts';
import { readFacts, viewValue, type RunFacts } from './run-facts.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

const MINUTE_MS = 60_000;

const incidents = defineView({
  name: 'incidents',
  of: [incidentRecord, incidentClosedRecord, budgetImpactRecord],
  select: (records) =>
    records.flatMap((record) => {
      if (record.kind !== 'incident') return [];
      const { id } = record;
      const closing = records.find(
        (other) => other.kind === 'incident-closed' && other.body.incidentId === id,
      );
      const impact = records.find((other) => other.kind === 'budget-impact' && other.body.incidentId === id);
      return [
        {
          record,
          closedAt: closing?.kind === 'incident-closed' ? closing.body.closedAt : record.body.closedAt,
          impact: impact?.kind === 'budget-impact' ? impact.body : undefined,
        },
      ];
    }),
});

/** Every incident with the scenario that answers it, when it was opened and closed, and what it costs. */
export async function listIncidents(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
): Promise<IncidentView[]> {
  requirePermission(scope, 'event.read');
  const facts = await readFacts(ports.runs.read(scope, eventId));
  return incidentViews(facts.records, await scenariosOf(ports, scope, facts));
}

export function incidentViews(
  records: readonly StoredRecord[],
  scenarios: readonly Scenario[],
): IncidentView[] {
  return viewValue(incidents, { records }).map(({ record, closedAt, impact }) => {
    const { id, by, simulated } = record;
    const { title, riskId = null, openedAt } = record.body;
    const scenario = scenarioFor(scenarios, record.body);
    const minutes = closedAt ? (Date.parse(closedAt) - Date.parse(openedAt)) / MINUTE_MS : null;
    return {
      id,
      title,
      riskId: riskId ?? scenario?.riskId ?? null,
      by,
      simulated,
      scenario: scenario ? shown(scenario) : null,
      openedAt,
      closedAt: closedAt ?? null,
      minutes: minutes === null ? null : Math.round(minutes * 10) / 10,
      budgetImpact: impact ? impactView(impact) : null,
    };
  });
}

function impactView({
  incidentId: _incident,
  ...impact
}: ImpactBody): NonNullable<IncidentView['budgetImpact']> {
  return impact;
}

/** The scenario that is named, else that of the risk. */
export function scenarioFor(
  scenarios: readonly Scenario[],
  { scenarioId, riskId }: { scenarioId?: string | undefined; riskId?: string | undefined },
): Scenario | undefined {
  return scenarios.find(({ id, riskId: own }) => (scenarioId ? id === scenarioId : own === riskId));
}

/** In the order in which they are taken; with minutes after the trigger where the plan has a playbook. */
export function stepsOf({ firstAction, response, playbook }: Scenario): string[] {
  if (playbook) return playbook.map(({ atMinutes, action, who }) => `${atMinutes} min: ${action} (${who})`);
  return [firstAction.action, ...stepsBeyond(firstAction.action, response)];
}

export async function scenariosOf(
  ports: WorkflowPorts,
  scope: Scope,
  facts: RunFacts,
): Promise<readonly Scenario[]> {
  const body = await newestBody(ports, scope, facts, 'ContingencyPlan');
  return (body as ContingencyPlanBody | undefined)?.scenarios ?? []; // validated when it was stored
}

function shown(scenario: Scenario): NonNullable<IncidentView['scenario']> {
  const { id, title, owner, deputy, firstAction } = scenario;
  return {
    id,
    title,
    owner,
    deputy,
    firstWithinMinutes: firstAction.withinMinutes,
    steps: stepsOf(scenario),
  };
}
