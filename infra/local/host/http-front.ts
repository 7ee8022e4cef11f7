import type { Clock } from '../clock.ts';
import type { PassFaultPoint } from '../fault-points.ts';
import type { FunctionRunner, TypedData } from '../function-runner.ts';
import type { Log } from '../log.ts';
import { type Exchange, type Front, readBody } from './exchange.ts';
import { functionAnswer } from './function-answer.ts';
import { HostRefusal, hostProblem, internalProblem } from './host-problems.ts';
import { findRoute, routesOf } from './routes.ts';
import { withinTime } from './time-limit.ts';

/** Bytes of a request body; larger ones are answered with 413. */
export const bodyLimit = 1024 * 1024;

/** After this long Azure's load balancer gives up waiting, however long the function itself may run. */
export const answerPatienceMs = 230_000;

/** Names the session of the front door; functions never see it. */
export const sessionCookie = 'StaticWebAppsAuthCookie';

export interface HttpFrontOptions {
  functions: FunctionRunner;
  /** From host.json, without slashes: `api`, or empty. */
  routePrefix: string;
  passFaultPoint: PassFaultPoint;
  /** For the limits of a request. */
  clock: Clock;
  log: Log;
}

/** HTTP functions, as the Functions host calls them with buffered bodies. */
export function httpFront(options: HttpFrontOptions): Front {
  const { functions, routePrefix, passFaultPoint, clock, log } = options;
  const routes = routesOf(functions.ofTrigger('httpTrigger'), routePrefix);

  return async (exchange) => {
    const match = findRoute(routes, exchange.method, exchange.path);
    if (match.kind === 'none') return undefined;
    const { trace } = exchange;
    if (match.kind === 'other-methods') {
      return hostProblem('method.not-allowed', trace.id, { allow: match.allow.join(', ') });
    }
    const data = await httpData(exchange, match.params, clock);
    const inputs = [{ name: String(match.fn.trigger['name']), data }];
    const { traceParent, traceState } = trace;
    try {
      const invoked = functions.invoke(match.fn, { inputs, traceContext: { traceParent, traceState } });
      const late = () => new HostRefusal('answer.timed-out', 'No answer in time.', { 'retry-after': '5' });
      const { returnValue } = await withinTime(invoked, { clock, ms: answerPatienceMs }, late);
      passFaultPoint('http.after-handler-before-answer');
      return functionAnswer(returnValue);
    } catch (error) {
      log('error', `Function ${match.fn.name} failed`, { function: match.fn.name, traceId: trace.id, error });
      if (error instanceof HostRefusal) throw error;
      return internalProblem(trace.id);
    }
  };
}

async function httpData(
  exchange: Exchange,
  params: Record<string, string>,
  clock: Clock,
): Promise<TypedData> {
  const { request, method, url } = exchange;
  const headers = forwardedHeaders(exchange);
  const body = await readBody(request, bodyLimit, clock);
  return {
    http: {
      method,
      url,
      nullableHeaders: nullable(headers),
      nullableParams: nullable(params),
      // The query is left to the URL: the map form keeps only one value of a repeated key.
      ...(body.length > 0 ? { body: { bytes: body } } : {}),
    },
  };
}

function nullable(map: Record<string, string>): Record<string, { value: string }> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, { value }]));
}

/**
 * What the client sent, except its session and what only the platform may state: who asks. The trace goes on
 * under the id that the log and the answer have, even if the client began none.
 */
function forwardedHeaders({ request, principal, trace }: Exchange): Record<string, string> {
  const seen: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name.startsWith('x-ms-client-principal') || name.startsWith('x-eods-'))
      continue;
    seen[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const cookies = (seen['cookie'] ?? '')
    .split(/;\s*/)
    .filter((pair) => !pair.startsWith(`${sessionCookie}=`));
  if (cookies.join('')) seen['cookie'] = cookies.join('; ');
  else delete seen['cookie'];
  seen['traceparent'] = trace.traceParent;
  if (principal) {
    const { userId, userDetails, identityProvider } = principal;
    seen['x-ms-client-principal'] = Buffer.from(JSON.stringify(principal)).toString('base64');
    seen['x-ms-client-principal-id'] = userId;
    seen['x-ms-client-principal-name'] = userDetails;
    seen['x-ms-client-principal-idp'] = identityProvider;
  }
  return seen;
}
