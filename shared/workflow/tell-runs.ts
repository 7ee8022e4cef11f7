import type { Scope } from '../kernel/scope.ts';
import { tellRun } from './tell-run.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/**
 * Open runs look again at once. Not in the transaction of the change, which is one of the organisation: a run that is
 * not told looks again by itself within the hour.
 */
export async function tellRuns(ports: WorkflowPorts, scope: Scope, key: string): Promise<void> {
  for (const { id, closed, startedAt } of await ports.runs.events(scope)) {
    if (closed || startedAt === null) continue;
    await ports.runs.transaction(scope, id, async (tx) => {
      if (!(await tx.event()).closed) await tellRun(tx, key, 'record', { id: key });
    });
  }
}
