import { app, type HttpRequest, type HttpResponseInit, type InvocationContext } from '@azure/functions';
import { input } from 'durable-functions';
import type { ZodObject } from 'zod';
import { z } from 'zod';
import { pathParameters } from '../../shared/contracts/path-parameters.ts';
import { requirePermission } from '../../shared/contracts/permissions.ts';
import { parseRequest } from '../../shared/contracts/requests.ts';
import { Fault, toProblem } from '../../shared/kernel/errors.ts';
import { relayOf } from '../../shared/workflow/relay-outbox.ts';
import { notingWrites } from '../../shared/workflow/written-events.ts';
import { durableBell } from '../bell.ts';
import { appSettings, composition, rateLimiter, runsLifecycles, scopeOfCaller } from '../composition.ts';
import { withinAnswerTime } from './answer-time.ts';
import { etagOf, isKnown } from './conditional.ts';
import type { Answer, Answers, Call, Endpoint } from './declaration.ts';
import { guarded } from './guarded-answer.ts';
import { tooMany } from './rate-limit.ts';
import { requireShortAddress, textOf } from './request-body.ts';
import { onceForKey, type Keyed } from './request-key.ts';
import { inTurn } from './requests-in-work.ts';
import { tracedRequest, type RequestIds } from './traced-request.ts';

/** Everything that is registered, for the description of the API and the tests that walk it. */
export const endpoints: Endpoint[] = [];

/** Registers one HTTP function: identity, what is sent, problems and the relay in one place. */
export function endpoint<
  const R extends string,
  const A extends Answers,
  B = undefined,
  Q extends ZodObject = ZodObject<Record<never, never>>,
>(declared: Endpoint<R, A, B, Q>): void {
  register(declared as unknown as Endpoint); // its handler gets what this very declaration parsed
}

function register(declared: Endpoint): void {
  const { name, method, route, changes = false } = declared;
  endpoints.push(declared);
  const parameters = z.object(parametersOf(route));
  const client = input.durableClient();
  app.http(name, {
    methods: [method],
    route,
    authLevel: 'anonymous',
    extraInputs: changes && runsLifecycles() ? [client] : [],
    handler: (request, context) =>
      tracedRequest(declared, request, context, async (ids) => {
        // Filled on the way: what every answer carries, a refusal too.
        const carried: Record<string, string> = { 'x-request-id': ids.requestId };
        const asked = { request, context, ids, carried, parameters };
        const response = await withLimits(declared, asked).catch((error: unknown) =>
          toFailure(error, ids, context),
        );
        return guarded(response, carried);
      }),
  });
}

interface Asked {
  request: HttpRequest;
  context: InvocationContext;
  ids: RequestIds;
  carried: Record<string, string>;
  /** Of the route. */
  parameters: z.ZodObject<Record<string, z.ZodType<string>>>;
}

async function withLimits(declared: Endpoint, asked: Asked): Promise<HttpResponseInit> {
  const { request, context, ids } = asked;
  requireShortAddress(request);
  const failedLate = (error: unknown) => context.error(`failed after its time, trace ${ids.traceId}`, error);
  const answering = inTurn(appSettings().EODS_REQUESTS_AT_ONCE, () => answerTo(declared, asked));
  return await withinAnswerTime(answering, failedLate);
}

async function answerTo(declared: Endpoint, asked: Asked): Promise<HttpResponseInit> {
  const { name, action, method, changes = false } = declared;
  const { request, context, ids } = asked;
  const shared = await composition();
  const { runs, written } = notingWrites(shared.runs);
  const ports = { ...shared, runs };
  const { requestId, traceId, spanId } = ids;
  const scope = { ...(await scopeOfCaller(ports, request)), traceId, spanId };
  countRequest(declared, { ports, scope }, asked);
  ports.telemetry.log('info', 'request', { endpoint: name, requestId, person: scope.principal.id });
  if (declared.permit) await declared.permit({ ports, scope });
  else requirePermission(scope, action);
  const work = async (keyed: Keyed) => declared.handle(await callOf(declared, asked, keyed));
  const key =
    (method === 'POST' || method === 'PATCH') && changes ? request.headers.get('idempotency-key') : null;
  const answer = await (key === null
    ? work({ ports, scope })
    : onceForKey({ ports, scope }, { key, ...(await askedOf(request)) }, work));
  if (changes) await relayOf(ports, written(), runsLifecycles() ? durableBell(context) : undefined);
  return method === 'GET' ? toRead(answer, request) : toResponse(answer);
}

function countRequest(
  { method, heavy = false }: Endpoint,
  { ports, scope }: Keyed,
  { request, carried }: Asked,
): void {
  const isHeavy = typeof heavy === 'function' ? heavy(request.params) : heavy;
  const light = method === 'GET' ? 'reads' : 'writes';
  const kind = isHeavy ? 'heavy' : light;
  const standing = rateLimiter().count(scope, kind, ports.now());
  Object.assign(carried, standing.headers);
  if (standing.refused) throw tooMany(kind, standing);
}

const noQuery = z.strictObject({});

/** Reads the request by what is declared; refuses it naming every field at fault. */
async function callOf(
  { body, query = noQuery }: Endpoint,
  { request, parameters }: Pick<Asked, 'request' | 'parameters'>,
  keyed: Keyed,
): Promise<Call<unknown, Record<string, unknown>>> {
  const params = parseRequest(parameters, request.params);
  return {
    ...keyed,
    query: parseRequest(query, Object.fromEntries(request.query)),
    body: body?.read(await textOf(request), request.headers.get('content-type')),
    param: (name) => params[name] ?? '',
    header: (name) => request.headers.get(name),
  };
}

/** The declared parameters of a route; one that the table does not know is a bug. */
export function parametersOf(route: string): Record<string, z.ZodType<string>> {
  const known: Readonly<Record<string, z.ZodType<string>>> = pathParameters;
  const names = [...route.matchAll(/\{(\w+)\??\}/g)].map(([, name = '']) => name);
  return Object.fromEntries(
    names.map((name) => {
      const schema = known[name];
      if (!schema) throw new Error(`the path parameter ${name} of ${route} is not declared`);
      return [name, schema];
    }),
  );
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
  const etag = headers['etag'] ?? etagOf(text);
  const tagged = { ...headers, etag, 'cache-control': 'private, no-cache' };
  if (isKnown(request.headers.get('if-none-match'), etag)) return { status: 304, headers: tagged };
  return { status, body: text, headers: { ...tagged, 'content-type': 'application/json' } };
}

function toResponse({ status, body, headers = {} }: Answer): HttpResponseInit {
  if (typeof body === 'string' || body instanceof Uint8Array) return { status, body, headers };
  return body === undefined ? { status, headers } : { status, jsonBody: body, headers };
}

function toFailure(error: unknown, { traceId }: RequestIds, context: InvocationContext): HttpResponseInit {
  const fault =
    error instanceof Fault ? error : new Fault('internal', 'Something went wrong; quote the trace id.');
  if (!(error instanceof Fault)) context.error(`unexpected error, trace ${traceId}`, error);
  const problem = toProblem(fault, traceId);
  const seconds = fault.retryAfter ?? (problem.status === 503 ? secondsToRetry(fault) : undefined);
  const retry: Record<string, string> = seconds === undefined ? {} : { 'retry-after': String(seconds) };
  const headers = { 'content-type': 'application/problem+json', ...retry };
  return { status: problem.status, jsonBody: problem, headers };
}

/** A process that has too much to do has room again within a moment; a store that is away takes longer. */
function secondsToRetry({ code }: Fault): number {
  return code === 'service.busy' ? 1 : 5;
}
