import { stateIndex, type LifecycleState } from '../kernel/levels.ts';
import type { ListVersions } from '../kernel/organisation-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { applyOnce } from './apply-once.ts';
import { catalog } from './catalog.ts';
import { lifecycle } from './lifecycle.ts';
import { listsRead, readFacts, type RunFacts } from './run-facts.ts';
import { runNow } from './run-now.ts';
import { surveyRun } from './survey-run.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Enters the state if everything still holds; otherwise does nothing, and the next survey says what is missing. */
export async function enterState(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  to: LifecycleState,
  operation: string,
): Promise<void> {
  const facts = await readFacts(ports.runs.read(scope, eventId));
  const { picture } = await surveyRun(ports, scope, facts);
  if (picture.enter !== to) return;
  await applyOnce(ports, scope, eventId, operation, async (tx) => {
    const event = await tx.event();
    // A letter that came since then may have changed what was surveyed; the loop will look again.
    if (event.state !== facts.event.state || (await tx.lettersAfter(event.acknowledged)).length > 0) return;
    const at = runNow(ports, event);
    await tx.saveEvent({ state: to, lists: decidedOn(to, facts) });
    await tx.appendLog('decision', {
      at,
      by: 'system',
      title: `${event.state} left, ${to} entered`,
      rationale: 'Its checks passed, and every approval and record that the state needs is there.',
      alternatives: [],
      impacted: [...facts.heads.values()].map(({ type, revision, contentHash }) => ({
        type,
        revision,
        contentHash,
      })),
      operationId: operation,
    });
    await tx.appendActivity({ at, kind: 'state.entered', text: `${to} entered` });
  });
}

/** What was planned with lists of the organisation before `to` stays on their versions: an import reopens no decision. */
function decidedOn(to: LifecycleState, { event, lists }: RunFacts): ListVersions {
  const done = lifecycle.filter(({ state }) => stateIndex(state) < stateIndex(to));
  const tasks = done.flatMap((phase) => phase.tasks).flatMap((name) => catalog.tasks.get(name) ?? []);
  return { ...listsRead(tasks, lists), ...event.lists };
}
