import type { AuditReport } from '../contracts/answers/log.ts';
import { Fault } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import { storedBody } from './read-artifact.ts';
import { verifyChain } from './verify-chain.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Recomputes both hash chains and the content hash of every revision that the ChangeLog names. */
export async function verifyAudit(ports: WorkflowPorts, scope: Scope, eventId: string): Promise<AuditReport> {
  const reader = ports.runs.read(scope, eventId);
  const erased = await reader.erasure();
  const [decisions, changes] = [await reader.chain('decision'), await reader.chain('change')];
  const heads = await reader.logHeads();
  const cut = await reader.checkpoints();
  const audited = { ports, scope, eventId, erased };
  const logs = {
    decision: verifyChain({ ...audited, log: 'decision' }, decisions, heads.decision, cut.decision),
    change: verifyChain({ ...audited, log: 'change' }, changes, heads.change, cut.change),
  };
  const alteredArtifacts: AuditReport['alteredArtifacts'][number][] = [];
  for (const { type, revision, contentHash } of changes.flatMap(({ entry }) => entry?.impacted ?? [])) {
    const body = await storedBody(ports, scope, { eventId, type, revision }).catch(lost);
    if (ports.hash(scope.organisationId, body) !== contentHash) alteredArtifacts.push({ type, revision });
  }
  // The last link says what the erasure says.
  const last = decisions.at(-1);
  if (erased && last?.contentHash !== ports.hash(scope.organisationId, { erasure: erased }))
    logs.decision.brokenAt ??= (cut.decision?.seq ?? 0) + decisions.length;
  const intact =
    logs.decision.brokenAt === null && logs.change.brokenAt === null && alteredArtifacts.length === 0;
  return {
    verified: intact,
    logs,
    alteredArtifacts,
    erased,
    meaning:
      'An intact chain shows that no user changed or removed an entry. It does not protect against somebody who ' +
      'operates the stores and holds the key, unless the heads are kept in write-once storage.',
  };
}

/** A revision that is gone or cannot be opened was altered as well; a store that is away is no evidence. */
function lost(error: unknown): undefined {
  if (error instanceof Fault && (error.code === 'artifact.not-found' || error.code === 'content.unreadable'))
    return undefined;
  throw error;
}
