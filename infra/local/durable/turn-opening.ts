import { eventType } from './history-event.ts';
import type { HistoryEvent } from './history-event.ts';
import type { LeafBook } from './leaf-book.ts';
import type { LiveInstance, Message } from './live-instance.ts';
import { handedOver, replayEvent } from './replay-event.ts';
import { delayAfter, isTimedOut } from './retry-policy.ts';

/** A turn before the orchestrator has run: what it will read, and what the package schedules by itself. */
export interface TurnOpening {
  batch: Message[];
  /** Messages that had arrived when the turn began, read by it or not. */
  arrived: Message[];
  /** Milliseconds; also the orchestrator's current time. */
  at: number;
  events: HistoryEvent[];
  retries: HistoryEvent[];
  nextId: number;
}

/**
 * Everything that has arrived goes into one turn, with one exception: a failure or timer on which the package
 * schedules a retry takes its id before the orchestrator resumes, so it must come first for both sides to
 * count alike.
 */
function takeBatch(inbox: readonly Message[], book: LeafBook): Message[] {
  const end = inbox.findIndex(({ event }, index) => index > 0 && book.expansion(event) !== undefined);
  return inbox.slice(0, end === -1 ? inbox.length : end);
}

export function openTurn(instance: LiveInstance, now: number): TurnOpening {
  const batch = takeBatch(instance.inbox, instance.book);
  // Never before a timer that fired in this turn, or the orchestrator would see it early.
  const at = batch.reduce(
    (latest, { event }) => (event.FireAt ? Math.max(latest, Date.parse(event.FireAt)) : latest),
    Math.max(now, instance.lastTurnAt),
  );
  const timestamp = new Date(at).toISOString();
  const opening: TurnOpening = {
    batch,
    arrived: [...instance.inbox],
    at,
    events: [{ EventType: eventType.orchestratorStarted, EventId: -1, Timestamp: timestamp }],
    retries: [],
    nextId: instance.book.nextId,
  };
  if (instance.history.length === 0) opening.events.push(executionStarted(instance, timestamp));
  opening.events.push(...batch.map(({ event }) => event));
  const first = batch[0]?.event;
  const retry = first && expand(instance, first, opening.nextId, at);
  if (retry) {
    opening.retries.push(retry);
    opening.nextId++;
  }
  return opening;
}

function executionStarted({ row }: LiveInstance, timestamp: string): HistoryEvent {
  return {
    EventType: eventType.executionStarted,
    EventId: -1,
    Timestamp: timestamp,
    Name: row.name,
    Input: row.input,
    Version: row.version ?? '',
    ExecutionId: row.execution,
  };
}

function expand(
  { book, row }: LiveInstance,
  event: HistoryEvent,
  id: number,
  at: number,
): HistoryEvent | undefined {
  const leaf = book.openLeaf(event);
  const kind = book.expansion(event);
  if (!leaf?.retry || !kind) return undefined;
  const mark = { leaf: book.leaves.indexOf(leaf), kind: leaf.kind };
  const base = { EventId: id, Timestamp: new Date(at).toISOString() };
  if (kind === 'next-attempt') {
    const { first } = leaf;
    const hadDefaultId = first.InstanceId === childInstanceId(row.execution, first.EventId);
    return {
      ...first,
      ...base,
      ...(hadDefaultId ? { InstanceId: childInstanceId(row.execution, id) } : {}),
      Local: { ...mark, attempt: leaf.attempt, ...(leaf.gaveUp ? { gaveUp: true } : {}) },
    };
  }
  const attempt = leaf.attempt + 1;
  const gaveUp = leaf.gaveUp || isTimedOut(leaf.retry, leaf.firstScheduledAt, at);
  const atOnce = gaveUp || attempt > leaf.retry.maxNumberOfAttempts;
  const fireAt = at + (atOnce ? 0 : delayAfter(leaf.attempt, leaf.retry));
  return {
    EventType: eventType.timerCreated,
    ...base,
    FireAt: new Date(fireAt).toISOString(),
    Local: { ...mark, attempt, retryTimer: true, ...(gaveUp ? { gaveUp: true } : {}) },
  };
}

/** The id of a sub-orchestration started without one: unique, and the same on every replay. */
export function childInstanceId(execution: string, task: number): string {
  return `${execution}:${task.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The orchestration trigger's payload. The durations are so long that the package never splits a timer itself. */
export function turnPayload({ row, history }: LiveInstance, events: readonly HistoryEvent[]): object {
  return {
    instanceId: row.id,
    isReplaying: history.length > 0,
    parentInstanceId: row.parent_id,
    upperSchemaVersion: 1,
    upperSchemaVersionNew: 3,
    longRunningTimerIntervalDuration: '10000.00:00:00',
    maximumShortTimerDuration: '10000.00:00:00',
    defaultHttpAsyncRequestSleepTimeMillseconds: 30_000, // spelt so on the wire
    input: JSON.parse(row.input ?? 'null'),
    history: handedOver([...history, ...events.map((event) => replayEvent(event, false))]),
  };
}
