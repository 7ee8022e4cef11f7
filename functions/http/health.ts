import { app } from '@azure/functions';
import { health } from '../../shared/contracts/answers/health.ts';
import { withinTime } from '../../shared/kernel/within-time.ts';
import { composition } from '../composition.ts';
import type { OpenEndpoint } from './declaration.ts';
import { guarded } from './guarded-answer.ts';
import { requestIdOf } from './request-ids.ts';

/** A database that resumes takes a minute; whoever asks for health takes a late answer for none. */
const patienceMs = 3_000;

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
        const asked = composition().then(({ relay }) => relay.pending(1));
        await withinTime(asked, patienceMs, `the stores did not answer within ${patienceMs} ms`);
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
