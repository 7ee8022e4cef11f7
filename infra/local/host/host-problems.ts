import { type Fault, type Problem, toProblem } from '../../../shared/kernel/errors.ts';
import type { Answer } from './exchange.ts';

/** What the host itself refuses before or instead of the app; in Azure the platform does. */
const hostProblems = {
  'host.starting': { status: 503, title: 'The server is starting or stopping' },
  'host.not-allowed': { status: 403, title: 'This host name is not served' },
  'origin.not-allowed': { status: 403, title: 'Another web site may not change anything here' },
  'target.invalid': { status: 400, title: 'The request target is not a path' },
  'route.not-found': { status: 404, title: 'Nothing is served here' },
  'method.not-allowed': { status: 405, title: 'This resource does not know the method' },
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
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(problem),
  };
}
