import {
  app,
  type HttpMethod,
  type HttpRequest,
  type HttpResponseInit,
  type InvocationContext,
} from '@azure/functions';
import { input } from 'durable-functions';
import { requirePermission, type Action } from '../../shared/contracts/permissions.ts';
import { Fault, toProblem } from '../../shared/kernel/errors.ts';
import type { Scope } from '../../shared/kernel/scope.ts';
import { relayOutbox } from '../../shared/workflow/relay-outbox.ts';
import type { WorkflowPorts } from '../../shared/workflow/workflow-ports.ts';
import { durableBell } from '../bell.ts';
import { composition, scopeOfCaller } from '../composition.ts';
import { withinAnswerTime } from './answer-time.ts';
import { etagOf, isKnown } from './conditional.ts';
import { guarded } from './guarded-answer.ts';
import { jsonOf, requireShortAddress, textOf } from './request-body.ts';
import { onceForKey, type Keyed } from './request-key.ts';

export interface Call {
  ports: WorkflowPorts;
  scope: Scope;
  /** Route parameter, as text. */
  param(name: string): string;
  query(name: string): string | null;
  header(name: string): string | null;
  /** The parsed JSON body; refused when it is none. Where it is optional, nothing counts as `{}`. */
  json(options?: { optional: boolean }): Promise<unknown>;
  /** The body as text; whoever reads it limits it. */
  text(): Promise<string>;
}

export interface Answer {
  status: number;
  /** Text and bytes go out as they are, anything else as JSON; undefined is no body. */
  body: unknown;
  headers?: Record<string, string>;
}

interface Endpoint {
  /** Registered name, `<resource>-<verb>`. */
  name: string;
  /** Asked of the permission table before anything is read. */
  action: Action;
  method: HttpMethod;
  route: string;
  /** A changing endpoint is followed by the relay, so that what it committed takes effect at once. */
  changes?: boolean;
  handle(call: Call): Promise<Answer>;
}

/** Everything that is registered, for the description of the API and the tests that walk it. */
export const endpoints: Endpoint[] = [];

/** Registers one HTTP function: identity, JSON, problems and the relay in one place. */
export function endpoint(declared: Endpoint): void {
  const { name, method, route, changes = false } = declared;
  endpoints.push(declared);
  const client = input.durableClient();
  app.http(name, {
    methods: [method],
    route,
    authLevel: 'anonymous',
    extraInputs: changes ? [client] : [],
    handler: async (request, context) => {
      const traceId = traceOf(request, context);
      try {
        requireShortAddress(request);
        const failedLate = (error: unknown) =>
          context.error(`failed after its time, trace ${traceId}`, error);
        return guarded(await withinAnswerTime(answerTo(declared, request, context), failedLate));
      } catch (error) {
        return guarded(toFailure(error, traceId, context));
      }
    },
  });
}

async function answerTo(
  { action, method, changes = false, handle }: Endpoint,
  request: HttpRequest,
  context: InvocationContext,
): Promise<HttpResponseInit> {
  const ports = await composition();
  const scope = await scopeOfCaller(ports, request);
  requirePermission(scope, action);
  const work = (keyed: Keyed) => handle({ ...keyed, ...callOf(request) });
  const key = method === 'POST' && changes ? request.headers.get('idempotency-key') : null;
  const answer = await (key === null
    ? work({ ports, scope })
    : onceForKey({ ports, scope }, { key, ...(await askedOf(request)) }, work));
  if (changes) await relayOutbox(ports, durableBell(context));
  return method === 'GET' ? toRead(answer, request) : toResponse(answer);
}

function callOf(request: HttpRequest): Omit<Call, keyof Keyed> {
  return {
    param: (param) => request.params[param] ?? '',
    query: (param) => request.query.get(param),
    header: (param) => request.headers.get(param),
    json: (options) => jsonOf(request, options?.optional ?? false),
    text: () => textOf(request),
  };
}

async function askedOf(request: HttpRequest): Promise<{ target: string; body: string }> {
  const { pathname, search } = new URL(request.url);
  return { target: `${request.method} ${pathname}${search}`, body: await textOf(request) };
}

/** What is read has a strong tag, and is not sent again to whoever has it already. */
function toRead(answer: Answer, request: HttpRequest): HttpResponseInit {
  const { status, body, headers = {} } = answer;
  if (status !== 200 || typeof body === 'string' || body instanceof Uint8Array) return toResponse(answer);
  const text = JSON.stringify(body);
  const etag = etagOf(text);
  const tagged = { ...headers, etag, 'cache-control': 'private, no-cache' };
  if (isKnown(request.headers.get('if-none-match'), etag)) return { status: 304, headers: tagged };
  return { status, body: text, headers: { ...tagged, 'content-type': 'application/json' } };
}

function toResponse({ status, body, headers = {} }: Answer): HttpResponseInit {
  if (typeof body === 'string' || body instanceof Uint8Array) return { status, body, headers };
  return body === undefined ? { status, headers } : { status, jsonBody: body, headers };
}

function toFailure(error: unknown, traceId: string, context: InvocationContext): HttpResponseInit {
  const fault =
    error instanceof Fault ? error : new Fault('internal', 'Something went wrong; quote the trace id.');
  if (!(error instanceof Fault)) context.error(`unexpected error, trace ${traceId}`, error);
  const problem = toProblem(fault, traceId);
  const retry: Record<string, string> = problem.status === 503 ? { 'retry-after': '5' } : {};
  const headers = { 'content-type': 'application/problem+json', ...retry };
  return { status: problem.status, jsonBody: problem, headers };
}

function traceOf(request: HttpRequest, context: InvocationContext): string {
  return (
    /^[\da-f]{2}-([\da-f]{32})-/.exec(request.headers.get('traceparent') ?? '')?.[1] ?? context.invocationId
  );
}
