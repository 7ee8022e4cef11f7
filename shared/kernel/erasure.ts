/** That an event was erased: all that stays of it besides the bare chain of its logs. */
export interface Erasure {
  /** Wall-clock time, ISO UTC. */
  at: string;
  by: string;
  why: string;
}
