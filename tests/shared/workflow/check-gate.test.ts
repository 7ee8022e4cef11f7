import { describe, expect, it } from 'vitest';
import { tracedTelemetry } from '../../../shared/adapters/telemetry/traced-telemetry.ts';
import type { Envelope } from '../../../shared/kernel/envelope.ts';
import { catalog } from '../../../shared/workflow/catalog.ts';
import { checkGate } from '../../../shared/workflow/check-gate.ts';
import type { RunFacts } from '../../../shared/workflow/run-facts.ts';
import type { WorkflowPorts } from '../../../shared/workflow/workflow-ports.ts';
import { fullPlan } from '../../support/full-plan.ts';
import { eventRow } from '../../support/open-store.ts';

const name = 'timeline-gate';
const plan: Record<string, unknown> = fullPlan('krakow');
const types = (catalog.gates.get(name)?.reads ?? []).flatMap((read) =>
  read.kind === 'artifact' ? read.type : [],
);

interface Standing {
  organisationId: string;
  /** What stands in place of the plan's own content, by type. */
  hashes?: Record<string, string>;
  bodies?: Record<string, unknown>;
}

/** Checks the gate and tells how many bodies were read for it. */
async function checked({ organisationId, hashes = {}, bodies = plan }: Standing) {
  let read = 0;
  const body = async (_scope: unknown, _event: string, type: string) => {
    read += 1;
    return bodies[type];
  };
  const telemetry = tracedTelemetry({ write: () => {}, now: () => 0 });
  // Nothing else of the ports and facts is touched by a gate.
  const ports = { runs: { body }, telemetry } as unknown as WorkflowPorts;
  const heads = types.map((type): [string, Envelope] => [
    type,
    {
      organisationId,
      eventId: 'e',
      type,
      revision: 1,
      contentHash: hashes[type] ?? `of ${type}`,
    } as Envelope, // all that is looked at
  ]);
  const facts = {
    event: eventRow({ organisationId }),
    heads: new Map(heads),
    records: [],
  } as unknown as RunFacts; // as above
  const principal = { id: 'ola', name: 'Ola', roles: ['planner'] };
  const result = await checkGate(ports, { organisationId, principal }, facts, name);
  return { result, read };
}

describe('a gate that is checked again', () => {
  it('says the same without reading anything while the contents are the same', async () => {
    const first = await checked({ organisationId: 'same' });
    const second = await checked({ organisationId: 'same' });
    expect(first.read).toBe(types.length);
    expect(second).toEqual({ result: first.result, read: 0 });
  });

  it('reads what is another since, and says what is wrong with it', async () => {
    await checked({ organisationId: 'changed' });
    const bodies = { ...plan, TaskRegister: { tasks: [] } };
    const hashes = { TaskRegister: 'another' };
    const { result, read } = await checked({ organisationId: 'changed', bodies, hashes });
    expect(read).toBe(1);
    expect(result.passed).toBe(false);
  });

  it('reads for each organisation', async () => {
    await checked({ organisationId: 'one' });
    expect((await checked({ organisationId: 'two' })).read).toBe(types.length);
  });
});
