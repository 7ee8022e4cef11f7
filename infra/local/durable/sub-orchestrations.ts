import { eventType } from './history-event.ts';
import type { FailureDetails, HistoryEvent } from './history-event.ts';
import type { LiveInstance, Message } from './live-instance.ts';
import { startInstance } from './start-instance.ts';
import { isFinal } from './store.ts';
import type { InstanceRow, Store } from './store.ts';

export interface ToParent {
  id: string;
  execution: string;
  message: Message;
}

/** Inside the transaction; undefined if the id belongs to an instance that has not ended. */
export function startChild(
  store: Store,
  { row }: LiveInstance,
  event: HistoryEvent,
): InstanceRow | undefined {
  const id = event.InstanceId ?? '';
  const existing = store.instance(id);
  if (existing && !isFinal(existing.status)) return undefined;
  return startInstance(store, {
    id,
    name: event.Name ?? '',
    version: event.Version || null,
    input: event.Input ?? null,
    at: event.Timestamp,
    parent: { id: row.id, execution: row.execution, task: event.EventId },
  });
}

/** The event by which a parent learns that a sub-orchestration did not succeed. */
export function subFailure(created: HistoryEvent, problem: string, details?: FailureDetails): HistoryEvent {
  return {
    EventType: eventType.subOrchestrationFailed,
    EventId: -1,
    Timestamp: created.Timestamp,
    TaskScheduledId: created.EventId,
    Reason: problem,
    Details: details?.StackTrace ?? problem,
    FailureDetails: details ?? {
      ErrorType: 'OrchestrationFailed',
      ErrorMessage: problem,
      IsNonRetriable: false,
    },
  };
}

/** A parent that has moved on (ended, or a new generation) is not told. */
export function tellParent(
  store: Store,
  row: InstanceRow,
  at: number,
  details?: FailureDetails,
): ToParent | undefined {
  const { parent_id: id, parent_execution: execution, parent_task: task } = row;
  if (id === null || execution === null || task === null) return undefined;
  const parent = store.instance(id);
  if (!parent || isFinal(parent.status) || parent.execution !== execution) return undefined;
  const base = { EventId: -1, Timestamp: new Date(at).toISOString(), TaskScheduledId: task };
  const output = row.output ?? 'null';
  const event =
    row.status === 'Completed'
      ? { ...base, EventType: eventType.subOrchestrationCompleted, Result: output }
      : {
          ...subFailure(
            { ...base, EventType: eventType.subOrchestrationCreated },
            reasonOf(row, output),
            details,
          ),
          ...base,
        };
  return { id, execution, message: { event, source: { inbox: store.addInbox(id, execution, event) } } };
}

function reasonOf(row: InstanceRow, output: string): string {
  const told: unknown = JSON.parse(output);
  const text = typeof told === 'string' ? told : JSON.stringify(told);
  if (row.status === 'Failed') return text;
  return `Sub-orchestration '${row.name}' was terminated${told ? `: ${text}` : ''}.`;
}
