import { Fault } from '../kernel/errors.ts';
import type { EventRow, RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { applyOnce } from './apply-once.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** A person's change to an event. A request that carries a key is applied once, however often it comes. */
export function commandOnce<T>(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  work: (tx: RunTransaction) => Promise<T>,
): Promise<T> {
  return scope.requestKey
    ? applyOnce(ports, scope, eventId, `request:${scope.requestKey}`, work)
    : ports.runs.transaction(scope, eventId, work);
}

/** A new event, or the one that the same request made before it could be answered. */
export async function createOnce(
  ports: WorkflowPorts,
  scope: Scope,
  row: EventRow,
  work: (tx: RunTransaction) => Promise<void>,
): Promise<EventRow> {
  if (scope.requestKey) {
    const made = await ports.runs.read(scope, row.id).event().catch(unlessMissing);
    if (made) return made;
  }
  await ports.runs.createEvent(scope, row, work);
  return ports.runs.read(scope, row.id).event();
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Fault && error.code === 'event.not-found') return undefined;
  throw error;
}
