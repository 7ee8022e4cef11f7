import type { RetryPolicy } from './retry-policy.ts';

/** Numbers the Durable extension uses on the wire; only those this engine writes. */
export const eventType = {
  executionStarted: 0,
  executionCompleted: 1,
  executionFailed: 2,
  executionTerminated: 3,
  taskScheduled: 4,
  taskCompleted: 5,
  taskFailed: 6,
  subOrchestrationCreated: 7,
  subOrchestrationCompleted: 8,
  subOrchestrationFailed: 9,
  timerCreated: 10,
  timerFired: 11,
  orchestratorStarted: 12,
  orchestratorCompleted: 13,
  eventRaised: 15,
} as const;

export type EventType = (typeof eventType)[keyof typeof eventType];

export interface FailureDetails {
  ErrorType: string;
  ErrorMessage: string;
  StackTrace?: string;
  IsNonRetriable: boolean;
  Properties?: unknown;
  InnerFailure?: unknown;
}

export type LeafKind =
  'activity' | 'activity with retry' | 'sub-orchestration' | 'sub-orchestration with retry' | 'timer';

/**
 * The engine's own note on a scheduling event, from which the numbering is rebuilt after a restart.
 * The package ignores fields it does not know.
 */
export interface LeafMark {
  /** Index of the leaf task in the order of the action list. */
  leaf: number;
  kind: LeafKind;
  /** Attempt this event belongs to; a retry timer already carries the number of the attempt it leads to. */
  attempt: number;
  retry?: RetryPolicy;
  retryTimer?: true;
  /** The retry timeout has passed: what remains fails without being run. */
  gaveUp?: true;
}

/** One row of history, without `IsPlayed`, which depends on the turn that reads it. Texts of values are JSON. */
export interface HistoryEvent {
  EventType: EventType;
  /** The task id on scheduling events, else -1. */
  EventId: number;
  Timestamp: string;
  Name?: string;
  Input?: string | null;
  Version?: string;
  InstanceId?: string;
  ExecutionId?: string;
  Result?: string;
  OrchestrationStatus?: string;
  TaskScheduledId?: number;
  TimerId?: number;
  FireAt?: string;
  Reason?: string;
  Details?: string;
  FailureDetails?: FailureDetails;
  Local?: LeafMark;
}

/** The text of an event as it is kept: an orchestrator that reads it again has read it before. */
export function eventText(event: HistoryEvent): string {
  return `${JSON.stringify(event).slice(0, -1)},"IsPlayed":true}`;
}

/** The task whose end this event reports, if it reports one. */
export function completedTask(event: HistoryEvent): number | undefined {
  return event.TaskScheduledId ?? event.TimerId;
}

export function isFailure(event: HistoryEvent): boolean {
  return event.EventType === eventType.taskFailed || event.EventType === eventType.subOrchestrationFailed;
}
