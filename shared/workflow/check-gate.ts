import type { GateResult } from '../kernel/define-gate.ts';
import type { Scope } from '../kernel/scope.ts';
import { catalog } from './catalog.ts';
import { readInputs } from './read-artifact.ts';
import type { RunFacts } from './run-facts.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** One gate over the newest revisions. Says exactly which artifact, field or record is missing or wrong. */
export async function checkGate(
  ports: WorkflowPorts,
  scope: Scope,
  facts: RunFacts,
  name: string,
): Promise<GateResult> {
  const gate = catalog.gates.get(name);
  if (!gate) throw new Error(`no gate ${name}`);
  const inputs = await readInputs(ports, scope, gate.reads, facts);
  const { level, asOf, execution } = facts.event;
  return gate.check(inputs, { level, asOf, execution });
}
