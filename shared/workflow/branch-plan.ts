import type { TaskDefinition } from '../kernel/define-task.ts';
import type { Envelope } from '../kernel/envelope.ts';
import type { Scope } from '../kernel/scope.ts';
import { gatherTask } from './gather-task.ts';
import { newestBody, readInputs } from './read-artifact.ts';
import { inputHash, levelOf, type RunFacts } from './run-facts.ts';
import type { TaskStanding } from './stale-tasks.ts';
import { standingsOf } from './survey-run.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** The plan as it would be: facts whose newest revisions were drafted in memory, beside those that are stored. */
export interface Branch {
  facts: RunFacts;
  standings: readonly TaskStanding[];
  /** Bodies that differ from the stored ones, by type. */
  drafted: ReadonlyMap<string, unknown>;
}

/**
 * Runs every task that the facts make stale, as the run would, and stores nothing. Tools that only read are called;
 * heavy drafts go where the run's own go. Throws what a draft throws.
 */
export async function branchPlan(ports: WorkflowPorts, scope: Scope, from: RunFacts): Promise<Branch> {
  const heads = new Map(from.heads);
  const tasks = new Map(from.tasks);
  const drafted = new Map<string, unknown>();
  const facts: RunFacts = { ...from, heads, tasks };
  for (;;) {
    const standings = standingsOf(facts, ports.hash);
    const ready = standings.find(({ standing }) => standing === 'ready');
    if (!ready) return { facts, standings, drafted };
    const { task } = ready;
    const { body, conflicts, claims } = await draft(ports, scope, task, facts, drafted);
    const contentHash = ports.hash(scope.organisationId, body);
    const head = heads.get(task.writes.type);
    const revision = (head?.revision ?? 0) + (head?.contentHash === contentHash ? 0 : 1);
    if (head?.contentHash !== contentHash) {
      drafted.set(task.writes.type, body);
      heads.set(task.writes.type, nextHead(task, head, facts, { revision, contentHash }));
    }
    const own = inputHash(task, facts, ports.hash);
    if (own === null) throw new Error(`${task.name} lost its inputs`);
    tasks.set(task.name, { task: task.name, inputHash: own, revision, conflicts, claims });
  }
}

/** Body of the newest revision in a branch, drafted or stored; undefined where there is none. */
export async function branchBody(
  ports: WorkflowPorts,
  scope: Scope,
  { facts, drafted }: Pick<Branch, 'facts' | 'drafted'>,
  type: string,
): Promise<unknown> {
  if (drafted.has(type)) return drafted.get(type);
  return newestBody(ports, scope, facts, type);
}

async function draft(
  ports: WorkflowPorts,
  scope: Scope,
  task: TaskDefinition,
  facts: RunFacts,
  drafted: ReadonlyMap<string, unknown>,
) {
  const inputs = await readInputs(ports, scope, task.reads, facts, (type) =>
    branchBody(ports, scope, { facts, drafted }, type),
  );
  const { context } = await gatherTask(ports, scope, { task, facts, inputs }, (calls) => {
    const writing = task.tools.find(
      ({ effect, name }) => effect === 'write' && calls.some(({ tool }) => tool === name),
    );
    if (writing) throw new Error(`${task.name} calls ${writing.name}, which changes something outside`);
  });
  return ports.drafting.draft(task.name, inputs, context);
}

/** As far as a plan is compared by it: the rest is that of the revision before. */
function nextHead(
  task: TaskDefinition,
  head: Envelope | undefined,
  { event }: RunFacts,
  { revision, contentHash }: { revision: number; contentHash: string },
): Envelope {
  const { type, version } = task.writes;
  const first: Envelope = {
    id: `${event.id}/${type}/1`,
    organisationId: event.organisationId,
    eventId: event.id,
    type,
    revision,
    schemaVersion: version,
    createdAt: event.createdAt,
    updatedAt: event.createdAt,
    createdBy: task.agent,
    correlationId: event.correlationId,
    operationId: 'branch',
    traceId: 'branch',
    inputs: [],
    instructionLevel: levelOf(task, event),
    instructionSet: '',
    seed: event.seed,
    producedBy: { by: 'draft', task: task.name },
    contentHash,
  };
  return { ...(head ?? first), revision, contentHash };
}
