import { knowledgeOf } from '../kernel/define-knowledge.ts';
import type { Conflict, DraftContext, TaskDefinition } from '../kernel/define-task.ts';
import type { ToolResult } from '../kernel/define-tool.ts';
import type { Envelope, EnvelopeInput } from '../kernel/envelope.ts';
import { Fault } from '../kernel/errors.ts';
import type { RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { catalog } from './catalog.ts';
import { callTools } from './call-tools.ts';
import { applyOnce } from './apply-once.ts';
import {
  inputHash,
  instructionSetOf,
  knowledgeIdentity,
  levelParams,
  readFacts,
  viewValue,
  type RunFacts,
} from './run-facts.ts';
import { readInputs } from './read-artifact.ts';
import { runNow } from './run-now.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/**
 * Gather, draft, verify, store. Nothing is stored when an input changed while the task ran (the next survey finds
 * it stale again), and no new revision is made of a body equal to the last one.
 */
export async function runTask(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  name: string,
  operation: string,
): Promise<void> {
  const task = catalog.tasks.get(name);
  if (!task) throw new Error(`no task ${name}`);
  const facts = await readFacts(ports.runs.read(scope, eventId));
  const before = inputHash(task, facts, ports.hash);
  if (before === null || facts.tasks.get(name)?.inputHash === before) return;
  const inputs = await readInputs(ports, scope, task.reads, facts);
  const { level, asOf, seed } = facts.event;
  const knowledge = knowledgeOf(task.knowledge, facts.knowledge);
  const basis = { level, params: levelParams(task, facts.event), asOf, seed, gathered: [], knowledge };
  const gathered = await callTools(ports, task.gather(inputs, basis));
  const context: DraftContext = { ...basis, gathered };
  const body = verified(task, task.draft(inputs, context), inputs);
  const conflicts = task.conflicts(inputs, body, context);

  await applyOnce(ports, scope, eventId, operation, async (tx) => {
    const now = await readFacts(tx);
    if (inputHash(task, now, ports.hash) !== before) return;
    const revision = await storeIfNew(ports, scope, tx, { task, facts: now, body, gathered, operation });
    await tx.saveTaskState({
      task: name,
      inputHash: before,
      revision,
      conflicts: [...conflicts] satisfies Conflict[],
    });
  });
}

function verified(task: TaskDefinition, draft: unknown, inputs: Readonly<Record<string, unknown>>): unknown {
  const parsed = task.writes.schema.safeParse(draft);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({
      pointer: `/${path.join('/')}`,
      detail: message,
    }));
    throw new Fault('task.draft-invalid', `${task.title} drafted an invalid ${task.writes.type}.`, fields);
  }
  const findings = task.writes.verify(parsed.data, inputs);
  if (findings.length > 0) {
    const fields = findings.map(({ pointer, rule, detail }) => ({ pointer, detail: `${rule}: ${detail}` }));
    throw new Fault('task.draft-invalid', `${task.title} broke a rule of ${task.writes.type}.`, fields);
  }
  return parsed.data;
}

interface Drafted {
  task: TaskDefinition;
  facts: RunFacts;
  body: unknown;
  gathered: readonly ToolResult[];
  operation: string;
}

async function storeIfNew(
  ports: WorkflowPorts,
  scope: Scope,
  tx: RunTransaction,
  drafted: Drafted,
): Promise<number> {
  const { task, facts, body, operation } = drafted;
  const { type, title, store } = task.writes;
  const head = facts.heads.get(type);
  const contentHash = ports.hash(scope.organisationId, body);
  if (head?.contentHash === contentHash) return head.revision;
  const envelope = makeEnvelope(ports, scope, drafted, (head?.revision ?? 0) + 1, contentHash);
  const { revision } = envelope;
  await tx.saveArtifact({ envelope, body }, store);
  const verb = revision === 1 ? 'drafted' : `revised (revision ${revision})`;
  await tx.appendLog('change', {
    at: envelope.createdAt,
    by: task.agent,
    title: `${title} ${verb}`,
    rationale: revision === 1 ? `First draft by ${task.name}.` : `An input of ${task.name} changed.`,
    alternatives: [],
    impacted: [{ type, revision, contentHash }],
    operationId: operation,
  });
  const text = `${title} ${verb}`;
  await tx.appendActivity({
    at: envelope.createdAt,
    kind: 'artifact.stored',
    text,
    agent: task.agent,
    task: task.name,
  });
  return revision;
}

function makeEnvelope(
  ports: WorkflowPorts,
  scope: Scope,
  { task, facts, gathered, operation }: Drafted,
  revision: number,
  contentHash: string,
): Envelope {
  const { event } = facts;
  const at = runNow(ports, event);
  return {
    id: `${event.id}/${task.writes.type}/${revision}`,
    organisationId: scope.organisationId,
    eventId: event.id,
    type: task.writes.type,
    revision,
    schemaVersion: task.writes.version,
    createdAt: at,
    updatedAt: at,
    createdBy: task.agent,
    correlationId: event.correlationId,
    operationId: operation,
    traceId: ports.newId('trc'),
    inputs: envelopeInputs(ports, scope, task, facts, gathered),
    instructionLevel: event.level,
    instructionSet: instructionSetOf(task, event),
    seed: event.seed,
    producedBy: { by: 'draft', task: task.name },
    contentHash,
  };
}

function envelopeInputs(
  ports: WorkflowPorts,
  scope: Scope,
  task: TaskDefinition,
  facts: RunFacts,
  gathered: readonly ToolResult[],
): EnvelopeInput[] {
  const reads = task.reads.map((read): EnvelopeInput => {
    if (read.kind === 'view') {
      const hash = ports.hash(scope.organisationId, { value: viewValue(read, facts) });
      return { name: read.name, kind: 'view', hash };
    }
    const head = facts.heads.get(read.type);
    if (!head) throw new Error(`${read.type} vanished`);
    return { name: read.type, kind: 'artifact', revision: head.revision, hash: head.contentHash };
  });
  const tools = gathered.map(({ tool, source, output }): EnvelopeInput => {
    return { name: tool, kind: 'tool', source, hash: ports.hash(scope.organisationId, { output }) };
  });
  const figures = task.knowledge.map((table): EnvelopeInput => {
    const identity = knowledgeIdentity([table], facts);
    return { name: table.name, kind: 'knowledge', hash: ports.hash(scope.organisationId, identity) };
  });
  return [...reads, ...tools, ...figures];
}
