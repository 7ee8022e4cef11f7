import { getClient, OrchestrationRuntimeStatus as Runtime } from 'durable-functions';
import type { InvocationContext } from '@azure/functions';
import { LATEST_RULES } from '../shared/workflow/rules.ts';
import { beginning } from '../shared/workflow/rules/run-state.ts';
import { untimed } from '../shared/workflow/rules/watch.ts';
import type { Bell, StartClock } from '../shared/workflow/workflow-ports.ts';
import type { Generation } from '../orchestrators/event-lifecycle.ts';

const ended: readonly Runtime[] = [Runtime.Failed, Runtime.Terminated, Runtime.Canceled];

/** Reaches the orchestrations through the Durable client of one invocation. */
export function durableBell(context: InvocationContext): Bell {
  const client = getClient(context);
  const begin = async (
    run: { organisationId: string; eventId: string },
    clock: StartClock,
    epoch: string,
  ) => {
    const { organisationId, eventId } = run;
    const input: Generation = {
      rules: LATEST_RULES,
      state: beginning({ organisationId, eventId }, clock, epoch),
      timing: untimed,
    };
    await client.startNew('event-lifecycle', { instanceId: eventId, input });
  };
  return {
    async start(run, clock) {
      const known = await client.getStatus(run.eventId).catch(() => undefined);
      if (!known) await begin(run, clock, '1');
    },
    ring: ({ eventId }) => client.raiseEvent(eventId, 'inbox', {}),
    async forget({ eventId }) {
      const known = await client.getStatus(eventId).catch(() => undefined);
      if (!known) return;
      const isOver = known.runtimeStatus === Runtime.Completed || ended.includes(known.runtimeStatus);
      if (!isOver) await client.terminate(eventId, 'the event was erased');
      // One that has not ended yet is refused; the relay tries again.
      await client.purgeInstanceHistory(eventId);
    },
    async revive(run, clock, epoch) {
      const { runtimeStatus } = await client.getStatus(run.eventId);
      if (!ended.includes(runtimeStatus)) return false;
      await begin(run, clock, epoch);
      return true;
    },
  };
}
