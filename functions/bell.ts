import { getClient } from 'durable-functions';
import type { InvocationContext } from '@azure/functions';
import { beginning, LATEST_RULES } from '../shared/workflow/rules.ts';
import type { Bell } from '../shared/workflow/workflow-ports.ts';
import type { Generation } from '../orchestrators/event-lifecycle.ts';

/** Reaches the orchestrations through the Durable client of one invocation. */
export function durableBell(context: InvocationContext): Bell {
  const client = getClient(context);
  return {
    async start({ organisationId, eventId }, clock) {
      const input: Generation = { rules: LATEST_RULES, state: beginning({ organisationId, eventId }, clock) };
      try {
        await client.startNew('event-lifecycle', { instanceId: eventId, input });
      } catch (error) {
        // Started before by a relay that did not live to confirm it: then the instance exists, and all is well.
        await client.getStatus(eventId).catch(() => {
          throw error;
        });
      }
    },
    ring: ({ eventId }) => client.raiseEvent(eventId, 'inbox', {}),
  };
}
