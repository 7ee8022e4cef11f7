import { queueOf } from '../kernel/agent-work.ts';
import type { Scope } from '../kernel/scope.ts';
import { applyOnce } from './apply-once.ts';
import type { Work } from './rules/run-state.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Puts work on its way: rows of the outbox, which the relay hands to the queues. */
export async function sendWork(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  work: readonly Work[],
  step: string,
): Promise<void> {
  const { organisationId } = scope;
  await applyOnce(ports, scope, eventId, step, async (tx) => {
    for (const { task, agent, operation, attempt } of work)
      await tx.queueWork(queueOf(agent), { organisationId, eventId, task, operation, attempt });
  });
}
