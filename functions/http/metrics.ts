import { readMetrics } from '../../shared/workflow/read-metrics.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'metrics-get',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/metrics',
  handle: async ({ ports, scope, param }) => ({
    status: 200,
    body: await readMetrics(ports, scope, param('id')),
  }),
});
