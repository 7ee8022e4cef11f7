import { app } from '@azure/functions';
import { health } from '../../shared/contracts/answers/health.ts';
import { composition } from '../composition.ts';
import type { OpenEndpoint } from './declaration.ts';
import { guarded } from './guarded-answer.ts';
import { requestIdOf } from './request-ids.ts';

// Open to everybody: they say only whether the app lives, and whether it and its stores can take work.
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
    answers: { 200: health, 503: health },
  },
];

for (const { name, route } of healthEndpoints) {
  app.http(name, {
    methods: ['GET'],
    route,
    authLevel: 'anonymous',
    handler: async (request, context) => {
      const headers = { 'x-request-id': requestIdOf(request) };
      try {
        await soon(composition().then(({ relay }) => relay.pending(1)));
        return guarded({ status: 200, jsonBody: { status: 'ok' }, headers });
      } catch (error) {
        context.error(`${name} failed`, error);
        return guarded({
          status: 503,
          jsonBody: { status: 'unavailable' },
          headers: { ...headers, 'retry-after': '5' },
        });
      }
    },
  });
}

/** A database that resumes takes a minute; whoever asks for health takes a late answer for none. */
const patienceMs = 3_000;

async function soon(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`the stores did not answer within ${patienceMs} ms`)),
      patienceMs,
    );
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
