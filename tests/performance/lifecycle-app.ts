import type * as durableFunctions from 'durable-functions';
import type { Steps } from './steps.ts';

interface AgentInput {
  id: string;
  phase: number;
  number: number;
}

/** The workload as an ordinary Durable Functions app. `returning` is called when an orchestrator is about to end. */
export function registerLifecycle(
  df: typeof durableFunctions,
  steps: Steps,
  returning: (id: string) => void,
): void {
  df.app.activity('gate', {
    handler: ({ id, phase }: { id: string; phase: number }) => steps.gate(id, phase),
  });
  df.app.activity('agent', {
    handler: ({ id, phase, number }: AgentInput) => steps.agent(id, phase, number),
  });
  df.app.orchestration('lifecycle', function* ({ df: durable }) {
    const id = durable.instanceId;
    for (const phase of steps.PHASE_LIST) {
      yield durable.callActivity('gate', { id, phase });
      if (steps.APPROVALS.has(phase)) yield durable.waitForExternalEvent(`approval-${phase}`);
      const results: { text: string }[] = yield durable.Task.all(
        steps.AGENT_LIST.map((number) => durable.callActivity('agent', { id, phase, number })),
      );
      if (!steps.check(results)) throw new Error(`The results of phase ${phase} are not whole.`);
    }
    returning(id);
    return { phases: steps.PHASES };
  });
  df.app.orchestration('brief', function* ({ df: durable }) {
    yield durable.callActivity('gate', { id: durable.instanceId, phase: 0 });
    returning(durable.instanceId);
    return { phases: 0 };
  });
}
