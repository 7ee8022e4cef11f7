import type { TaskDefinition } from '../kernel/define-task.ts';
import type { RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { catalog } from './catalog.ts';
import { applyOnce } from './apply-once.ts';
import { gatherTask, type Gathering } from './gather-task.ts';
import { inputHash, levelOf, readFacts, type RunFacts } from './run-facts.ts';
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
  asked: TaskRun,
): Promise<void> {
  const task = catalog.tasks.get(asked.task);
  if (!task) throw new Error(`no task ${asked.task}`);
  const attributes = {
    'gen_ai.operation.name': 'invoke_agent',
    'gen_ai.agent.name': task.agent,
    'eods.agent': task.agent,
    'eods.task': task.name,
    'eods.event.id': eventId,
  };
  await ports.telemetry.span(
    { name: `invoke_agent ${task.agent}`, attributes, figure: 'eods.task.duration' },
    async (span) => {
      const facts = await readFacts(ports.runs.read(scope, eventId));
      span.set({ 'eods.level': levelOf(task, facts.event) });
      span.set({ 'eods.outcome': await runOnFacts(ports, scope, facts, { ...asked, task }) });
    },
  );
}

/** `repeated`: an earlier attempt had stored it. */
type TaskEnd = 'stored' | 'unchanged' | 'superseded' | 'repeated' | 'nothing-to-do';

async function runOnFacts(
  ports: WorkflowPorts,
  scope: Scope,
  facts: RunFacts,
  { task, operation, alongside = async () => {} }: Omit<TaskRun, 'task'> & { task: TaskDefinition },
): Promise<TaskEnd> {
  const { name } = task;
  const eventId = facts.event.id;
  const before = inputHash(task, facts, ports.hash);
  if (before === null || facts.tasks.get(name)?.inputHash === before) return 'nothing-to-do';
  const inputs = await readInputs(ports, scope, task.reads, facts);
  const trace = startTrace(ports, scope, { task, facts, operation });
  const { body, conflicts, claims, gathered, producedBy } = await trace.failing(() =>
    make(ports, scope, { task, facts, inputs, trace, inputHash: before }),
  );

  let end: TaskEnd = 'repeated';
  await applyOnce(ports, scope, eventId, operation, async (tx) => {
    await alongside(tx);
    const now = await readFacts(tx);
    if (inputHash(task, now, ports.hash) !== before) {
      end = 'superseded';
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
    end = isNew ? 'stored' : 'unchanged';
    await tx.appendTrace(trace.ended(gathered, { status: end, ...outcome }));
    await tx.saveTaskState({ task: name, inputHash: before, revision, conflicts, claims });
  });
  return end;
}

interface Making extends Gathering {
  trace: ReturnType<typeof startTrace>;
  inputHash: string;
}

/** What the task makes of its inputs as they are now. */
async function make(ports: WorkflowPorts, scope: Scope, { task, facts, inputs, trace, inputHash }: Making) {
  const { context, traces } = await gatherTask(ports, scope, { task, facts, inputs });
  trace.called(traces);
  const attributes = { 'eods.task': task.name, 'eods.level': context.level };
  const drafted = await ports.telemetry.span({ name: 'draft', attributes }, () =>
    ports.drafting.draft(task.name, inputs, context),
  );
  const refined = await refineDraft(ports, scope, { task, facts, inputs, context, drafted, inputHash });
  trace.modelled(refined.model);
  return { ...refined, gathered: context.gathered };
}
