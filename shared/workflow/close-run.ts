import type { RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { runNow } from './run-now.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/**
 * Ends the run. Completing is refused while a letter lies unread, so that nothing accepted is forgotten;
 * cancelling refuses what is still unread by ending it. False: look at the inbox first.
 */
export async function closeRun(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  outcome: 'completed' | 'cancelled',
  after: number,
): Promise<boolean> {
  let ended = false;
  const isClosed = await ports.runs.transaction(scope, eventId, async (tx) => {
    ended = false; // it may run again
    const event = await tx.event();
    if (event.closed) return true;
    const unread = await tx.lettersAfter(after);
    if (outcome === 'completed' && unread.length > 0) return false;
    const at = runNow(ports, event);
    await withdrawAll(tx);
    await tx.saveEvent({
      closed: true,
      status: outcome,
      waitingFor: [],
      acknowledged: after + unread.length,
    });
    await tx.appendActivity({ at, kind: `run.${outcome}`, text: `The run is ${outcome}.` });
    ended = true;
    return true;
  });
  if (ended) ports.telemetry.record('eods.run.ended', 1, { 'eods.outcome': outcome });
  return isClosed;
}

/** Nobody is asked for anything any more. */
async function withdrawAll(tx: RunTransaction): Promise<void> {
  for (const question of await tx.questions()) {
    if (question.status === 'open') await tx.saveQuestion({ ...question, status: 'withdrawn' });
  }
  for (const approval of await tx.approvals()) {
    const waits = approval.status === 'pending' || approval.status === 'blocked';
    if (waits) await tx.saveApproval({ ...approval, status: 'void', dueAt: null });
  }
}
