import { knowledgeOf } from '../kernel/define-knowledge.ts';
import type { DraftContext, TaskDefinition } from '../kernel/define-task.ts';
import type { ToolCall } from '../kernel/define-tool.ts';
import type { Scope } from '../kernel/scope.ts';
import { callTools } from './call-tools.ts';
import { levelOf, type RunFacts } from './run-facts.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

export interface Gathering {
  task: TaskDefinition;
  facts: RunFacts;
  inputs: Readonly<Record<string, unknown>>;
}

/** What a task is drafted with beside its inputs: level, figures, and what its tools answered to the calls it makes. */
export async function gatherTask(
  ports: WorkflowPorts,
  scope: Scope,
  { task, facts, inputs }: Gathering,
  /** Looks at the calls before any is made, and throws where one must not be. */
  inspect: (calls: readonly ToolCall[]) => void = () => {},
) {
  const { asOf, seed } = facts.event;
  const level = levelOf(task, facts.event);
  const knowledge = knowledgeOf(task.knowledge, facts.knowledge);
  const basis = { level, params: task.levels[level], asOf, seed, gathered: [], knowledge };
  const calls = task.gather(inputs, basis);
  inspect(calls);
  const { results, traces } = await callTools(ports, scope, facts.lists, calls);
  const context: DraftContext = { ...basis, gathered: results };
  return { context, traces };
}
