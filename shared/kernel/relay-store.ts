import type { WorkMessage } from './agent-work.ts';
import type { QueuedMessage } from './mail-port.ts';
import type { StoredDocument } from './document-store.ts';
import type { Cause } from './trace-context.ts';

/** The relay works across organisations on behalf of the platform; nobody else may. */
export interface RelayStore {
  /** Those that failed least often first, then in the order in which their event wrote them; of one event or of all. */
  pending(limit: number, of?: EventPlace): Promise<OutboxRow[]>;
  /** Of one event. */
  confirm(...rows: OutboxRow[]): Promise<void>;
  /** It failed: behind everything that has not. */
  postpone(row: OutboxRow): Promise<void>;
  /** Open runs with a letter beyond what they have read, with the clock they were started with. */
  runsWithUnreadLetters(
    limit: number,
    of?: EventPlace,
  ): Promise<{ organisationId: string; eventId: string; asOf: string; speed: number; startedAt: number }[]>;
  /** How much there is, for whoever watches. */
  backlog(): Promise<Backlog>;
}

export interface EventPlace {
  organisationId: string;
  eventId: string;
}

export interface Backlog {
  /** Outbox rows by kind; a kind without any is not named. */
  rows: readonly { kind: OutboxRow['kind']; count: number }[];
  /** Started and not over. */
  activeRuns: number;
  /** Not sent again by anybody. */
  deadLetters: number;
}

/** Absent in rows from before it was kept. */
interface Caused {
  cause?: Cause;
}

export type OutboxRow = { id: string; organisationId: string; eventId: string } & (
  | { kind: 'document'; body: StoredDocument }
  | { kind: 'message'; body: QueuedMessage }
  | { kind: 'work'; body: { queue: string; work: WorkMessage } & Caused }
  /** Its event was erased: everything outside SQL goes, too. */
  | { kind: 'erase'; body: unknown }
  | { kind: 'start'; body: { asOf: string; speed: number; startedAt: number } & Caused }
);
