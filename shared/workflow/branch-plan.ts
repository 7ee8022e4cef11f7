import { knowledgeOf } from '../kernel/define-knowledge.ts';
import { readName, type TaskDefinition } from '../kernel/define-task.ts';
import type { Envelope } from '../kernel/envelope.ts';
import { stateIndex } from '../kernel/levels.ts';
import type { Scope } from '../kernel/scope.ts';
import { callTools } from './call-tools.ts';
import { gapQuestions, openGaps } from './desired-questions.ts';
import { readBody } from './read-artifact.ts';
import { inputHash, levelOf, viewValue, type RunFacts } from './run-facts.ts';
import { taskStandings, type TaskStanding } from './stale-tasks.ts';
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
    const standings = taskStandings(facts, ports.hash, blockedFrom(facts));
    const ready = standings.find(({ standing }) => standing === 'ready');
    if (!ready) return { facts, standings, drafted };
    const { task } = ready;
    const { body, conflicts } = await draft(ports, scope, task, facts, drafted);
    const contentHash = ports.hash(scope.organisationId, body);
    const head = heads.get(task.writes.type);
    const revision = (head?.revision ?? 0) + (head?.contentHash === contentHash ? 0 : 1);
    if (head?.contentHash !== contentHash) {
      drafted.set(task.writes.type, body);
      heads.set(task.writes.type, nextHead(task, head, facts, { revision, contentHash }));
    }
    const own = inputHash(task, facts, ports.hash);
    if (own === null) throw new Error(`${task.name} lost its inputs`);
    tasks.set(task.name, { task: task.name, inputHash: own, revision, conflicts });
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
  const head = facts.heads.get(type);
  return head && readBody(ports, scope, facts.event.id, type, head.revision);
}

async function draft(
  ports: WorkflowPorts,
  scope: Scope,
  task: TaskDefinition,
  facts: RunFacts,
  drafted: ReadonlyMap<string, unknown>,
) {
  const inputs: Record<string, unknown> = {};
  for (const read of task.reads)
    inputs[readName(read)] =
      read.kind === 'view'
        ? viewValue(read, facts)
        : await branchBody(ports, scope, { facts, drafted }, read.type);
  const { asOf, seed } = facts.event;
  const level = levelOf(task, facts.event);
  const knowledge = knowledgeOf(task.knowledge, facts.knowledge);
  const basis = { level, params: task.levels[level], asOf, seed, gathered: [], knowledge };
  const calls = task.gather(inputs, basis);
  const writing = task.tools.find(
    ({ effect, name }) => effect === 'write' && calls.some((c) => c.tool === name),
  );
  if (writing) throw new Error(`${task.name} calls ${writing.name}, which changes something outside`);
  const { results } = await callTools(ports, scope, facts.lists, calls);
  return ports.drafting.draft(task.name, inputs, { ...basis, gathered: results });
}

function blockedFrom(facts: RunFacts) {
  const states = gapQuestions(openGaps(facts)).map(({ blocks }) => blocks);
  return states.sort((a, b) => stateIndex(a) - stateIndex(b))[0];
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
