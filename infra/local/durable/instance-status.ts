import { eventType } from './history-event.ts';
import type { HistoryEvent } from './history-event.ts';
import { runtimeStatus } from './store.ts';
import type { InstanceRow, RuntimeStatus } from './store.ts';

export interface InstanceStatus {
  name: string;
  instanceId: string;
  runtimeStatus: RuntimeStatus;
  input: unknown;
  customStatus: unknown;
  output: unknown;
  /** ISO-8601, UTC. */
  createdTime: string;
  lastUpdatedTime: string;
}

export function instanceStatus(row: InstanceRow): InstanceStatus {
  return {
    name: row.name,
    instanceId: row.id,
    runtimeStatus: runtimeStatus(row),
    input: parsed(row.input),
    customStatus: parsed(row.custom_status),
    output: parsed(row.output),
    createdTime: row.created_at,
    lastUpdatedTime: row.updated_at,
  };
}

function parsed(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}

const eventNames: Record<number, string> = {
  [eventType.executionStarted]: 'ExecutionStarted',
  [eventType.executionCompleted]: 'ExecutionCompleted',
  [eventType.executionFailed]: 'ExecutionFailed',
  [eventType.executionTerminated]: 'ExecutionTerminated',
  [eventType.taskScheduled]: 'TaskScheduled',
  [eventType.taskCompleted]: 'TaskCompleted',
  [eventType.taskFailed]: 'TaskFailed',
  [eventType.subOrchestrationCreated]: 'SubOrchestrationInstanceCreated',
  [eventType.subOrchestrationCompleted]: 'SubOrchestrationInstanceCompleted',
  [eventType.subOrchestrationFailed]: 'SubOrchestrationInstanceFailed',
  [eventType.timerCreated]: 'TimerCreated',
  [eventType.timerFired]: 'TimerFired',
  [eventType.eventRaised]: 'EventRaised',
};

/** The history as the status call shows it: turn boundaries left out, values only where asked for. */
export function historyForStatus(
  events: readonly HistoryEvent[],
  showValues: boolean,
): Record<string, unknown>[] {
  return events.flatMap(
    ({ EventType, EventId, Timestamp, Name, Reason, FireAt, Input, Result, ...event }) => {
      const name = eventNames[EventType];
      if (!name) return [];
      const task = EventId >= 0 ? EventId : (event.TaskScheduledId ?? event.TimerId);
      const shown = { EventType: name, Timestamp, FunctionName: Name, TaskId: task, FireAt, Reason };
      return [showValues ? { ...shown, Input, Result } : shown];
    },
  );
}
