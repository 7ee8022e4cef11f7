import type { ContentHasher } from '../kernel/content-hash.ts';
import type { Erasure } from '../kernel/erasure.ts';
import type { LogCheckpoint } from '../kernel/log-checkpoint.ts';
import type { ChainLink, LogName } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

interface VerifiedChain {
  entries: number;
  head: string;
  /** Number of the first entry that does not fit; of the checkpoint, where that is not signed. */
  brokenAt: number | null;
  /** What was removed by age. */
  removed: { upTo: number; at: string } | null;
}

export interface Audited {
  ports: WorkflowPorts;
  scope: Scope;
  eventId: string;
  log: LogName;
  erased: Erasure | null;
}

/** Recomputes a chain from its beginning, or from the signed checkpoint in place of what was removed by age. */
export function verifyChain(
  audited: Audited,
  chain: readonly ChainLink[],
  head: { seq: number; hash: string },
  from: LogCheckpoint | undefined,
): VerifiedChain {
  const removed = from?.seq ?? 0;
  let previous = from?.hash ?? '';
  let brokenAt: number | null = from && !isSigned(audited, from) ? removed : null;
  chain.forEach((link, index) => {
    const inOrder = link.seq === removed + index + 1 && link.previousHash === previous;
    if (!inOrder || !isSound(audited, link)) brokenAt ??= removed + index + 1;
    previous = link.hash;
  });
  // Entries cut off at the end leave a good chain that does not reach its head.
  if (removed + chain.length !== head.seq || previous !== head.hash) brokenAt ??= removed + chain.length + 1;
  return {
    entries: chain.length,
    head: previous,
    brokenAt,
    removed: from ? { upTo: removed, at: from.removedAt } : null,
  };
}

type Cut = Pick<LogCheckpoint, 'seq' | 'hash' | 'removedAt'>;

/** Whoever writes into the tables alone cannot make one. */
export function signatureOf(
  hash: ContentHasher,
  { scope, eventId, log }: Pick<Audited, 'scope' | 'eventId' | 'log'>,
  { seq, hash: last, removedAt }: Cut,
): string {
  return hash(scope.organisationId, { checkpoint: { eventId, log, seq, hash: last, removedAt } });
}

function isSigned(audited: Audited, checkpoint: LogCheckpoint): boolean {
  return signatureOf(audited.ports.hash, audited, checkpoint) === checkpoint.signature;
}

function isSound({ ports: { hash }, scope: { organisationId }, erased }: Audited, link: ChainLink): boolean {
  const { seq, at, contentHash, previousHash, salt, entry } = link;
  // Entries of earlier versions are chained as a whole: of an erased one only the links can be compared.
  if (contentHash === '')
    return erased !== null || link.hash === hash(organisationId, { previousHash, entry });
  const holds = entry ? hash(organisationId, { salt, entry }) === contentHash : erased !== null;
  return holds && link.hash === hash(organisationId, { previousHash, seq, at, contentHash });
}
