import type { RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Runs the work in one transaction together with its operation id; a repeated id answers the first result. */
export function applyOnce<T>(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  operation: string,
  work: (tx: RunTransaction) => Promise<T>,
): Promise<T> {
  return ports.runs.transaction(scope, eventId, async (tx) => {
    const earlier = await tx.operation(operation);
    if (earlier) return earlier.result as T; // stored by this same operation below
    const result = await work(tx);
    await tx.saveOperation(operation, result);
    return result;
  });
}
