import { failureMessage } from '../exports/message-text.ts';
import { faults, type FaultCode } from '../kernel/errors.ts';
import type { RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { applyOnce } from './apply-once.ts';
import { catalog } from './catalog.ts';
import { ownerOf } from './request-approval.ts';
import { readFacts } from './run-facts.ts';
import { runNow } from './run-now.ts';
import { tellPeople } from './tell-people.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

interface FailedStep {
  /** A task, or what the run does itself. */
  step: string;
  detail: string;
}

/**
 * A step failed again and again: tells people, visibly, and leaves the run to try at long intervals. The owner gets one
 * message each time that the tries are used up, and never two about one step within an hour: two steps that fail in turn
 * use theirs up quickly.
 */
export async function reportFailure(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  failed: FailedStep,
  operation: string,
): Promise<void> {
  const members = await ports.members.members(scope);
  const owner = await ownerOf(ports, scope, await readFacts(ports.runs.read(scope, eventId)), members);
  await applyOnce(ports, scope, eventId, operation, async (tx) => {
    const event = await tx.event();
    const at = runNow(ports, event);
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
    if (!(await firstInHour(ports, tx, failed.step))) return;
    const about = {
      ...failed,
      what: wordsOf(failed.step),
      traceId: scope.traceId,
      mayPass: mayPass(failed.detail),
    };
    const words = failureMessage(about, { event, page: ports.pageUrl });
    await tellPeople(ports, tx, event, { names: [owner], members, words, operation });
  });
}

async function firstInHour({ now }: WorkflowPorts, tx: RunTransaction, step: string): Promise<boolean> {
  const told = `told-failure-${step}-${new Date(now()).toISOString().slice(0, 13)}`;
  if (await tx.operation(told)) return false;
  await tx.saveOperation(told, null);
  return true;
}

/** What a task makes, by its title; the run's own steps by their name. */
function wordsOf(step: string): string {
  const task = catalog.tasks.get(step);
  return task ? `${task.writes.title} (${step})` : step;
}

/** The engine puts words of its own before the fault. */
function mayPass(detail: string): boolean {
  const codes = Object.keys(faults) as FaultCode[]; // its own keys
  const code = codes.find((known) => detail.includes(`${known}:`));
  return code !== undefined && faults[code].retry === 'later';
}
