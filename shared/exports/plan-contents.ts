import type { ApprovalKind, ArtifactDefinition } from '../kernel/define-artifact.ts';
import type { StoredRecord } from '../kernel/define-record.ts';
import type { Approval, ChainedEntry, EventRow, Question } from '../kernel/run-store.ts';

/** One event as it stands: the newest body of each artifact type, and what people were asked and decided. */
export interface PlanContents extends Pick<EventRow, 'title' | 'state' | 'status'> {
  /** The run's day, YYYY-MM-DD; the planning date when absent. */
  today?: string;
  /** A rehearsal is printed as one; live when absent. */
  execution?: EventRow['execution'];
  /** Approvals, questions and conflicts among it are printed in full from the lists below. */
  waitingFor?: EventRow['waitingFor'];
  /** Bodies by type; any of them may be absent. */
  artifacts: Readonly<Record<string, unknown>>;
  /** Undecided choices by type of the artifact that rests on them. */
  provisional: Readonly<Record<string, readonly ApprovalKind[]>>;
  /** Open ones only; conflicts apart. */
  questions: readonly Question[];
  conflicts: readonly Question[];
  /** All of them, decided ones too. */
  approvals: readonly Approval[];
  decisions: readonly ChainedEntry[];
  /** What people reported, oldest first, without what is kept back; absent where it is not printed. */
  records?: readonly StoredRecord[];
}

/** The same with what dates and names its parts, for calendars and spreadsheets. */
export interface DatedPlan extends PlanContents {
  /** The event's id. */
  id: string;
  /** Revision of each body and the instant at which it was made, by type. */
  revisions: Readonly<Record<string, { revision: number; createdAt: string }>>;
  /** What people reported, oldest first. */
  records: readonly StoredRecord[];
}

/** The newest body of one type, or undefined while nobody has drafted it. */
export function drafted<T extends string, B>(
  { artifacts }: Pick<PlanContents, 'artifacts'>,
  { type }: ArtifactDefinition<T, B>,
): B | undefined {
  const body = Object.hasOwn(artifacts, type) ? artifacts[type] : undefined;
  return body === undefined || body === null ? undefined : (body as B); // validated when it was stored
}
