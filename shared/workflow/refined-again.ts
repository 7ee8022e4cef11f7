import type { ChangePreview } from '../artifacts/brief-change.ts';
import type { TaskDefinition } from '../kernel/define-task.ts';
import { costMicros, type ModelPort, type ModelUsage } from '../kernel/model-port.ts';
import type { Scope } from '../kernel/scope.ts';
import { type Branch, branchBody } from './branch-plan.ts';
import { catalog } from './catalog.ts';
import { shownData } from './model-prompt.ts';
import { readInputs } from './read-artifact.ts';
import type { RunFacts } from './run-facts.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

type RefinedText = NonNullable<ChangePreview['refined']>[number];

/**
 * The same facts as if no model had worded anything: a preview compares drafts with drafts, since it never asks a model
 * and nobody knows what one would say.
 */
export function withoutWording(facts: RunFacts): RunFacts {
  const worded = [...catalog.tasks.values()].filter((task) => isWorded(facts, task));
  if (worded.length === 0) return facts;
  const tasks = new Map(facts.tasks);
  for (const { name } of worded) tasks.delete(name);
  return { ...facts, tasks };
}

const isWorded = ({ heads }: Pick<RunFacts, 'heads'>, { writes }: TaskDefinition): boolean =>
  heads.get(writes.type)?.producedBy.by === 'model';

/** Texts that a model worded, or would word, and whose inputs the change alters. */
export async function refinedAgain(
  ports: WorkflowPorts,
  scope: Scope,
  stored: RunFacts,
  { before, after }: { before: Branch; after: Branch },
): Promise<RefinedText[]> {
  const texts: RefinedText[] = [];
  for (const { task } of after.standings) {
    const drafted = after.facts.tasks.get(task.name);
    if (!task.refine || !drafted) continue;
    if (drafted.inputHash === before.facts.tasks.get(task.name)?.inputHash) continue;
    const again = ports.model !== undefined && (await hasSomethingToWord(ports, scope, task, after));
    if (!again && !isWorded(stored, task)) continue;
    texts.push({
      type: task.writes.type,
      task: task.name,
      again,
      most: again ? mostOf(ports.model, task) : null,
      last: await lastOf(ports, scope, stored, task),
    });
  }
  return texts;
}

async function hasSomethingToWord(
  ports: WorkflowPorts,
  scope: Scope,
  task: TaskDefinition,
  after: Branch,
): Promise<boolean> {
  const inputs = await readInputs(ports, scope, task.reads, after.facts, (type) =>
    branchBody(ports, scope, after, type),
  );
  const body = await branchBody(ports, scope, after, task.writes.type);
  return shownData(task.refine?.data(inputs, body) ?? []).length > 0;
}

/** The limits of the agent: no refinement uses up more. */
function mostOf(model: ModelPort | undefined, { agent }: TaskDefinition): RefinedText['most'] {
  const limits = catalog.agents.get(agent)?.refining;
  if (!model || !limits) return null;
  const { price } = model;
  return {
    tokens: limits.totalTokens,
    cost: price && { micros: limits.costMicros, currency: price.currency, priceAsOf: price.asOf },
  };
}

/** What its wording used up the last time, by the turns that are kept. */
async function lastOf(
  { runs, model }: WorkflowPorts,
  scope: Scope,
  { event, tasks }: RunFacts,
  { name }: TaskDefinition,
): Promise<RefinedText['last']> {
  const inputHash = tasks.get(name)?.inputHash;
  if (inputHash === undefined) return null;
  const used: ModelUsage[] = [];
  for (let turn = 1; ; turn++) {
    const kept = await runs.read(scope, event.id).modelTurn(`${name}/${inputHash}/${turn}`);
    if (!kept) break;
    used.push(kept.answer.usage);
  }
  if (used.length === 0) return null;
  const price = model?.price ?? null;
  return {
    tokens: used.reduce((sum, { input, output }) => sum + input + output, 0),
    cost: price && {
      micros: used.reduce((sum, usage) => sum + costMicros(price, usage), 0),
      currency: price.currency,
      priceAsOf: price.asOf,
    },
  };
}
