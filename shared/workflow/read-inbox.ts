import type { Letter } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Letters after the run's cursor. The cursor is what the run has committed: it stops the relay from ringing. */
export async function readInbox(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  after: number,
): Promise<Letter[]> {
  const reader = ports.runs.read(scope, eventId);
  const { acknowledged } = await reader.event();
  if (after > acknowledged) await acknowledge(ports, scope, eventId, after);
  return reader.lettersAfter(after);
}

function acknowledge(ports: WorkflowPorts, scope: Scope, eventId: string, after: number): Promise<void> {
  return ports.runs.transaction(scope, eventId, async (tx) => {
    const { acknowledged } = await tx.event();
    if (after > acknowledged) await tx.saveEvent({ acknowledged: after });
  });
}
