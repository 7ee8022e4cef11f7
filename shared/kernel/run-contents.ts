import type { KnowledgeOverride } from './define-knowledge.ts';
import type { StoredRecord } from './define-record.ts';
import type { Envelope } from './envelope.ts';
import type { ListVersions } from './organisation-store.ts';
import type { PolicyVersion } from './organisation-policy.ts';
import type { Approval, EventRow, Question } from './run-store.ts';
import type { TaskState } from './task-state.ts';

/** All of a run but the bodies and the logs, for reading alone. */
export interface RunContents {
  event: EventRow;
  /** Newest envelope of every type. */
  heads: ReadonlyMap<string, Envelope>;
  tasks: ReadonlyMap<string, TaskState>;
  records: readonly StoredRecord[];
  questions: readonly Question[];
  approvals: readonly Approval[];
}

/** What an organisation has set for all its runs, as it is now; for reading alone. */
export interface OrganisationSettings {
  /** None, where the product's holds. */
  policy: PolicyVersion | undefined;
  /** What it puts in place of planning figures, by table. */
  knowledge: ReadonlyMap<string, KnowledgeOverride>;
  /** Newest version of each of its lists. */
  lists: ListVersions;
}
