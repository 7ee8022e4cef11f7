import { completedTask, eventType, isFailure } from './history-event.ts';
import type { HistoryEvent, LeafKind } from './history-event.ts';
import type { RetryPolicy } from './retry-policy.ts';

/** A task that takes an id: an activity, a sub-orchestration or a timer, with its retries. */
export interface Leaf {
  kind: LeafKind;
  name: string;
  attempt: number;
  retry?: RetryPolicy;
  firstScheduledAt: number;
  /** The scheduling event of the first attempt; later attempts repeat its name, input and instance id. */
  first: HistoryEvent;
  currentId: number;
  waitsForRetryTimer: boolean;
  gaveUp: boolean;
  lastFailure?: HistoryEvent;
}

/**
 * The ids of one execution. The package counts tasks from 0 in the order it starts to track them and sends
 * no ids, so both sides must count alike: an id that differs shows up as a hang, never as an error.
 */
export class LeafBook {
  readonly leaves: Leaf[] = [];
  nextId = 0;
  #open = new Map<number, Leaf>();

  /** Takes in one event of history, in order. */
  absorb(event: HistoryEvent): void {
    if (event.Local) this.#schedule(event);
    const task = completedTask(event);
    if (task === undefined) return;
    const leaf = this.#open.get(task);
    if (leaf && isFailure(event)) leaf.lastFailure = event;
    this.#open.delete(task);
  }

  #schedule(event: HistoryEvent): void {
    const mark = event.Local;
    if (!mark) return;
    const known = this.leaves[mark.leaf];
    const leaf: Leaf = known ?? {
      kind: mark.kind,
      name: event.Name ?? '',
      attempt: mark.attempt,
      retry: mark.retry,
      firstScheduledAt: Date.parse(event.Timestamp),
      first: event,
      currentId: event.EventId,
      waitsForRetryTimer: false,
      gaveUp: false,
    };
    if (!known) this.leaves[mark.leaf] = leaf;
    leaf.attempt = mark.attempt;
    leaf.currentId = event.EventId;
    leaf.waitsForRetryTimer = mark.retryTimer === true;
    leaf.gaveUp = mark.gaveUp === true;
    this.#open.set(event.EventId, leaf);
    this.nextId = Math.max(this.nextId, event.EventId + 1);
  }

  openLeaf(event: HistoryEvent): Leaf | undefined {
    const task = completedTask(event);
    return task === undefined ? undefined : this.#open.get(task);
  }

  isOpen(task: number): boolean {
    return this.#open.has(task);
  }

  /** Whether an activity or sub-orchestration is under way: then something arrives soon. */
  awaitsWork(): boolean {
    for (const leaf of this.#open.values()) if (leaf.kind !== 'timer') return true;
    return false;
  }

  /** Forgets a cancelled timer, so that it is not cancelled again on each later turn. */
  close(task: number): void {
    this.#open.delete(task);
  }

  /** What the package will schedule by itself on this event, taking an id before it resumes the orchestrator. */
  expansion(event: HistoryEvent): 'retry-timer' | 'next-attempt' | undefined {
    const leaf = this.openLeaf(event);
    if (!leaf?.retry) return undefined;
    // The package waits for a timer even after the last failure.
    if (isFailure(event)) return 'retry-timer';
    const fired = event.EventType === eventType.timerFired && leaf.waitsForRetryTimer;
    return fired && leaf.attempt <= leaf.retry.maxNumberOfAttempts ? 'next-attempt' : undefined;
  }
}
