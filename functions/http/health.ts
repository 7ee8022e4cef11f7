import { app } from '@azure/functions';
import { composition } from '../composition.ts';
import { guarded } from './guarded-answer.ts';
import { idsOf } from './request-ids.ts';

// Open to everybody: they say only whether the app lives, and whether it and its stores can take work.
for (const [name, route] of [
  ['health-get', 'health'],
  ['ready-get', 'ready'],
] as const) {
  app.http(name, {
    methods: ['GET'],
    route,
    authLevel: 'anonymous',
    handler: async (request, context) => {
      const headers = { 'x-request-id': idsOf(request, context).requestId };
      try {
        const ports = await composition();
        await ports.relay.pending(1);
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
