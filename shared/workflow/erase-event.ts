import { requireAction } from '../contracts/may-do.ts';
import { requirePermission } from '../contracts/permissions.ts';
import { Fault } from '../kernel/errors.ts';
import type { Erasure } from '../kernel/erasure.ts';
import type { Scope } from '../kernel/scope.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

export interface ErasedEvents extends Erasure {
  /** The event and its rehearsals. */
  erased: readonly string[];
}

/**
 * Erases an event and its rehearsals for good, in one transaction; their documents follow by the outbox. Nothing is
 * cancelled by the way: whoever erases has ended the run before.
 */
export async function eraseEvents(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  why: string,
): Promise<ErasedEvents> {
  requirePermission(scope, 'event.erase');
  await ports.runs.read(scope, eventId).event();
  const rehearsals = (await ports.runs.events(scope)).filter(({ rehearsalOf }) => rehearsalOf === eventId);
  const ids = [eventId, ...rehearsals.map(({ id }) => id)];
  const erasure = { at: new Date(ports.now()).toISOString(), by: scope.principal.id, why };
  await ports.runs.erase(scope, ids, erasure, (event) => {
    if (event.id === eventId) return requireAction(scope, 'event.erase', event);
    const isOver = event.closed || event.startedAt === null;
    if (!isOver) throw new Fault('run.still-open', `Its rehearsal ${event.id} goes on; cancel it first.`);
  });
  return { ...erasure, erased: ids };
}
