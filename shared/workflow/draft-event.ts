import type { EventRow } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** What every event begins with, new or as the copy of a rehearsal: nothing started, nothing read, nobody asked. */
export function draftEvent(ports: Pick<WorkflowPorts, 'newId' | 'now'>, scope: Scope) {
  const id = ports.newId('evt');
  return {
    organisationId: scope.organisationId,
    id,
    state: 'Initiate',
    status: 'draft',
    waitingFor: [],
    startedAt: null,
    until: null,
    correlationId: id,
    traceId: scope.traceId,
    spanId: scope.spanId,
    createdAt: new Date(ports.now()).toISOString(),
    createdBy: scope.principal.id,
    closed: false,
    acknowledged: 0,
  } as const satisfies Partial<EventRow>;
}
