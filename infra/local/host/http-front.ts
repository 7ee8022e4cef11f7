import type { PassFaultPoint } from '../fault-points.ts';
import type { FunctionRunner, TypedData } from '../function-runner.ts';
import type { Log } from '../log.ts';
import { type Exchange, type Front, readBody } from './exchange.ts';
import { functionAnswer } from './function-answer.ts';
import { hostProblem, internalProblem } from './host-problems.ts';
import { withLocalPerson } from './local-person.ts';
import { findRoute, routesOf } from './routes.ts';

/** Bytes of a request body; larger ones are answered with 413. */
export const bodyLimit = 1024 * 1024;

export interface HttpFrontOptions {
  functions: FunctionRunner;
  /** From host.json, without slashes: `api`, or empty. */
  routePrefix: string;
  passFaultPoint: PassFaultPoint;
  log: Log;
}

/** HTTP functions, as the Functions host calls them with buffered bodies. */
export function httpFront({ functions, routePrefix, passFaultPoint, log }: HttpFrontOptions): Front {
  const routes = routesOf(functions.ofTrigger('httpTrigger'), routePrefix);

  return async (exchange) => {
    const match = findRoute(routes, exchange.method, exchange.path);
    if (match.kind === 'none') return undefined;
    const { trace } = exchange;
    if (match.kind === 'other-methods') {
      return hostProblem('method.not-allowed', trace.id, { allow: match.allow.join(', ') });
    }
    const data = await httpData(exchange, match.params);
    const inputs = [{ name: String(match.fn.trigger['name']), data }];
    const { traceParent, traceState } = trace;
    try {
      const { returnValue } = await functions.invoke(match.fn, {
        inputs,
        traceContext: { traceParent, traceState },
      });
      passFaultPoint('http.after-handler-before-answer');
      const answer = functionAnswer(returnValue);
      return { ...answer, headers: { 'cache-control': 'no-store', ...answer.headers } };
    } catch (error) {
      log('error', `Function ${match.fn.name} failed`, { function: match.fn.name, traceId: trace.id, error });
      return internalProblem(trace.id);
    }
  };
}

async function httpData(exchange: Exchange, params: Record<string, string>): Promise<TypedData> {
  const { request, method, url } = exchange;
  const headers = withLocalPerson(request.headers);
  const body = await readBody(request, bodyLimit);
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
