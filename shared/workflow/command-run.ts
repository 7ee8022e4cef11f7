import { requireAction } from '../contracts/may-do.ts';
import { requirePermission } from '../contracts/permissions.ts';
import type { EventRow } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { commandOnce } from './command-once.ts';
import { isConcluded } from './run-facts.ts';
import { runNow } from './run-now.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

export type RunCommand = 'pause' | 'resume' | 'cancel';

const done: Record<RunCommand, string> = { pause: 'paused', resume: 'resumed', cancel: 'cancelled' };

/** Accepted means honoured or refused with a reason, never forgotten: the letter stands in the run's inbox. */
export async function commandRun(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  command: RunCommand,
): Promise<EventRow> {
  requirePermission(scope, 'run.command');
  return commandOnce(ports, scope, eventId, async (tx) => {
    const event = await tx.event();
    requireAction(scope, `run.${command}`, event, { concluded: isConcluded(await tx.records()) });
    const at = runNow(ports, event);
    // Numbered by what is already in the inbox: a command may be given again later.
    const letters = await tx.lettersAfter(0);
    await tx.appendLetter(`command:${letters.length + 1}`, 'command', { command });
    if (command === 'resume') await tx.saveEvent({ until: null });
    if (command !== 'cancel')
      await tx.saveEvent({ status: command === 'pause' ? 'paused' : 'running', waitingFor: [] });
    await tx.appendActivity({
      at,
      kind: `run.${command}`,
      text: `${scope.principal.name} ${done[command]} the run`,
    });
    return tx.event();
  });
}
