import { upgradedBody } from '../kernel/artifact-migration.ts';
import { artifactDocumentId } from '../kernel/document-store.ts';
import { readName, type Readable } from '../kernel/define-task.ts';
import type { Envelope } from '../kernel/envelope.ts';
import { Fault } from '../kernel/errors.ts';
import { KeptAnswers } from '../kernel/kept-answers.ts';
import { readOnly } from '../kernel/read-only.ts';
import type { Scope } from '../kernel/scope.ts';
import { catalog } from './catalog.ts';
import { viewValue, type RunFacts } from './run-facts.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** By a text's characters, as JSON has it. */
const bodies = new KeptAnswers<unknown>({
  most: 32 * 1024 * 1024,
  weigh: (body) => JSON.stringify(body)?.length ?? 0,
});

type Revision = Pick<
  Envelope,
  'organisationId' | 'eventId' | 'type' | 'revision' | 'schemaVersion' | 'contentHash'
>;

/**
 * Body of one revision, for reading alone, as the schema of today has it. It never changes, so it is read once while it is asked for again: by an
 * envelope that was read with the rights of the caller.
 */
export function readBody(ports: WorkflowPorts, scope: Scope, envelope: Revision): Promise<unknown> {
  const { organisationId, eventId, type, revision, schemaVersion, contentHash } = envelope;
  const migrations = catalog.artifacts.get(type)?.migrations ?? [];
  return bodies.later([organisationId, eventId, type, revision, contentHash].join('\n'), async () =>
    readOnly(upgradedBody(migrations, schemaVersion, await storedBody(ports, scope, envelope))),
  );
}

/** Of the newest revision; undefined where there is none. */
export async function newestBody(
  ports: WorkflowPorts,
  scope: Scope,
  { heads }: Pick<RunFacts, 'heads'>,
  type: string,
): Promise<unknown> {
  const head = heads.get(type);
  return head && readBody(ports, scope, head);
}

/** As it lies now in whichever store keeps it: what its content hash was made of. */
export async function storedBody(
  ports: WorkflowPorts,
  scope: Scope,
  { eventId, type, revision }: Pick<Revision, 'eventId' | 'type' | 'revision'>,
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
  bodyOf = (type: string) => newestBody(ports, scope, facts, type),
): Promise<Record<string, unknown>> {
  const inputs: Record<string, unknown> = {};
  for (const read of reads) {
    if (read.kind === 'view') inputs[read.name] = viewValue(read, facts);
    else if (facts.heads.has(read.type)) inputs[readName(read)] = await bodyOf(read.type);
  }
  return inputs;
}
