import type { Claim } from './claim.ts';
import type { ArtifactDefinition, BodyOf } from './define-artifact.ts';
import { type KnowledgeOf, knowledgeOf, type KnowledgeTable } from './define-knowledge.ts';
import type { RecordView } from './define-record.ts';
import type { Refinement } from './define-refinement.ts';
import type { ToolCall, ToolDefinition, ToolResult } from './define-tool.ts';
import type { InstructionLevel } from './levels.ts';

export type Readable = ArtifactDefinition | RecordView;

/** Artifact bodies by type and view values by name. */
export type InputsOf<R extends readonly Readable[]> = {
  [D in R[number] as NameOf<D>]: D extends RecordView<string, infer V> ? V : BodyOf<D>;
};
type NameOf<D> =
  D extends RecordView<infer N, unknown> ? N : D extends ArtifactDefinition<infer T, unknown> ? T : never;

/** Everything a draft may depend on besides its inputs; no clock, no randomness beyond the seed. */
export interface DraftContext<P = unknown> {
  level: InstructionLevel;
  params: P;
  /** Planning date of the run, YYYY-MM-DD. */
  asOf: string;
  seed: number;
  /** Results of the calls that `gather` asked for, in the same order. */
  gathered: readonly ToolResult[];
  /** Values of the tables that the task declares; the product's own where a table is absent. */
  knowledge?: Readonly<Record<string, unknown>>;
}

/** The same for one declared task: its tables are all there. */
export type TaskContext<P, K> = Omit<DraftContext<P>, 'knowledge'> & { knowledge: K };

/** Two wishes that exclude each other, with ranked ways out; a person decides unless an option is marked as chosen. */
export interface Conflict {
  /** Stable within the run, e.g. `money.total` or `event.dates`. */
  key: string;
  /** The two sides, in plain words. */
  sides: readonly [string, string];
  detail: string;
  /** The state that cannot be entered while it is open. */
  blocks: 'Plan' | 'Research' | 'Budget' | 'Logistics' | 'Confirm' | 'Execute';
  /** Ranked, best first. `effect` says what it costs or changes for attendees. */
  options: readonly ConflictOption[];
}

export interface ConflictOption {
  id: string;
  label: string;
  effect: string;
  /** What it saves (positive) or costs (negative), minor units of the event's currency; absent when money is not the point. */
  savingMinor?: number;
  /** Taking it settles the conflict as it stands; the run does not ask again. */
  accepts?: boolean;
  /** What taking it moves from elsewhere in the budget. */
  draws?: MoneyDraw;
}

/** Money that moves between parts of the budget, minor units of the event's currency. */
export interface MoneyDraw {
  headroomMinor: number;
  contingencyMinor: number;
  /** Of the headroom, what the owner does not hold back. */
  freeHeadroomMinor: number;
  /** From so much that is moved in all on, the budget is approved again. */
  reapprovalFromMinor: number;
}

export interface TaskDefinition {
  kind: 'task';
  name: string;
  title: string;
  agent: string;
  reads: readonly Readable[];
  writes: ArtifactDefinition;
  tools: readonly ToolDefinition[];
  /** Tables of planning figures that its output depends on: an organisation's override makes it stale. */
  knowledge: readonly KnowledgeTable[];
  /** Body fields that a model may reword. */
  refinable: readonly string[];
  /** How; absent: no model takes part. */
  refine?: Refinement;
  /** Parameters per level. */
  levels: Readonly<Record<InstructionLevel, unknown>>;
  gather(inputs: Readonly<Record<string, unknown>>, context: DraftContext): readonly ToolCall[];
  /** Pure: same inputs, same bytes. */
  draft(inputs: Readonly<Record<string, unknown>>, context: DraftContext): unknown;
  conflicts(
    inputs: Readonly<Record<string, unknown>>,
    body: unknown,
    context: DraftContext,
  ): readonly Conflict[];
  /** What it needs of things that other agents decide too, see `Claim`. */
  claims(inputs: Readonly<Record<string, unknown>>, body: unknown, context: DraftContext): readonly Claim[];
}

interface TaskDeclaration<
  R extends readonly Readable[],
  W extends ArtifactDefinition,
  P,
  K extends readonly KnowledgeTable[],
> {
  name: string;
  title: string;
  agent: string;
  reads: R;
  writes: W;
  tools?: readonly ToolDefinition[];
  knowledge?: K;
  refinable?: readonly string[];
  refine?: Refinement<InputsOf<R>, BodyOf<W>>;
  levels: Readonly<Record<InstructionLevel, P>>;
  gather?: (inputs: InputsOf<R>, context: TaskContext<P, KnowledgeOf<K>>) => readonly ToolCall[];
  draft: (inputs: InputsOf<R>, context: TaskContext<P, KnowledgeOf<K>>) => BodyOf<W>;
  conflicts?: (
    inputs: InputsOf<R>,
    body: BodyOf<W>,
    context: TaskContext<P, KnowledgeOf<K>>,
  ) => readonly Conflict[];
  claims?: (
    inputs: InputsOf<R>,
    body: BodyOf<W>,
    context: TaskContext<P, KnowledgeOf<K>>,
  ) => readonly Claim[];
}

export function defineTask<
  const R extends readonly Readable[],
  W extends ArtifactDefinition,
  P,
  const K extends readonly KnowledgeTable[] = readonly [],
>(declaration: TaskDeclaration<R, W, P, K>): TaskDefinition {
  const {
    gather,
    draft,
    conflicts,
    claims,
    tools = [],
    refinable = [],
    knowledge = [],
    ...rest
  } = declaration;
  // The runner reads exactly what `reads` names and parses it, and takes `params` from `levels`.
  const typed = (inputs: unknown) => inputs as InputsOf<R>;
  const ownTables = knowledgeOf(knowledge, new Map());
  const own = (context: DraftContext) => {
    const filled = Object.entries(ownTables).map(([name, value]) => [
      name,
      context.knowledge?.[name] ?? value,
    ]);
    return { ...context, knowledge: Object.fromEntries(filled) } as TaskContext<P, KnowledgeOf<K>>; // see above
  };
  return {
    ...rest,
    kind: 'task',
    tools,
    refinable,
    knowledge,
    gather: (inputs, context) => gather?.(typed(inputs), own(context)) ?? [],
    draft: (inputs, context) => draft(typed(inputs), own(context)),
    conflicts: (inputs, body, context) => conflicts?.(typed(inputs), body as BodyOf<W>, own(context)) ?? [], // body = its draft
    claims: (inputs, body, context) => claims?.(typed(inputs), body as BodyOf<W>, own(context)) ?? [], // body = its draft
  };
}

export function readName(readable: Readable): string {
  return readable.kind === 'view' ? readable.name : readable.type;
}
