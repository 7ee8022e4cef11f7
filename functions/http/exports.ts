import { exportPlan } from '../../shared/workflow/export-plan.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'exports-plan',
  method: 'GET',
  route: 'events/{id}/exports/plan.md',
  handle: async ({ ports, scope, param }) => {
    const headers = { 'content-type': 'text/markdown; charset=utf-8' };
    return { status: 200, body: await exportPlan(ports, scope, param('id')), headers };
  },
});
