import type { Claim } from './claim.ts';
import type { Conflict } from './define-task.ts';

/** What a task last made of which inputs, so that staleness is a comparison of two hashes. */
export interface TaskState {
  task: string;
  inputHash: string;
  revision: number;
  conflicts: readonly Conflict[];
  claims: readonly Claim[];
}
