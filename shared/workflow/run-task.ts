import type { RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { catalog } from './catalog.ts';
import { applyOnce } from './apply-once.ts';
import { gatherTask, type Gathering } from './gather-task.ts';
import { inputHash, readFacts } from './run-facts.ts';
import { refineDraft } from './refine-draft.ts';
import { readInputs } from './read-artifact.ts';
import { storeIfNew } from './store-revision.ts';
import { startTrace } from './trace-task.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

export interface TaskRun {
  task: string;
  operation: string;
  /** Done in the transaction of the result, once. */
  alongside?: (tx: RunTransaction) => Promise<void>;
}

/**
 * Gather, draft, refine, verify, store. Nothing is stored when an input changed while the task ran (the next survey finds
 * it stale again). Whatever came of it, a trace says so.
 */
export async function runTask(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  { task: name, operation, alongside = async () => {} }: TaskRun,
): Promise<void> {
  const task = catalog.tasks.get(name);
  if (!task) throw new Error(`no task ${name}`);
  const facts = await readFacts(ports.runs.read(scope, eventId));
  const before = inputHash(task, facts, ports.hash);
  if (before === null || facts.tasks.get(name)?.inputHash === before) return;
  const inputs = await readInputs(ports, scope, task.reads, facts);
  const trace = startTrace(ports, scope, { task, facts, operation });
  const { body, conflicts, gathered, producedBy } = await trace.failing(() =>
    make(ports, scope, { task, facts, inputs, trace, inputHash: before }),
  );

  await applyOnce(ports, scope, eventId, operation, async (tx) => {
    await alongside(tx);
    const now = await readFacts(tx);
    if (inputHash(task, now, ports.hash) !== before) {
      await tx.appendTrace(trace.ended(gathered, { status: 'superseded' }));
      return;
    }
    const stored = await storeIfNew(ports, scope, tx, {
      task,
      facts: now,
      body,
      gathered,
      operation,
      producedBy,
    });
    const { revision, contentHash, isNew } = stored;
    const outcome = { type: task.writes.type, revision, contentHash };
    await tx.appendTrace(trace.ended(gathered, { status: isNew ? 'stored' : 'unchanged', ...outcome }));
    await tx.saveTaskState({ task: name, inputHash: before, revision, conflicts: [...conflicts] });
  });
}

interface Making extends Gathering {
  trace: ReturnType<typeof startTrace>;
  inputHash: string;
}

/** What the task makes of its inputs as they are now. */
async function make(ports: WorkflowPorts, scope: Scope, { task, facts, inputs, trace, inputHash }: Making) {
  const { context, traces } = await gatherTask(ports, scope, { task, facts, inputs });
  trace.called(traces);
  const drafted = await ports.drafting.draft(task.name, inputs, context);
  const refined = await refineDraft(ports, scope, { task, facts, inputs, context, drafted, inputHash });
  trace.modelled(refined.model);
  return { ...refined, gathered: context.gathered };
}
