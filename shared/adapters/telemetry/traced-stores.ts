import type { DocumentStore } from '../../kernel/document-store.ts';
import type { RunStore } from '../../kernel/run-store.ts';
import type { Telemetry } from '../../kernel/telemetry.ts';

/** Transactions and reads over several events as spans; single reads of a run are too many to be worth one each. */
export function tracedRuns(runs: RunStore, telemetry: Telemetry, engine: string): RunStore {
  const under = <T>(operation: string, eventId: string | undefined, work: () => Promise<T>) =>
    telemetry.span(
      {
        name: `sql ${operation}`,
        kind: 'client',
        attributes: { 'db.system.name': engine, 'db.operation.name': operation, 'eods.event.id': eventId },
      },
      work,
    );
  return {
    createEvent: (scope, row, work) => under('create', row.id, () => runs.createEvent(scope, row, work)),
    events: (scope, page) => under('events', undefined, () => runs.events(scope, page)),
    read: (scope, eventId) => runs.read(scope, eventId),
    transaction: (scope, eventId, work) =>
      under('transaction', eventId, () => runs.transaction(scope, eventId, work)),
    erase: (scope, ids, erasure, check) =>
      under('erase', undefined, () => runs.erase(scope, ids, erasure, check)),
    body: (scope, eventId, type, revision) => runs.body(scope, eventId, type, revision),
    pendingDocuments: (scope, eventId, kind) => runs.pendingDocuments(scope, eventId, kind),
    approvalsOf: (scope, asked) => under('approvals', asked.eventId, () => runs.approvalsOf(scope, asked)),
  };
}

export function tracedDocuments(documents: DocumentStore, telemetry: Telemetry): DocumentStore {
  const under = <T>(operation: string, eventId: string | undefined, work: () => Promise<T>) =>
    telemetry.span(
      {
        name: `documents ${operation}`,
        kind: 'client',
        attributes: {
          'db.system.name': 'azure.cosmosdb',
          'db.operation.name': operation,
          'eods.event.id': eventId,
        },
      },
      work,
    );
  return {
    put: (...all) => under('put', all[0]?.eventId, () => documents.put(...all)),
    removeAll: (organisationId, eventId) =>
      under('remove', eventId, () => documents.removeAll(organisationId, eventId)),
    removeUpTo: (...asked) => under('remove', asked[1], () => documents.removeUpTo(...asked)),
    read: (scope, eventId, id) => under('read', eventId, () => documents.read(scope, eventId, id)),
    list: (scope, eventId, kind, page) =>
      under('list', eventId, () => documents.list(scope, eventId, kind, page)),
  };
}
