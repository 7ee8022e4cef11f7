import type { Conflict, DraftContext } from './define-task.ts';

/** What a task makes of its inputs: a body that fits its schema and keeps its invariants, and what it cannot settle. */
export interface Drafted {
  body: unknown;
  conflicts: readonly Conflict[];
}

/** Where drafts are computed. The task is named, since what it computes may happen in another thread. */
export interface Drafting {
  /** Throws the fault `task.draft-invalid` or `task.took-too-long`; anything else is a bug of the task. */
  draft(task: string, inputs: Readonly<Record<string, unknown>>, context: DraftContext): Promise<Drafted>;
}
