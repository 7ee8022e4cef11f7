import { artifactDocumentId } from '../kernel/document-store.ts';
import { readName, type Readable } from '../kernel/define-task.ts';
import { Fault } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import { viewValue, type RunFacts } from './run-facts.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Body of one revision, from whichever store keeps it. */
export async function readBody(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  type: string,
  revision: number,
): Promise<unknown> {
  const own = await ports.runs.body(scope, eventId, type, revision);
  if (own !== undefined) return own;
  const document = await ports.documents.read(scope, eventId, artifactDocumentId(type, revision));
  if (!document)
    throw new Fault('artifact.not-found', `There is no ${type} revision ${revision} of this event.`);
  return document['body'];
}

/** Bodies and view values by name, for everything in `reads` that exists. */
export async function readInputs(
  ports: WorkflowPorts,
  scope: Scope,
  reads: readonly Readable[],
  facts: RunFacts,
  bodyOf = (type: string, revision: number) => readBody(ports, scope, facts.event.id, type, revision),
): Promise<Record<string, unknown>> {
  const inputs: Record<string, unknown> = {};
  for (const read of reads) {
    if (read.kind === 'view') inputs[read.name] = viewValue(read, facts);
    else {
      const head = facts.heads.get(read.type);
      if (head) inputs[readName(read)] = await bodyOf(read.type, head.revision);
    }
  }
  return inputs;
}
