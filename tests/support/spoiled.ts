import type { ArtifactDefinition } from '../../shared/kernel/define-artifact.ts';
import type { GateDefinition } from '../../shared/kernel/define-gate.ts';
import { type Bodies, type Body, planFor } from './plan-for.ts';

/** Bodies of the small sample plan, by artifact type; a fresh copy at every call. */
export function samplePlan(): Bodies {
  return structuredClone(sample);
}

const sample = planFor('krakow');

/** Rules that the body of one artifact breaks after `change`, in a plan that is otherwise sound. */
export function brokenInvariants(
  artifact: ArtifactDefinition,
  change: (body: Body, plan: Bodies) => void,
): string[] {
  const plan = samplePlan();
  change(plan[artifact.type], plan);
  return distinct(artifact.verify(plan[artifact.type], plan).map(({ rule }) => rule));
}

/** Rules that a gate finds broken after `change`. */
export function brokenGateRules(gate: GateDefinition, change: (plan: Bodies) => void): string[] {
  const plan = samplePlan();
  change(plan);
  return distinct(
    gate
      .check(plan, { level: 'Beginner', asOf: '2027-02-01', execution: 'live' })
      .findings.map(({ rule }) => rule),
  );
}

function distinct(rules: readonly string[]): string[] {
  return [...new Set(rules)];
}
