import type { Scope } from '../kernel/scope.ts';
import { applyOnce } from './apply-once.ts';
import { runNow } from './run-now.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** A step failed again and again: tells people, visibly, and leaves the run to try at long intervals. */
export async function reportFailure(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  failed: { step: string; detail: string },
  operation: string,
): Promise<void> {
  await applyOnce(ports, scope, eventId, operation, async (tx) => {
    const at = runNow(ports, await tx.event());
    const what = `${failed.step} keeps failing: ${failed.detail}`.slice(0, 500);
    await tx.saveEvent({ status: 'failed', waitingFor: [{ kind: 'failure', what, who: 'administrator' }] });
    await tx.appendActivity({ at, kind: 'step.failed', text: what });
    await tx.appendLog('decision', {
      at,
      by: 'system',
      title: `A step failed repeatedly: ${failed.step}`,
      rationale: `${failed.detail.slice(0, 500)} It is tried again every ten minutes and after any new input.`,
      alternatives: [],
      impacted: [],
      operationId: operation,
    });
  });
}
