/**
 * Every expected fault, once. `retry` tells a caller what a second try is worth:
 * 'never' (change the request), 'later' (the same request may succeed), 'after-reading' (read the resource again first).
 * Each code has an entry in docs/errors.md; a test compares the two.
 */
export const faults = {
  'request.not-json': { status: 400, retry: 'never', title: 'The body is not valid JSON' },
  'request.not-utf8': { status: 400, retry: 'never', title: 'The body is not UTF-8' },
  'request.wrong-type': { status: 415, retry: 'never', title: 'This type of body is not read here' },
  'request.too-complex': {
    status: 400,
    retry: 'never',
    title: 'The body is too deep or has too many values',
  },
  'request.address-too-long': { status: 414, retry: 'never', title: 'The address is too long' },
  'request.took-too-long': { status: 503, retry: 'later', title: 'The answer took too long' },
  'request.too-large': { status: 413, retry: 'never', title: 'The body is too large' },
  'request.invalid': { status: 400, retry: 'never', title: 'The request does not fit its schema' },
  'request.in-progress': { status: 409, retry: 'later', title: 'The same request is under way' },
  'request.key-reused': { status: 422, retry: 'never', title: 'The key was used for another request' },
  'request.stale': { status: 412, retry: 'after-reading', title: 'It has changed since it was read' },
  'request.unconditional': { status: 428, retry: 'after-reading', title: 'Say which version you change' },
  'request.too-many': { status: 429, retry: 'later', title: 'Too many requests' },
  'quota.exceeded': { status: 429, retry: 'later', title: 'No more runs may be started now' },
  'run.queue-full': { status: 503, retry: 'later', title: 'Too many runs are being planned' },
  'brief.invalid': { status: 400, retry: 'never', title: 'The brief cannot be accepted' },
  'change.not-found': { status: 404, retry: 'never', title: 'No such change of the brief' },
  'change.pending': { status: 409, retry: 'after-reading', title: 'Another change of the brief is pending' },
  'change.settled': { status: 409, retry: 'after-reading', title: 'The change of the brief is settled' },
  'change.outdated': { status: 409, retry: 'after-reading', title: 'The brief has changed meanwhile' },
  'identity.missing': { status: 401, retry: 'never', title: 'Nobody is signed in' },
  'identity.not-a-member': { status: 403, retry: 'never', title: 'Not a member of any organisation' },
  'member.elsewhere': { status: 409, retry: 'never', title: 'The person belongs to another organisation' },
  'permission.denied': { status: 403, retry: 'never', title: 'This person may not do that' },
  'event.not-found': { status: 404, retry: 'never', title: 'No such event' },
  'event.erased': { status: 410, retry: 'never', title: 'The event was erased' },
  'artifact.not-found': { status: 404, retry: 'later', title: 'No such artifact' },
  'question.not-found': { status: 404, retry: 'never', title: 'No such question' },
  'question.already-answered': {
    status: 409,
    retry: 'after-reading',
    title: 'The question is already answered',
  },
  'approval.not-found': { status: 404, retry: 'never', title: 'No such approval' },
  'approval.already-decided': {
    status: 409,
    retry: 'after-reading',
    title: 'The approval is already decided',
  },
  'approval.void': {
    status: 409,
    retry: 'after-reading',
    title: 'What was to be approved has changed since',
  },
  'approval.needs-another': { status: 409, retry: 'never', title: 'Another person has to approve' },
  'import.invalid': { status: 400, retry: 'never', title: 'The list cannot be imported' },
  'knowledge.invalid': { status: 400, retry: 'never', title: 'The figures do not fit their table' },
  'knowledge.not-found': { status: 404, retry: 'never', title: 'No such table of planning figures' },
  'organisation.not-found': { status: 404, retry: 'never', title: 'The organisation has no such list' },
  'record.invalid': { status: 400, retry: 'never', title: 'The record cannot be accepted' },
  'record.too-early': { status: 409, retry: 'later', title: 'It is too early for this record' },
  'incident.not-found': { status: 404, retry: 'never', title: 'No such incident' },
  'incident.already-closed': { status: 409, retry: 'never', title: 'The incident is already closed' },
  'rehearsal.of-rehearsal': { status: 409, retry: 'never', title: 'A rehearsal cannot be rehearsed' },
  'run.already-started': { status: 409, retry: 'after-reading', title: 'The run has already started' },
  'run.not-started': { status: 409, retry: 'after-reading', title: 'The run has not started' },
  'run.not-now': { status: 409, retry: 'after-reading', title: 'The run cannot do that as it stands' },
  'run.still-open': { status: 409, retry: 'later', title: 'The run has not ended' },
  'run.closed': { status: 409, retry: 'never', title: 'The run is finished' },
  'feature.not-available': { status: 501, retry: 'never', title: 'Not available yet' },
  'report.not-found': { status: 404, retry: 'later', title: 'No such report' },
  'settings.invalid': { status: 500, retry: 'never', title: 'A setting has a bad value' },
  'tool.failed': { status: 502, retry: 'later', title: 'A tool failed and has no fallback' },
  'tool.not-connected': { status: 503, retry: 'never', title: 'No source is connected for this tool' },
  'task.draft-invalid': { status: 500, retry: 'never', title: 'A drafted artifact does not fit its schema' },
  'task.took-too-long': { status: 503, retry: 'later', title: 'A draft took too long' },
  'content.unreadable': { status: 500, retry: 'never', title: 'A stored value cannot be opened' },
  'key.unusable': { status: 500, retry: 'never', title: 'A key cannot be used' },
  'queue.unavailable': { status: 503, retry: 'later', title: 'A queue is unavailable' },
  'work.unreadable': { status: 400, retry: 'never', title: 'A message is no work' },
  'work.unknown-task': { status: 409, retry: 'never', title: 'No agent has such a task' },
  'dead-letter.not-found': { status: 404, retry: 'never', title: 'No such dead letter' },
  'service.busy': { status: 503, retry: 'later', title: 'Too much to do right now' },
  'store.unavailable': { status: 503, retry: 'later', title: 'A store is unavailable' },
  internal: { status: 500, retry: 'later', title: 'An unexpected error' },
} as const satisfies Record<string, FaultRow>;

export interface FaultRow {
  status: number;
  retry: 'never' | 'later' | 'after-reading';
  title: string;
}

export type FaultCode = keyof typeof faults;

/** One field at fault: a JSON pointer into the request and what to do about it. */
export interface FieldError {
  pointer: string;
  detail: string;
}

/** An expected turn that ends the current request. Anything else that is thrown is a bug. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  /** Seconds after which a second try is worth something, where that is known. */
  readonly retryAfter: number | undefined;

  constructor(
    code: FaultCode,
    detail: string,
    errors: readonly FieldError[] = [],
    { retryAfter }: { retryAfter?: number } = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = 'Fault';
    this.code = code;
    this.detail = detail;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }
}

/** RFC 9457 body. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: FaultCode;
  detail: string;
  traceId: string;
  errors: readonly FieldError[];
}

export function toProblem(fault: Fault, traceId: string): Problem {
  const { status, title } = faults[fault.code];
  const { code, detail, errors } = fault;
  return { type: `urn:eods:problem:${code}`, title, status, code, detail, traceId, errors };
}
