import { conclusionRecord } from '../artifacts/records.ts';
import type { KnowledgeOverride, KnowledgeTable } from '../kernel/define-knowledge.ts';
import type { RecordView } from '../kernel/define-record.ts';
import { readName, type Readable, type TaskDefinition } from '../kernel/define-task.ts';
import { instructionVersion } from '../kernel/define-agent.ts';
import type { InstructionLevel } from '../kernel/levels.ts';
import type { ListVersions } from '../kernel/organisation-store.ts';
import type { RunContents } from '../kernel/run-contents.ts';
import type { EventRow, RunReader } from '../kernel/run-store.ts';
import type { ContentHasher } from '../kernel/content-hash.ts';
import { reapprovalOf, reapprovalTable } from '../knowledge/reapproval.ts';
import { effectivePolicy, type EffectivePolicy } from './effective-policy.ts';
import { catalog } from './catalog.ts';

/** What the stores hold of one run, read at one moment; everything but the bodies. */
export interface RunFacts extends RunContents {
  /** The organisation's own planning figures, by table. */
  knowledge: ReadonlyMap<string, KnowledgeOverride>;
  /** How the organisation decides now. */
  policy: EffectivePolicy;
  /** The organisation's lists as this run reads them: those it was decided on, else the newest. */
  lists: ListVersions;
}

export async function readFacts(reader: RunReader): Promise<RunFacts> {
  const contents = await reader.contents();
  const settings = await reader.settings();
  const policy = effectivePolicy(settings.policy);
  const knowledge = withPolicy(settings.knowledge, policy);
  const lists = { ...settings.lists, ...contents.event.lists };
  return { ...contents, knowledge, policy, lists };
}

/** What the policy says about budgets reaches the tasks as the figures of the organisation do. */
function withPolicy(
  knowledge: ReadonlyMap<string, KnowledgeOverride>,
  { version, policy }: EffectivePolicy,
): ReadonlyMap<string, KnowledgeOverride> {
  if (version === 0) return knowledge;
  const table = reapprovalTable.name;
  const override = { table, value: reapprovalOf(policy), source: `policy ${version} of the organisation` };
  return new Map([...knowledge, [table, override]]);
}

export function viewValue<V>(view: RecordView<string, V>, facts: Pick<RunFacts, 'records'>): V {
  return view.select(facts.records);
}

/** Whether somebody recorded how the event ended. */
export const isConcluded = (records: RunFacts['records']): boolean =>
  records.some(({ kind }) => kind === conclusionRecord.kind);

/** The level at which a task is drafted: its agent's own, where the run sets one. */
export function levelOf({ agent }: TaskDefinition, { level, agentLevels }: EventRow): InstructionLevel {
  return agentLevels?.[agent] ?? level;
}

/** Every survey asks for those of all tasks; declarations stay as they are. */
const instructionSets = new WeakMap<TaskDefinition, Map<InstructionLevel, string>>();

export function instructionSetOf(task: TaskDefinition, event: EventRow): string {
  const agent = catalog.agents.get(task.agent);
  if (!agent) throw new Error(`no agent ${task.agent}`);
  const level = levelOf(task, event);
  const known = instructionSets.get(task) ?? new Map<InstructionLevel, string>();
  instructionSets.set(task, known);
  const version = known.get(level) ?? instructionVersion(agent.instructions[level], task.levels[level]);
  known.set(level, version);
  return version;
}

/**
 * One hash over everything that a task's output depends on, or null while an input does not exist.
 * Inputs count by content: an input that was made again with the same content makes nothing stale.
 */
export function inputHash(task: TaskDefinition, facts: RunFacts, hash: ContentHasher): string | null {
  const inputs: Record<string, unknown> = {};
  for (const read of task.reads) {
    const value = inputIdentity(read, facts);
    if (value === undefined) return null;
    inputs[readName(read)] = value;
  }
  const { asOf, seed, organisationId } = facts.event;
  const schema = task.writes.version;
  return hash(organisationId, {
    inputs,
    ...(task.knowledge.length > 0 && { knowledge: knowledgeIdentity(task.knowledge, facts) }),
    ...(task.tools.some(({ lists }) => lists.length > 0) && { lists: listsRead([task], facts.lists) }),
    instructions: instructionSetOf(task, facts.event),
    schema,
    asOf,
    seed,
  });
}

function inputIdentity(read: Readable, facts: RunFacts): unknown {
  return read.kind === 'view' ? { value: viewValue(read, facts) } : facts.heads.get(read.type)?.contentHash;
}

/** Which figures a task works with: the product's by their version, the organisation's by what they say. */
export function knowledgeIdentity(
  tables: readonly KnowledgeTable[],
  { knowledge }: Pick<RunFacts, 'knowledge'>,
): Record<string, unknown> {
  return Object.fromEntries(
    tables.map(({ name, version }) => {
      const own = knowledge.get(name);
      return [name, own ? { version, value: own.value, source: own.source } : { version }];
    }),
  );
}

/** Versions of the lists that the tools of these tasks consult; 0 where there is none. */
export function listsRead(tasks: readonly TaskDefinition[], versions: ListVersions): ListVersions {
  const read = new Set(tasks.flatMap(({ tools }) => tools).flatMap(({ lists }) => lists));
  return Object.fromEntries([...read].map((list) => [list, versions[list] ?? 0]));
}
