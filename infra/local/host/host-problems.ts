import { answerHeaders } from '../../../shared/contracts/answer-headers.ts';
import { type Fault, type Problem, toProblem } from '../../../shared/kernel/errors.ts';
import type { Answer } from './exchange.ts';

/** What the host itself refuses before or instead of the app; in Azure the platform does. */
const hostProblems = {
  'host.starting': { status: 503, title: 'The server is starting or stopping' },
  'host.busy': { status: 503, title: 'Too many requests are being answered' },
  'host.not-allowed': { status: 403, title: 'This host name is not served' },
  'origin.not-allowed': { status: 403, title: 'Another web site may not change anything here' },
  'target.invalid': { status: 400, title: 'The request target is not a path' },
  'route.not-found': { status: 404, title: 'Nothing is served here' },
  'method.not-allowed': { status: 405, title: 'This resource does not know the method' },
  'body.too-slow': { status: 408, title: 'The request body did not arrive in time' },
  'answer.timed-out': { status: 503, title: 'The answer took too long; the work may still be going on' },
  'function.timed-out': { status: 500, title: 'The function ran longer than it may' },
  'identity.missing': { status: 401, title: 'Nobody is signed in' },
  'role.missing': { status: 403, title: 'This person may not go there' },
  'person.not-allowed': { status: 403, title: 'A web page may not name the local person; sign in' },
  'request-header.missing': { status: 403, title: 'A change from a page needs the header x-eods-request: 1' },
  'sign-in.unknown': { status: 400, title: 'There is no such local person to sign in' },
  'sign-in.not-supported': { status: 404, title: 'The local host signs in local people only' },
  'sign-in.cross-site': { status: 403, title: 'Another web site may not sign anybody in or out' },
  'key.missing': { status: 401, title: 'The management key is missing or wrong' },
} as const;

export type HostProblem = keyof typeof hostProblems;

export function hostProblem(
  code: HostProblem,
  traceId: string,
  headers: Record<string, string> = {},
): Answer {
  const { status, title } = hostProblems[code];
  return problemAnswer({ type: `urn:eods:problem:${code}`, title, status, code, traceId }, headers);
}

/** Thrown where the host refuses in the middle of its work; `message` is for the log. */
export class HostRefusal extends Error {
  readonly code: HostProblem;
  readonly headers: Record<string, string>;

  constructor(code: HostProblem, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.code = code;
    this.headers = headers;
  }
}

export function faultProblem(fault: Fault, traceId: string): Answer {
  return problemAnswer(toProblem(fault, traceId), {});
}

/** A bug: what went wrong is in the log under the trace id, not in the answer. */
export function internalProblem(traceId: string): Answer {
  const code = 'internal';
  return problemAnswer(
    { type: `urn:eods:problem:${code}`, title: 'An unexpected error', status: 500, code, traceId },
    {},
  );
}

type HostProblemBody = Pick<Problem, 'type' | 'title' | 'status' | 'traceId'> & { code: string };

function problemAnswer(problem: HostProblemBody, headers: Record<string, string>): Answer {
  return {
    status: problem.status,
    headers: { ...answerHeaders, 'content-type': 'application/problem+json', ...headers },
    body: JSON.stringify(problem),
  };
}
