import type { VenueShortlistBody } from '../artifacts/venue-shortlist.ts';
import type { Scope } from '../kernel/scope.ts';
import { simulateExecution, type RehearsedPlan } from '../simulation/simulate-execution.ts';
import { simulateHold } from '../simulation/simulate-hold.ts';
import type { SimulatedRecord } from '../simulation/simulated-record.ts';
import { applyOnce } from './apply-once.ts';
import { newestBody } from './read-artifact.ts';
import { readFacts, type RunFacts } from './run-facts.ts';
import { runNow } from './run-now.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

const rehearsed = [
  'EventBrief',
  'TaskRegister',
  'CostModel',
  'LogisticsPlan',
  'RiskRegister',
  'ContingencyPlan',
  'VendorContracts',
] as const;

/** In a rehearsal, reports what people and the world would have reported. Refuses to touch a live event. */
export async function simulateStep(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  what: 'hold' | 'execution',
  operation: string,
): Promise<void> {
  const facts = await readFacts(ports.runs.read(scope, eventId));
  if (facts.event.execution !== 'simulated') throw new Error('only a rehearsal is simulated');
  const records = what === 'hold' ? await hold(ports, scope, facts) : await execution(ports, scope, facts);
  await applyOnce(ports, scope, eventId, operation, async (tx) => {
    for (const { kind, body, at } of records)
      await tx.appendRecord({ kind, body, at, by: 'simulator', simulated: true });
    const at = runNow(ports, await tx.event());
    const text =
      what === 'hold'
        ? 'Simulated: the venue confirms the hold'
        : `Simulated: the event is held, ${records.length} reports`;
    await tx.appendActivity({ at, kind: 'simulation.reported', text });
  });
}

async function hold(ports: WorkflowPorts, scope: Scope, facts: RunFacts): Promise<SimulatedRecord[]> {
  const approved = facts.approvals.findLast(({ kind, status }) => kind === 'venue' && status === 'approved');
  const shortlist = (await head(ports, scope, facts, 'VenueShortlist')) as VenueShortlistBody; // validated when stored
  const record = simulateHold(shortlist, approved?.proposal.candidateId ?? null, facts.event.asOf);
  return record ? [record] : [];
}

async function execution(ports: WorkflowPorts, scope: Scope, facts: RunFacts): Promise<SimulatedRecord[]> {
  const bodies = await Promise.all(
    rehearsed.map(async (type) => [type, await head(ports, scope, facts, type)]),
  );
  return simulateExecution(Object.fromEntries(bodies) as RehearsedPlan, facts.event.seed); // validated when stored
}

function head(ports: WorkflowPorts, scope: Scope, facts: RunFacts, type: string): Promise<unknown> {
  return newestBody(ports, scope, facts, type);
}
