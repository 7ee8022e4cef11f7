import type { WorkMessage } from './agent-work.ts';
import type { AgentTrace } from './agent-trace.ts';
import type { ApprovalKind } from './define-artifact.ts';
import type { StoredRecord } from './define-record.ts';
import type { ConflictOption } from './define-task.ts';
import type { StoredDocument } from './document-store.ts';
import type { Erasure } from './erasure.ts';
import type { Artifact, Envelope } from './envelope.ts';
import type { InstructionLevel, LifecycleState } from './levels.ts';
import type { DecidingRole } from './organisation-policy.ts';
import type { ListVersions } from './organisation-store.ts';
import type { CheckpointReader, CheckpointWriter } from './log-checkpoint.ts';
import type { MessageWriter } from './mail-port.ts';
import type { ModelTurnReader, ModelTurnWriter } from './model-turns.ts';
import type { NumberedPage, PageAsked } from './page.ts';
import type { OrganisationSettings, RunContents } from './run-contents.ts';
import type { RunSummary } from './run-summary.ts';
import type { Scope } from './scope.ts';
import type { TaskState } from './task-state.ts';
import type { Cause } from './trace-context.ts';
import type { Waiting } from './waiting.ts';

/** Stores that the workflow needs, as ports. Times are ISO UTC texts on the run's clock unless said otherwise. */

export type RunStatus =
  'draft' | 'running' | 'waiting' | 'blocked' | 'paused' | 'completed' | 'cancelled' | 'failed';

export interface EventRow {
  organisationId: string;
  id: string;
  title: string;
  state: LifecycleState;
  status: RunStatus;
  waitingFor: readonly Waiting[];
  execution: 'live' | 'simulated';
  rehearsalOf: string | null;
  level: InstructionLevel;
  /** By agent, where it differs from `level`. */
  agentLevels?: Readonly<Record<string, InstructionLevel>>;
  seed: number;
  /** Planning date, YYYY-MM-DD. */
  asOf: string;
  speed: number;
  /** Wall-clock milliseconds; null before the start. */
  startedAt: number | null;
  /** Who started the run; absent before the start and in runs of earlier versions. */
  startedBy?: string | undefined;
  until: LifecycleState | null;
  correlationId: string;
  /** W3C id of the trace that created it or, later, started its run. */
  traceId?: string | undefined;
  spanId?: string | undefined;
  createdAt: string;
  createdBy: string;
  /** True once the run is completed or cancelled: no letter is taken any more. */
  closed: boolean;
  /** Lists of the organisation that the run has been decided on: later imports change nothing in it any more. */
  lists?: ListVersions | undefined;
  /** What a list says of the event; absent before anything is planned. */
  summary?: RunSummary | undefined;
  /** Letters up to this number have been read by the run. */
  acknowledged: number;
}

export interface Letter {
  seq: number;
  /** `work` and `work-failed` come from the queues of agents; their `id` is the operation of the work. */
  kind: 'command' | 'answer' | 'decision' | 'record' | 'work' | 'work-failed';
  body: { id?: string; command?: string; attempt?: number };
}

export interface Question {
  id: string;
  kind: 'gap' | 'conflict' | 'alternative';
  /** What is asked for: a field of the brief, `conflict:<key>` or `alternative:<approval>`. */
  field: string;
  text: string;
  why: string;
  neededBy: string;
  blocks: LifecycleState;
  options: readonly (ConflictOption & { value?: unknown })[];
  /** Tells one occurrence of a conflict from the next. */
  signature: string;
  status: 'open' | 'answered' | 'withdrawn';
  askedAt: string;
  answer?: { value: unknown; by: string; at: string };
}

export interface Approval {
  id: string;
  kind: ApprovalKind;
  /** The exact revisions that the decision is about. */
  subject: readonly { type: string; revision: number; contentHash: string }[];
  /** Over the subject and the proposal; a decision is void when it no longer fits. */
  subjectHash: string;
  proposal: ApprovalProposal;
  /** Names in order; the last is the owner. */
  approvers: readonly string[];
  /** Names in the plan that belong to no member of the organisation: the owner is asked in their place. */
  fallenBack?: readonly string[];
  /** How far it has been escalated: index into `approvers`. */
  approverIndex: number;
  reminders: number;
  /** Next step of the approval policy. */
  step: number;
  requestedAt: string;
  /** When the next reminder or escalation is due; null once it is decided or blocked. */
  dueAt: string | null;
  status: 'pending' | 'approved' | 'rejected' | 'changes-requested' | 'void' | 'blocked';
  decision?: { by: string; at: string; comment: string };
  /** Everybody who has said yes so far; it is approved once the policy asks for nobody more. */
  approvedBy?: readonly Signature[];
  /** What was still needed when it was last judged; none once it is decided. */
  needs?: ApprovalNeeds;
  /** Version of the policy that the decision was taken under. */
  policyVersion?: number;
  /** Who passed it on to whom, by member id, oldest first. */
  delegations?: readonly { by: string; to: string; at: string; comment: string }[];
}

/** One person's yes. */
export interface Signature {
  by: string;
  name: string;
  /** At that time, with those of whom they stood in for. */
  roles: readonly string[];
  at: string;
  comment: string;
  /** Venue: the candidate that it is about. */
  candidateId?: string;
  /** The absent member whom they stood in for. */
  onBehalfOf?: { id: string; name: string };
  /** How they prepared what is decided, where they did. */
  involved?: string;
}

/** Seats that are still to be filled, each by another person with one of its roles. */
export interface ApprovalNeeds {
  seats: readonly (readonly DecidingRole[])[];
  why: string;
  policyVersion: number;
}

export interface ApprovalProposal {
  summary: string;
  candidateId?: string;
  amountMinor?: number;
  currency?: string;
  alternatives: readonly { id: string; label: string; effect: string; amountMinor?: number }[];
}

export type LogName = 'decision' | 'change';

export interface LogEntry {
  seq: number;
  at: string;
  by: string;
  title: string;
  rationale: string;
  alternatives: readonly { id: string; label: string; effect: string }[];
  /** Artifact revisions concerned, with the content hash at that time. */
  impacted: readonly { type: string; revision: number; contentHash: string }[];
  operationId: string;
  /** W3C id of the trace of the request that set it off; absent in entries older than that. */
  traceId?: string;
}

export interface ChainedEntry extends LogEntry {
  previousHash: string;
  hash: string;
}

/** An entry as it is chained. The chain holds also when its content is gone. */
export interface ChainLink {
  seq: number;
  at: string;
  /** Keyed hash over the entry and its salt; empty for entries from before contents were hashed on their own. */
  contentHash: string;
  previousHash: string;
  hash: string;
  /** Goes with the content, so that nobody can try out afterwards what it said. */
  salt: string;
  /** Null: erased with its event, or altered so that it cannot be opened. */
  entry: LogEntry | null;
}

export interface Activity {
  at: string;
  kind: string;
  text: string;
  agent?: string;
  task?: string;
}

/** Reads of one run. Every method is bound to the scope and event that opened it. */
export interface RunReader extends ModelTurnReader, CheckpointReader {
  /** Refused with `event.not-found`, and with `event.erased` once it is erased. */
  event(): Promise<EventRow>;
  /** Null while the event is there; refused with `event.not-found` when it never was. */
  erasure(): Promise<Erasure | null>;
  lettersAfter(seq: number): Promise<Letter[]>;
  /** The span that brought the letter with this number; that of the run's start where there is none. */
  causeOf(seq: number): Promise<Cause | undefined>;
  /** A page or all, oldest first; so are revisions and logs. */
  records(page?: NumberedPage): Promise<StoredRecord[]>;
  /** Newest envelope of every type. */
  heads(): Promise<Map<string, Envelope>>;
  revisions(type: string, page?: NumberedPage): Promise<Envelope[]>;
  taskStates(): Promise<Map<string, TaskState>>;
  questions(): Promise<Question[]>;
  approvals(): Promise<Approval[]>;
  log(name: LogName, page?: NumberedPage): Promise<ChainedEntry[]>;
  /** What the audit recomputes. */
  chain(name: LogName): Promise<ChainLink[]>;
  /** Number and hash of the newest entry, kept apart from the entries. */
  logHeads(): Promise<Record<LogName, { seq: number; hash: string }>>;
  operation(id: string): Promise<{ result: unknown } | undefined>;
  contents(): Promise<RunContents>;
  settings(): Promise<OrganisationSettings>;
}

/** Everything written here becomes visible together or not at all. */
export interface RunTransaction extends RunReader, ModelTurnWriter, MessageWriter, CheckpointWriter {
  saveEvent(change: Partial<Omit<EventRow, 'organisationId' | 'id'>>): Promise<void>;
  /** Refused with `run.closed` once the run is over. A repeated key answers the letter's first number. */
  appendLetter(key: string, kind: Letter['kind'], body: Letter['body']): Promise<number>;
  saveOperation(id: string, result: unknown): Promise<void>;
  appendRecord(record: Omit<StoredRecord, 'seq' | 'id'>): Promise<StoredRecord>;
  saveArtifact(artifact: Artifact, store: 'sql' | 'documents'): Promise<void>;
  saveTaskState(state: TaskState): Promise<void>;
  saveQuestion(question: Question): Promise<void>;
  saveApproval(approval: Approval): Promise<void>;
  appendLog(name: LogName, entry: Omit<LogEntry, 'seq'>): Promise<ChainedEntry>;
  /** A line for the activity feed; a document by way of the outbox. */
  appendActivity(activity: Activity): Promise<void>;
  /** A line for the agent traces; a document by way of the outbox. */
  appendTrace(trace: AgentTrace): Promise<void>;
  /**
   * Runs of the organisation and of the person, this event left out. Until the transaction ends no other start of the
   * organisation counts, on any instance. `day` is YYYY-MM-DD, UTC.
   */
  countStarted(day: string): Promise<StartedRuns>;
  /** Asks the relay to start the run's orchestration. */
  queueStart(): Promise<void>;
  /** Asks the relay to hand work to the queue of an agent. */
  queueWork(queue: string, work: WorkMessage): Promise<void>;
}

interface RunCount {
  /** Started and not over. */
  active: number;
  startedOnDay: number;
}

export interface StartedRuns {
  organisation: RunCount;
  person: RunCount;
}

/** After (created at, id). */
export type EventsPage = PageAsked<readonly [string, string]>;

/** After (requested at, event, id). */
export interface ApprovalsAsked extends PageAsked<readonly [string, string, string]> {
  eventId?: string | undefined;
  status?: string | undefined;
}

export interface RunStore {
  createEvent(scope: Scope, row: EventRow, work: (tx: RunTransaction) => Promise<void>): Promise<void>;
  /** Newest first. */
  events(scope: Scope, page?: EventsPage): Promise<EventRow[]>;
  read(scope: Scope, eventId: string): RunReader;
  transaction<T>(scope: Scope, eventId: string, work: (tx: RunTransaction) => Promise<T>): Promise<T>;
  /** In one transaction, each only if `check` does not refuse it then. The relay takes what lies outside SQL. */
  erase(
    scope: Scope,
    eventIds: readonly string[],
    erasure: Erasure,
    check: (event: EventRow) => void,
  ): Promise<void>;
  /** Body of a revision kept in SQL, or not yet handed to the document store. */
  body(scope: Scope, eventId: string, type: string, revision: number): Promise<unknown>;
  /** Documents of one kind that the relay has not confirmed yet, oldest first. */
  pendingDocuments(scope: Scope, eventId: string, kind: string): Promise<StoredDocument[]>;
  /** Of all events that the person sees, oldest first. */
  approvalsOf(scope: Scope, asked: ApprovalsAsked): Promise<{ eventId: string; approval: Approval }[]>;
}
