import type { Claim } from './claim.ts';
import type { Conflict, DraftContext } from './define-task.ts';
import type { FaultCode, FieldError } from './errors.ts';

/** What a task makes of its inputs: a body that fits its schema and keeps its invariants, and what it cannot settle. */
export interface Drafted {
  body: unknown;
  conflicts: readonly Conflict[];
  claims: readonly Claim[];
}

/** Where drafts are computed. The task is named, since what it computes may happen in another thread. */
export interface Drafting {
  /** Throws the fault `task.draft-invalid` or `task.took-too-long`; anything else is a bug of the task. */
  draft(task: string, inputs: Readonly<Record<string, unknown>>, context: DraftContext): Promise<Drafted>;
}

/** What a drafting thread is asked, and its one answer. */
export interface DraftRequest {
  task: string;
  inputs: Readonly<Record<string, unknown>>;
  context: DraftContext;
}

export type DraftAnswer =
  | { drafted: Drafted }
  | { fault: { code: FaultCode; detail: string; errors: readonly FieldError[] } }
  | { bug: string };
