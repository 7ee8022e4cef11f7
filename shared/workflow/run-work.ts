import { type WorkMessage, workMessage } from '../kernel/agent-work.ts';
import { Fault } from '../kernel/errors.ts';
import type { RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { catalog } from './catalog.ts';
import { readFacts } from './run-facts.ts';
import { runTask } from './run-task.ts';
import { standingsOf } from './survey-run.ts';
import { tellRun } from './tell-run.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/**
 * What an agent's queue brings: the task is run once, whatever is delivered how often, and the run is told in the
 * transaction of the result. A task that has nothing to do any more is told as well: the run looks again. A run that is
 * over, or an erased event, wants nothing.
 */
export async function runWork(ports: WorkflowPorts, work: WorkMessage): Promise<void> {
  const { organisationId, eventId, task: name, operation } = work;
  const task = catalog.tasks.get(name);
  if (!task) throw new Fault('work.unknown-task', `No agent has a task ${name}.`);
  const principal = { id: task.agent, name: task.agent, roles: ['system'] };
  const reader = ports.runs.read({ organisationId, principal }, eventId);
  if (await reader.erasure()) return;
  const facts = await readFacts(reader);
  if (facts.event.closed) return;
  const cause = await reader.causeOf(facts.event.acknowledged);
  const scope: Scope = { organisationId, principal, ...cause };
  let told = false;
  const tell = async (tx: RunTransaction) => {
    if (!(await tx.event()).closed) await tellRun(tx, `work:${operation}`, 'work', { id: operation });
    told = true;
  };
  const isReady = standingsOf(facts, ports.hash).some(
    (entry) => entry.task === task && entry.standing === 'ready',
  );
  if (isReady) await runTask(ports, scope, eventId, { task: name, operation, alongside: tell });
  if (!told) await ports.runs.transaction(scope, eventId, tell);
}

/** What a queue handed over, or `work.unreadable`. */
export function parsedWork(message: unknown): WorkMessage {
  const parsed = workMessage.safeParse(message);
  if (!parsed.success) throw new Fault('work.unreadable', 'The message is no work that EODS knows.');
  return parsed.data;
}
