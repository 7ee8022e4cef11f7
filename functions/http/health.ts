import { app, type HttpRequest, type HttpResponseInit, type InvocationContext } from '@azure/functions';
import { health, readinessAnswer } from '../../shared/contracts/answers/health.ts';
import { withinTime } from '../../shared/kernel/within-time.ts';
import { readiness } from '../../shared/workflow/readiness.ts';
import { composition } from '../composition.ts';
import type { OpenEndpoint } from './declaration.ts';
import { guarded } from './guarded-answer.ts';
import { requestIdOf } from './request-ids.ts';

/** A database that resumes takes a minute; whoever asks for health takes a late answer for none. */
const patienceMs = 3_000;

// Open to everybody: they say only whether the app lives, and which of its parts can be reached.
export const healthEndpoints: readonly OpenEndpoint[] = [
  {
    name: 'health-get',
    summary: 'Say whether the app lives',
    route: 'health',
    answers: { 200: health, 503: health },
  },
  {
    name: 'ready-get',
    summary: 'Say whether the app and its stores can take work',
    route: 'ready',
    answers: { 200: readinessAnswer, 503: readinessAnswer },
  },
];

const patiently = <T>(asked: Promise<T>): Promise<T> =>
  withinTime(asked, patienceMs, `the stores did not answer within ${patienceMs} ms`);

type Answering = (context: InvocationContext) => Promise<object>;

const answering: Readonly<Record<string, Answering>> = {
  'health-get': async () => {
    await patiently(composition().then(({ relay }) => relay.pending(1)));
    return {};
  },
  'ready-get': async (context) => {
    const began = performance.now();
    const ports = await patiently(composition());
    const reached = Object.entries(await readiness(ports, patienceMs - (performance.now() - began)));
    const failed = reached.filter(([, { ok }]) => !ok);
    for (const [part, found] of failed)
      context.error(`ready-get failed: ${part}`, 'why' in found ? found.why : undefined);
    const checks = Object.fromEntries(reached.map(([part, { ok }]) => [part, ok ? 'ok' : 'unavailable']));
    return failed.length > 0 ? { status: 'unavailable', checks } : { checks };
  },
};

async function answer(
  name: string,
  request: HttpRequest,
  context: InvocationContext,
): Promise<HttpResponseInit> {
  const headers = { 'x-request-id': requestIdOf(request) };
  const away = { ...headers, 'retry-after': '5' };
  try {
    const body = { status: 'ok', ...(await answering[name]?.(context)) };
    return body.status === 'ok'
      ? guarded({ status: 200, jsonBody: body, headers })
      : guarded({ status: 503, jsonBody: body, headers: away });
  } catch (error) {
    context.error(`${name} failed`, error);
    return guarded({ status: 503, jsonBody: { status: 'unavailable' }, headers: away });
  }
}

for (const { name, route } of healthEndpoints) {
  app.http(name, {
    methods: ['GET'],
    route,
    authLevel: 'anonymous',
    handler: (request, context) => answer(name, request, context),
  });
}
