import type { AuditReport } from '../contracts/answers/log.ts';
import { Fault } from '../kernel/errors.ts';
import type { ChainLink } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { readBody } from './read-artifact.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Recomputes both hash chains and the content hash of every revision that the ChangeLog names. */
export async function verifyAudit(ports: WorkflowPorts, scope: Scope, eventId: string): Promise<AuditReport> {
  const reader = ports.runs.read(scope, eventId);
  await reader.event();
  const [decisions, changes] = [await reader.chain('decision'), await reader.chain('change')];
  const heads = await reader.logHeads();
  const logs = {
    decision: verifyChain(ports, scope, decisions, heads.decision),
    change: verifyChain(ports, scope, changes, heads.change),
  };
  const alteredArtifacts: AuditReport['alteredArtifacts'][number][] = [];
  for (const { type, revision, contentHash } of changes.flatMap(({ entry }) => entry?.impacted ?? [])) {
    const body = await readBody(ports, scope, eventId, type, revision).catch(lost);
    if (ports.hash(scope.organisationId, body) !== contentHash) alteredArtifacts.push({ type, revision });
  }
  const intact =
    logs.decision.brokenAt === null && logs.change.brokenAt === null && alteredArtifacts.length === 0;
  return {
    verified: intact,
    logs,
    alteredArtifacts,
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

function verifyChain(
  ports: WorkflowPorts,
  scope: Scope,
  chain: readonly ChainLink[],
  head: { seq: number; hash: string },
) {
  let previous = '';
  let brokenAt: number | null = null;
  chain.forEach((link, index) => {
    const inOrder = link.seq === index + 1 && link.previousHash === previous;
    if (!inOrder || !isSound(ports, scope, link)) brokenAt ??= index + 1;
    previous = link.hash;
  });
  // Entries cut off at the end leave a good chain that does not reach its head.
  if (chain.length !== head.seq || previous !== head.hash) brokenAt ??= chain.length + 1;
  return { entries: chain.length, head: previous, brokenAt };
}

function isSound({ hash }: WorkflowPorts, { organisationId }: Scope, link: ChainLink): boolean {
  const { seq, at, contentHash, previousHash, salt, entry } = link;
  // Entries of earlier versions are chained as a whole.
  if (contentHash === '') return link.hash === hash(organisationId, { previousHash, entry });
  const content = entry && hash(organisationId, { salt, entry });
  return (
    content === contentHash && link.hash === hash(organisationId, { previousHash, seq, at, contentHash })
  );
}
