import { failureMessage } from '../exports/message-text.ts';
import { faults, type FaultCode } from '../kernel/errors.ts';
import type { RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { applyOnce } from './apply-once.ts';
import { catalog } from './catalog.ts';
import { ownerOf } from './request-approval.ts';
import type { Effect } from './rules/run-state.ts';
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
 * message each time that the tries are used up, and never two about one step in the same hour of the clock: two steps that fail in turn
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
      remedy: remedyFor(failed.detail),
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

/** What the run does itself, beside tasks. */
const ownSteps: Readonly<Record<string, string>> = {
  survey: 'Looking at what is to be done',
  'send-work': 'Sending work to other agents',
  ask: 'Asking questions',
  'request-approval': 'Asking for an approval',
  'chase-approval': 'Following up an approval',
  simulate: 'Simulating what happens',
  'enter-state': 'Going on to the next state of the plan',
} satisfies Record<Exclude<Effect['do'], 'run-task' | 'report-failure'>, string>;

/** A task by the title of what it makes. */
function wordsOf(step: string): string {
  const title = catalog.tasks.get(step)?.writes.title ?? ownSteps[step];
  return title === undefined ? step : `${title} (${step})`;
}

/** The engine puts words of its own before the fault. What is no fault is a bug. */
function remedyFor(detail: string): 'time' | 'owner' | 'administrator' {
  const codes = Object.keys(faults) as FaultCode[]; // its own keys
  const code = codes.find((known) => detail.includes(`${known}:`)) ?? 'internal';
  const { retry, status } = faults[code];
  if (code === 'internal') return 'administrator';
  if (retry === 'later') return 'time';
  return status >= 500 ? 'administrator' : 'owner';
}
