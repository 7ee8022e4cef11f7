import type { WorkMessage } from './agent-work.ts';
import type { PageAsked } from './page.ts';
import type { Scope } from './scope.ts';

/** A message that its queue gave up. */
export interface DeadLetter extends WorkMessage {
  id: string;
  queue: string;
  /** A fault of EODS or what the queue says. */
  reason: string;
  description: string;
  /** UTC time at which it was taken from the queue. */
  at: string;
  /** Who had it sent again, and when. */
  retried: { by: string; at: string } | null;
}

/** Each method is bound to the organisation of its scope. */
export interface DeadLetterStore {
  /** Keeps one with the same id as it is. */
  save(scope: Scope, letter: DeadLetter): Promise<void>;
  /** Oldest first; after (at, id). */
  list(scope: Scope, asked: PageAsked<readonly [string, string]>): Promise<DeadLetter[]>;
  find(scope: Scope, id: string): Promise<DeadLetter | undefined>;
  markRetried(scope: Scope, id: string, retried: { by: string; at: string }): Promise<void>;
}
