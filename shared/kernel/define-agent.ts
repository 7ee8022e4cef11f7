import { versionHash } from './content-hash.ts';
import { type RefiningLimits, usualRefiningLimits } from './define-refinement.ts';
import type { InstructionLevel } from './levels.ts';

/** What holds for an agent as a whole at one level; parameters of single tasks stand in the tasks. */
export interface InstructionSet {
  level: InstructionLevel;
  version: string;
  objectives: readonly string[];
  constraints: readonly string[];
  onMissingInput: string;
  onToolFailure: string;
  onConflict: string;
}

export interface AgentMetric {
  name: string;
  /** Plain words; computed by shared code from artifacts and records, never estimated. */
  formula: string;
  target: { atLeast: number } | { atMost: number };
  unit: 'ratio' | 'count' | 'minutes';
}

export interface AgentDefinition {
  kind: 'agent';
  name: string;
  title: string;
  purpose: string;
  capabilities: readonly string[];
  metrics: readonly AgentMetric[];
  instructions: Readonly<Record<InstructionLevel, InstructionSet>>;
  /** What a model may use up for one of its drafts. */
  refining: RefiningLimits;
}

export function defineAgent(
  declaration: Omit<AgentDefinition, 'kind' | 'refining'> & { refining?: RefiningLimits },
): AgentDefinition {
  for (const [level, set] of Object.entries(declaration.instructions)) {
    if (set.level !== level)
      throw new Error(`${declaration.name}: the ${level} instructions say ${set.level}`);
  }
  return { refining: usualRefiningLimits, ...declaration, kind: 'agent' };
}

/** Semver and a hash over the set and the task's parameters: written into every envelope. */
export function instructionVersion(set: InstructionSet, params: unknown): string {
  return `${set.version}+${versionHash({ set, params })}`;
}
