import { metrics } from '../../shared/contracts/answers/metric.ts';
import { readMetrics } from '../../shared/workflow/read-metrics.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'metrics-get',
  summary: 'Read the declared figures of the agents and of the run',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/metrics',
  answers: { 200: metrics },
  faults: ['artifact.not-found'],
  handle: async ({ ports, scope, param }) => ({
    status: 200,
    body: await readMetrics(ports, scope, param('id')),
  }),
});
