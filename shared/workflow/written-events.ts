import type { EventPlace } from '../kernel/relay-store.ts';
import type { RunStore } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';

/** The same store, noting which events are written through it: what they leave in the outbox is to be handed on. */
export function notingWrites(runs: RunStore): { runs: RunStore; written(): EventPlace[] } {
  const places = new Map<string, EventPlace>();
  const note = ({ organisationId }: Scope, eventId: string) =>
    places.set(`${organisationId} ${eventId}`, { organisationId, eventId });
  return {
    written: () => [...places.values()],
    runs: {
      createEvent(scope, row, work) {
        note(scope, row.id);
        return runs.createEvent(scope, row, work);
      },
      transaction(scope, eventId, work) {
        note(scope, eventId);
        return runs.transaction(scope, eventId, work);
      },
      erase(scope, eventIds, erasure, check) {
        for (const eventId of eventIds) note(scope, eventId);
        return runs.erase(scope, eventIds, erasure, check);
      },
      events: (scope, page) => runs.events(scope, page),
      read: (scope, eventId) => runs.read(scope, eventId),
      body: (scope, eventId, type, revision) => runs.body(scope, eventId, type, revision),
      pendingDocuments: (scope, eventId, kind) => runs.pendingDocuments(scope, eventId, kind),
      approvalsOf: (scope, asked) => runs.approvalsOf(scope, asked),
    },
  };
}
