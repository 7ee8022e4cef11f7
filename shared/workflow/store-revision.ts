import type { TaskDefinition } from '../kernel/define-task.ts';
import type { ToolResult } from '../kernel/define-tool.ts';
import type { Envelope, EnvelopeInput } from '../kernel/envelope.ts';
import type { RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { instructionSetOf, knowledgeIdentity, levelOf, viewValue, type RunFacts } from './run-facts.ts';
import { runNow } from './run-now.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

export interface Revision {
  task: TaskDefinition;
  facts: RunFacts;
  body: unknown;
  gathered: readonly ToolResult[];
  operation: string;
  producedBy: Envelope['producedBy'];
}

export interface Stored {
  revision: number;
  contentHash: string;
  isNew: boolean;
}

/** No new revision is made of a body equal to the last one. */
export async function storeIfNew(
  ports: WorkflowPorts,
  scope: Scope,
  tx: RunTransaction,
  drafted: Revision,
): Promise<Stored> {
  const { task, facts, body, operation } = drafted;
  const { type, title, store } = task.writes;
  const head = facts.heads.get(type);
  const contentHash = ports.hash(scope.organisationId, body);
  if (head?.contentHash === contentHash) return { revision: head.revision, contentHash, isNew: false };
  const envelope = makeEnvelope(ports, scope, drafted, (head?.revision ?? 0) + 1, contentHash);
  const { revision } = envelope;
  await tx.saveArtifact({ envelope, body }, store);
  const verb = revision === 1 ? 'drafted' : `revised (revision ${revision})`;
  await tx.appendLog('change', {
    at: envelope.createdAt,
    by: task.agent,
    title: `${title} ${verb}`,
    rationale:
      revision === 1 ? `First draft: ${task.title}.` : `Drafted again, an input changed: ${task.title}.`,
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
  return { revision, contentHash, isNew: true };
}

function makeEnvelope(
  ports: WorkflowPorts,
  scope: Scope,
  { task, facts, gathered, operation, producedBy }: Revision,
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
    traceId: scope.traceId ?? ports.newId('trc'),
    inputs: envelopeInputs(ports, scope, task, facts, gathered),
    instructionLevel: levelOf(task, event),
    instructionSet: instructionSetOf(task, event),
    seed: event.seed,
    producedBy,
    contentHash,
  };
}

export function envelopeInputs(
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
