import { eventType } from './history-event.ts';
import type { HistoryEvent } from './history-event.ts';
import { LeafBook } from './leaf-book.ts';
import { replayEvent } from './replay-event.ts';
import type { ReplayEvent } from './replay-event.ts';
import type { InstanceRow, Store } from './store.ts';

/** Where a message still lies on disk; the turn that consumes it deletes it there. */
export type MessageSource = { inbox: number } | { activity: number } | { timer: number };

export interface Message {
  event: HistoryEvent;
  source: MessageSource;
}

/** An unfinished instance in memory: what the file says, ready for the next turn. Changed only after a commit. */
export interface LiveInstance {
  row: InstanceRow;
  /** All played; see `handedOver` for what a turn gets. */
  history: ReplayEvent[];
  book: LeafBook;
  inbox: Message[];
  /** Milliseconds; the clock of an instance never goes back. */
  lastTurnAt: number;
  phase: 'idle' | 'ready' | 'running' | 'delayed';
  /** Turns in a row that broke without an answer from the orchestrator. */
  brokenTurns: number;
}

export function newLiveInstance(row: InstanceRow): LiveInstance {
  return { row, history: [], book: new LeafBook(), inbox: [], lastTurnAt: 0, phase: 'idle', brokenTurns: 0 };
}

export function readLiveInstance(store: Store, row: InstanceRow): LiveInstance {
  const instance = newLiveInstance(row);
  for (const text of store.history(row.id)) {
    const event = parseEvent(text);
    instance.history.push(replayEvent(event, true));
    instance.book.absorb(event);
    instance.lastTurnAt = Math.max(instance.lastTurnAt, Date.parse(event.Timestamp));
  }
  instance.inbox = store
    .inbox(row.id)
    .map(({ key, event }) => ({ event: parseEvent(event), source: { inbox: key } }));
  return instance;
}

export function isTurnDue({ row, inbox, history }: LiveInstance): boolean {
  if (row.suspended) return inbox.some(({ event }) => event.EventType === eventType.executionTerminated);
  return inbox.length > 0 || history.length === 0;
}

function parseEvent(text: string): HistoryEvent {
  return JSON.parse(text) as HistoryEvent; // written by this engine
}
