import { app } from '@azure/functions';
import { composition } from '../composition.ts';

/** Open to everybody: says only whether the app and its stores answer. */
app.http('health-get', {
  methods: ['GET'],
  route: 'health',
  authLevel: 'anonymous',
  handler: async (_request, context) => {
    try {
      const ports = await composition();
      await ports.relay.pending(1);
      return { status: 200, jsonBody: { status: 'ok' } };
    } catch (error) {
      context.error('health check failed', error);
      return { status: 503, jsonBody: { status: 'unavailable' }, headers: { 'retry-after': '5' } };
    }
  },
});
