import type { AgentTrace, ModelTrace, ToolTrace } from '../kernel/agent-trace.ts';
import type { TaskDefinition } from '../kernel/define-task.ts';
import type { ToolResult } from '../kernel/define-tool.ts';
import { Fault } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import { instructionSetOf, levelOf, type RunFacts } from './run-facts.ts';
import { runNow } from './run-now.ts';
import { envelopeInputs } from './store-revision.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

interface Traced {
  task: TaskDefinition;
  facts: RunFacts;
  operation: string;
}

/** Watches one run of a task. A failure is stored at once, since no transaction of the task follows it. */
export function startTrace(ports: WorkflowPorts, scope: Scope, { task, facts, operation }: Traced) {
  const { event } = facts;
  const since = ports.now();
  let tools: readonly ToolTrace[] = [];
  let model: ModelTrace | null = null;
  let durationMs = 0;

  const ended = (gathered: readonly ToolResult[], outcome: AgentTrace['outcome']): AgentTrace => ({
    at: runNow(ports, event),
    agent: task.agent,
    task: task.name,
    level: levelOf(task, event),
    instructionSet: instructionSetOf(task, event),
    inputs: envelopeInputs(ports, scope, task, facts, gathered),
    tools,
    durationMs,
    outcome,
    tokens: model && { input: model.tokens.input, output: model.tokens.output },
    ...(model && { model }),
    operationId: operation,
  });

  return {
    called(traces: readonly ToolTrace[]) {
      tools = traces;
    },
    modelled(trace: ModelTrace | null) {
      model = trace;
    },
    async failing<T>(work: () => Promise<T>): Promise<T> {
      try {
        const result = await work();
        durationMs = ports.now() - since;
        return result;
      } catch (error) {
        durationMs = ports.now() - since;
        const code = error instanceof Fault ? error.code : 'internal';
        const detail =
          error instanceof Fault ? error.detail : 'A defect of the task; the log has the details.';
        const trace = ended([], { status: 'failed', code, detail: detail.slice(0, 500) });
        await keep(ports, scope, event.id, trace);
        throw error;
      }
    },
    ended,
  };
}

/** The failure itself is what the caller must hear of; that it could not be traced goes to the log. */
async function keep(ports: WorkflowPorts, scope: Scope, eventId: string, trace: AgentTrace): Promise<void> {
  await ports.runs
    .transaction(scope, eventId, (tx) => tx.appendTrace(trace))
    .catch((cause: unknown) =>
      ports.telemetry.log('warn', 'a failed task could not be traced', {
        task: trace.task,
        cause: String(cause),
      }),
    );
}
