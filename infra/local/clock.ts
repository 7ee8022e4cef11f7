/** Real time for the local engine and host. Tests put a clock here that they move by hand; nothing sleeps. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once, when `now() >= at`; overdue means on the next turn of the event loop. Returns a cancel function. */
  at(at: number, call: () => void): () => void;
}
