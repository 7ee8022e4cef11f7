import { Fault } from '../../shared/kernel/errors.ts';
import { listActivity, listTraces, readLog } from '../../shared/workflow/read-event.ts';
import { verifyAudit } from '../../shared/workflow/verify-audit.ts';
import { endpoint } from './endpoint.ts';

for (const [resource, log] of [
  ['decisions', 'decision'],
  ['changes', 'change'],
] as const) {
  endpoint({
    name: `${resource}-list`,
    action: 'log.read',
    method: 'GET',
    route: `events/{id}/${resource}`,
    handle: async ({ ports, scope, param }) => {
      return { status: 200, body: { [resource]: await readLog(ports, scope, param('id'), log) } };
    },
  });
}

endpoint({
  name: 'activity-list',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/activity',
  handle: async ({ ports, scope, param, query }) => {
    const after = Number(query('after') ?? 0);
    if (!Number.isInteger(after) || after < 0) {
      const detail = 'Use the number of the last line that you have, or 0.';
      throw new Fault('request.invalid', 'The cursor cannot be read.', [{ pointer: '/after', detail }]);
    }
    return { status: 200, body: { activity: await listActivity(ports, scope, param('id'), { after }) } };
  },
});

endpoint({
  name: 'traces-list',
  action: 'log.read',
  method: 'GET',
  route: 'events/{id}/traces',
  handle: async ({ ports, scope, param }) => ({
    status: 200,
    body: { traces: await listTraces(ports, scope, param('id')) },
  }),
});

endpoint({
  name: 'audit-get',
  action: 'log.read',
  method: 'GET',
  route: 'events/{id}/audit',
  handle: async ({ ports, scope, param }) => ({
    status: 200,
    body: await verifyAudit(ports, scope, param('id')),
  }),
});
