/**
 * Tables of the SQL store. Structured values are JSON text, sealed wherever people's words or figures are in it;
 * `n` and `seq` are gap-free within their event.
 */
export interface Database {
  event: EventTable;
  inbox: Owned & { seq: number; letter_key: string; kind: string; body: string };
  operation: Owned & { id: string; result: string };
  record: Owned & {
    seq: number;
    kind: string;
    body: string;
    recorded_by: string;
    at: string;
    simulated: number;
  };
  /** `body` is null for artifacts of the document store. */
  artifact: Owned & { type: string; revision: number; envelope: string; body: string | null };
  task_state: Owned & { task: string; input_hash: string; revision: number; conflicts: string };
  /** Paid answers of models; rows are inserted and never changed. */
  model_turn: Owned & { id: string; fingerprint: string; answer: string };
  question: Owned & { id: string; row: string };
  /** The columns besides `row` repeat what lists are ordered and chosen by. */
  approval: Owned & { id: string; row: string; requested_at: string; status: string };
  /** `entry` is empty once the event is erased; `at` and `content_hash` are empty in entries of earlier versions. */
  log_entry: Owned & {
    log: string;
    seq: number;
    at: string;
    entry: string;
    content_hash: string;
    previous_hash: string;
    hash: string;
  };
  /** `roles`, `substitutes` and `absences` are JSON. */
  member: {
    organisation_id: string;
    id: string;
    name: string;
    roles: string;
    substitutes: string;
    absences: string;
    /** Null: none is known. */
    mail: string | null;
  };
  /** `changes` is JSON. */
  member_change: {
    organisation_id: string;
    version: number;
    at: string;
    changed_by: string;
    changes: string;
  };
  /** Wrapped by the wrapping key, those of events by their organisation's; `wrapped_by` names its version. */
  data_key: {
    organisation_id: string;
    id: string;
    purpose: string;
    version: number;
    wrapped: string;
    wrapped_by: string;
    created_at: string;
    retired_at: string | null;
  };
  /** Requests with a key of their own; `answer` is JSON, null while it is worked on. */
  request: {
    organisation_id: string;
    id: string;
    body_hash: string;
    taken_at: number;
    answer: string | null;
    event_id: string | null;
  };
  /** `retried_by` and `retried_at` are null until somebody has it sent again. */
  dead_letter: Owned & {
    id: string;
    queue: string;
    task: string;
    operation: string;
    attempt: number;
    reason: string;
    description: string;
    at: string;
    retried_by: string | null;
    retried_at: string | null;
  };
  /** `id` is the first day of the period. */
  report: {
    organisation_id: string;
    id: string;
    last_day: string;
    written_at: string;
    events: number;
  };
  /** In place of entries that were removed by age. */
  log_checkpoint: Owned & { log: string; seq: number; hash: string; removed_at: string; signature: string };
  /** How far feed and traces were removed by age, and the time of the oldest that is kept; empty: not known. */
  trail_mark: Owned & { trail: string; up_to: number; oldest: string };
  report_part: Owned & { report: string; body: string };
  outbox: Owned & {
    id: string;
    kind: string;
    n: number;
    attempts: number;
    document_kind: string;
    body: string;
  };
  organisation_import: {
    organisation_id: string;
    list: string;
    version: number;
    import_id: string;
    at: string;
    imported_by: string;
    format: string;
    row_count: number;
  };
  organisation_venues: ListRows;
  organisation_vendors: ListRows;
  organisation_prices: ListRows;
  /** `policy` is JSON. */
  organisation_policy: {
    organisation_id: string;
    version: number;
    at: string;
    set_by: string;
    reason: string;
    policy: string;
  };
  /** `value` is null where the organisation went back to the product's figures. */
  knowledge_overrides: {
    organisation_id: string;
    name: string;
    version: number;
    value: string | null;
    source: string;
    at: string;
    set_by: string;
  };
}

interface ListRows {
  organisation_id: string;
  version: number;
  n: number;
  row: string;
}

interface Owned {
  organisation_id: string;
  event_id: string;
}

interface EventTable {
  organisation_id: string;
  id: string;
  row: string;
  created_at: string;
  created_by: string;
  acknowledged: number;
  closed: number;
  /** Last numbers given out. */
  letters: number;
  records: number;
  activities: number;
  outbox: number;
  /** Grows with every change of artifacts, task states, records, questions and approvals. */
  version: number;
  /** Heads of the two logs: an entry that is cut off at the end is missed here. */
  decision_seq: number;
  decision_hash: string;
  change_seq: number;
  change_hash: string;
  /** Day of the start, UTC, and who started it; null before the start and in runs of earlier versions. */
  started_on: string | null;
  started_by: string | null;
  /** JSON: when, by whom and why it was erased; null while it is there. */
  erased: string | null;
}
