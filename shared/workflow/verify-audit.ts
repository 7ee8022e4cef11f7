import type { AuditReport } from '../contracts/answers/log.ts';
import type { Erasure } from '../kernel/erasure.ts';
import { Fault } from '../kernel/errors.ts';
import type { ChainLink } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { readBody } from './read-artifact.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Recomputes both hash chains and the content hash of every revision that the ChangeLog names. */
export async function verifyAudit(ports: WorkflowPorts, scope: Scope, eventId: string): Promise<AuditReport> {
  const reader = ports.runs.read(scope, eventId);
  const erased = await reader.erasure();
  const [decisions, changes] = [await reader.chain('decision'), await reader.chain('change')];
  const heads = await reader.logHeads();
  const logs = {
    decision: verifyChain({ ports, scope, erased }, decisions, heads.decision),
    change: verifyChain({ ports, scope, erased }, changes, heads.change),
  };
  const alteredArtifacts: AuditReport['alteredArtifacts'][number][] = [];
  for (const { type, revision, contentHash } of changes.flatMap(({ entry }) => entry?.impacted ?? [])) {
    const body = await readBody(ports, scope, eventId, type, revision).catch(lost);
    if (ports.hash(scope.organisationId, body) !== contentHash) alteredArtifacts.push({ type, revision });
  }
  // The last link says what the erasure says.
  const last = decisions.at(-1);
  if (erased && last?.contentHash !== ports.hash(scope.organisationId, { erasure: erased }))
    logs.decision.brokenAt ??= decisions.length;
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

interface Audited {
  ports: WorkflowPorts;
  scope: Scope;
  erased: Erasure | null;
}

function verifyChain(
  audited: Audited,
  chain: readonly ChainLink[],
  head: { seq: number; hash: string },
): { entries: number; head: string; brokenAt: number | null } {
  let previous = '';
  let brokenAt: number | null = null;
  chain.forEach((link, index) => {
    const inOrder = link.seq === index + 1 && link.previousHash === previous;
    if (!inOrder || !isSound(audited, link)) brokenAt ??= index + 1;
    previous = link.hash;
  });
  // Entries cut off at the end leave a good chain that does not reach its head.
  if (chain.length !== head.seq || previous !== head.hash) brokenAt ??= chain.length + 1;
  return { entries: chain.length, head: previous, brokenAt };
}

function isSound({ ports: { hash }, scope: { organisationId }, erased }: Audited, link: ChainLink): boolean {
  const { seq, at, contentHash, previousHash, salt, entry } = link;
  // Entries of earlier versions are chained as a whole: of an erased one only the links can be compared.
  if (contentHash === '')
    return erased !== null || link.hash === hash(organisationId, { previousHash, entry });
  const holds = entry ? hash(organisationId, { salt, entry }) === contentHash : erased !== null;
  return holds && link.hash === hash(organisationId, { previousHash, seq, at, contentHash });
}
