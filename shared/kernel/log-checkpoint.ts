import type { LogName } from './run-store.ts';

/** Where a log begins whose oldest entries were removed. */
export interface LogCheckpoint {
  /** Number and hash of the last entry that was removed: the next one is chained to it. */
  seq: number;
  hash: string;
  /** Wall-clock time, ISO UTC. */
  removedAt: string;
  /** Keyed hash over event, log and all of the above. */
  signature: string;
}

export type LogCheckpoints = Readonly<Partial<Record<LogName, LogCheckpoint>>>;

export interface CheckpointReader {
  /** Of the logs that lost entries by age. */
  checkpoints(): Promise<LogCheckpoints>;
}

export interface CheckpointWriter {
  /** Removes the entries up to the checkpoint and keeps it in their place. */
  removeLogPrefix(log: LogName, checkpoint: LogCheckpoint): Promise<void>;
}
