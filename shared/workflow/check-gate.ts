import type { GateResult } from '../kernel/define-gate.ts';
import { readName, type Readable } from '../kernel/define-task.ts';
import { KeptAnswers } from '../kernel/kept-answers.ts';
import type { Scope } from '../kernel/scope.ts';
import { catalog } from './catalog.ts';
import { readInputs } from './read-artifact.ts';
import { viewValue, type RunFacts } from './run-facts.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Of some hundred events, at most: each has eight gates. */
const results = new KeptAnswers<GateResult>({ most: 4_000 });

/**
 * One gate over the newest revisions. Says exactly which artifact, field or record is missing or wrong. What it says
 * follows from the contents that it reads, so it is said again without reading them while they are the same.
 */
export async function checkGate(
  ports: WorkflowPorts,
  scope: Scope,
  facts: RunFacts,
  name: string,
): Promise<GateResult> {
  const gate = catalog.gates.get(name);
  if (!gate) throw new Error(`no gate ${name}`);
  const { id, level, asOf, execution } = facts.event;
  const context = { level, asOf, execution };
  const reads = gate.reads.map((read) => [readName(read), identityOf(read, facts)]);
  const attributes = { 'eods.event.id': id, 'eods.gate': name };
  const start = { name: 'check gate', attributes, figure: 'eods.gate.duration' } as const;
  return results.later({ organisationId: scope.organisationId, name, reads, context }, () =>
    ports.telemetry.span(start, async () =>
      gate.check(await readInputs(ports, scope, gate.reads, facts), context),
    ),
  );
}

/** Content hashes are keyed by the organisation. */
function identityOf(read: Readable, facts: RunFacts): unknown {
  return read.kind === 'view' ? viewValue(read, facts) : (facts.heads.get(read.type)?.contentHash ?? null);
}
