import type { Scope } from './scope.ts';

/** What a request was answered with, to be answered again. */
export interface StoredAnswer {
  status: number;
  /** JSON text, or null for no body. */
  body: string | null;
  headers: Readonly<Record<string, string>>;
}

/** How an earlier request with the same key stands. */
export type RequestStanding =
  | { standing: 'new' }
  | { standing: 'in-progress' }
  | { standing: 'other-body' }
  | { standing: 'answered'; answer: StoredAnswer };

/** Requests that carry a key of their own, so that a repeated one does nothing twice. Times are wall-clock ms. */
export interface RequestStore {
  /**
   * Takes the key for this body. A request that was taken before `lostBefore` and never answered is taken to have
   * died with its process: the next one takes its place.
   */
  take(
    scope: Scope,
    key: string,
    asked: { bodyHash: string; now: number; lostBefore: number },
  ): Promise<RequestStanding>;
  /** `eventId`: the event that the answer is about, with which it is erased; null for none. */
  answer(scope: Scope, key: string, answer: StoredAnswer, eventId: string | null): Promise<void>;
  /** Gives the key back: the request was refused and changed nothing. */
  release(scope: Scope, key: string): Promise<void>;
  /** Removes what was taken before. */
  forget(before: number): Promise<void>;
}
