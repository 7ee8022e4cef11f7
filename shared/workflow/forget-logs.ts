import type { LogCheckpoint } from '../kernel/log-checkpoint.ts';
import { wallTime } from '../kernel/run-clock.ts';
import type { ChainLink, EventRow, LogName } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { currentPolicy } from './effective-policy.ts';
import { everyOrganisation } from './every-organisation.ts';
import { signatureOf, verifyChain } from './verify-chain.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Removes the oldest entries of the logs of runs that are over, where the organisation's policy says after how many days.
 * One event that fails stops no other.
 */
export async function forgetLogs(ports: WorkflowPorts): Promise<void> {
  for (const scope of await everyOrganisation(ports)) {
    const { policy } = await currentPolicy(ports, scope);
    const days = policy.retention?.logDays;
    if (days === undefined) continue;
    const before = ports.now() - days * dayMs;
    for (const event of await ports.runs.events(scope))
      if (event.closed)
        for (const log of ['decision', 'change'] as const)
          await forget(ports, scope, { event, log, before }).catch((error: unknown) =>
            ports.telemetry.log('error', 'a log was not shortened', {
              event: event.id,
              error: String(error),
            }),
          );
  }
}

interface Forgetting {
  event: EventRow;
  log: LogName;
  /** Wall-clock milliseconds: what was written earlier goes. */
  before: number;
}

async function forget(ports: WorkflowPorts, scope: Scope, { event, log, before }: Forgetting): Promise<void> {
  const reader = ports.runs.read(scope, event.id);
  const chain = await reader.chain(log);
  const last = lastOld(event, chain, before);
  if (!last) return;
  const from = (await reader.checkpoints())[log];
  const audited = { ports, scope, eventId: event.id, log, erased: null };
  const { brokenAt } = verifyChain(audited, chain, (await reader.logHeads())[log], from);
  // What was tampered with is evidence.
  if (brokenAt !== null) throw new Error(`the ${log} log is broken at ${brokenAt}`);
  const cut = { seq: last.seq, hash: last.hash, removedAt: new Date(ports.now()).toISOString() };
  const signature = signatureOf(ports.hash, { scope, eventId: event.id, log }, cut);
  const checkpoint: LogCheckpoint = { ...cut, signature };
  // The copies first: when they cannot be removed now, the entries are still there to find them by.
  await ports.documents.removeUpTo(scope, event.id, `${log}-log`, last.seq);
  await ports.runs.transaction(scope, event.id, (tx) => tx.removeLogPrefix(log, checkpoint));
  ports.telemetry.log('info', 'a log was shortened', { event: event.id, log, upTo: last.seq });
}

/** End of the prefix that is older; the newest entry stays, whatever its age. */
function lastOld(
  { asOf, startedAt, speed }: EventRow,
  chain: readonly ChainLink[],
  before: number,
): ChainLink | undefined {
  if (startedAt === null) return undefined;
  const clock = { asOf, startedAt, speed };
  const isOld = ({ at, entry }: ChainLink) => wallTime(clock, Date.parse(at || (entry?.at ?? ''))) < before;
  const young = chain.findIndex((link) => !isOld(link));
  const end = young < 0 ? chain.length - 1 : young;
  return chain[end - 1];
}
