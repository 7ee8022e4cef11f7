import type { ArtifactDefinition } from './define-artifact.ts';
import type { InputsOf, Readable } from './define-task.ts';
import { toFinding, type Breach, type Finding } from './finding.ts';
import type { InstructionLevel } from './levels.ts';

export interface GateContext {
  level: InstructionLevel;
  asOf: string;
  execution: 'live' | 'simulated';
}

export interface GateResult {
  gate: string;
  passed: boolean;
  findings: readonly Finding[];
}

/** A pure check over the catalog that guards the way out of a state. */
export interface GateDefinition {
  kind: 'gate';
  name: string;
  title: string;
  reads: readonly Readable[];
  /** Rule sentences, in order. */
  rules: readonly string[];
  /** `inputs` holds what exists; a missing artifact is a finding of its own and stops the rules. */
  check(inputs: Readonly<Record<string, unknown>>, context: GateContext): GateResult;
}

export function defineGate<const R extends readonly Readable[]>(declaration: {
  name: string;
  title: string;
  reads: R;
  rules: Record<string, (inputs: InputsOf<R>, context: GateContext) => readonly Breach[]>;
}): GateDefinition {
  const { name, title, reads } = declaration;
  const rules = Object.entries(declaration.rules);
  const artifacts = reads.filter((read): read is ArtifactDefinition => read.kind === 'artifact');
  const main = artifacts[0]?.type ?? name;
  return {
    kind: 'gate',
    name,
    title,
    reads,
    rules: rules.map(([rule]) => rule),
    check(inputs, context) {
      const missing = artifacts.filter((artifact) => inputs[artifact.type] === undefined);
      const findings =
        missing.length > 0
          ? missing.map((artifact) => absent(artifact))
          : rules.flatMap(
              ([rule, breaches]) =>
                breaches(inputs as InputsOf<R>, context).map((breach) => toFinding(rule, main, breach)), // nothing is missing
            );
      return { gate: name, passed: findings.length === 0, findings };
    },
  };
}

function absent({ type, title }: ArtifactDefinition): Finding {
  return {
    ...toFinding('every artifact of the gate exists', type, `Not drafted yet: ${title.toLowerCase()}.`),
    remedy: 'Answer what the run asks for; the agent drafts it as soon as its inputs exist.',
  };
}
