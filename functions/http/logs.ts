import { z } from 'zod';
import { activityList, auditReport, changeList, decisionList } from '../../shared/contracts/answers/log.ts';
import { traceList } from '../../shared/contracts/answers/trace.ts';
import { listActivity, listTraces, readLog } from '../../shared/workflow/read-event.ts';
import { verifyAudit } from '../../shared/workflow/verify-audit.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'decisions-list',
  summary: 'Read the DecisionLog',
  action: 'log.read',
  method: 'GET',
  route: 'events/{id}/decisions',
  answers: { 200: decisionList },
  handle: async ({ ports, scope, param }) => {
    return { status: 200, body: { decisions: await readLog(ports, scope, param('id'), 'decision') } };
  },
});

endpoint({
  name: 'changes-list',
  summary: 'Read the ChangeLog',
  action: 'log.read',
  method: 'GET',
  route: 'events/{id}/changes',
  answers: { 200: changeList },
  handle: async ({ ports, scope, param }) => {
    return { status: 200, body: { changes: await readLog(ports, scope, param('id'), 'change') } };
  },
});

endpoint({
  name: 'activity-list',
  summary: 'Read the feed of what happened',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/activity',
  query: z.strictObject({
    after: z
      .string()
      .regex(/^\d{1,9}$/, 'Use the number of the last line that you have, or 0.')
      .default('0')
      .meta({ description: 'Number of the last line that you have.', examples: ['0'] }),
  }),
  answers: { 200: activityList },
  handle: async ({ ports, scope, param, query }) => {
    const page = { after: Number(query.after) };
    return { status: 200, body: { activity: await listActivity(ports, scope, param('id'), page) } };
  },
});

endpoint({
  name: 'traces-list',
  summary: 'Read every run of a task by its agent',
  action: 'log.read',
  method: 'GET',
  route: 'events/{id}/traces',
  answers: { 200: traceList },
  handle: async ({ ports, scope, param }) => ({
    status: 200,
    body: { traces: await listTraces(ports, scope, param('id')) },
  }),
});

endpoint({
  name: 'audit-get',
  summary: 'Check the logs and the artifacts against their hashes',
  action: 'log.read',
  method: 'GET',
  route: 'events/{id}/audit',
  answers: { 200: auditReport },
  handle: async ({ ports, scope, param }) => ({
    status: 200,
    body: await verifyAudit(ports, scope, param('id')),
  }),
});
