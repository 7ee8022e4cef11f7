import { z } from 'zod';
import { activityList, auditReport, changeList, decisionList } from '../../shared/contracts/answers/log.ts';
import { traceList } from '../../shared/contracts/answers/trace.ts';
import { paging } from '../../shared/contracts/paging.ts';
import { listActivity, listTraces, readLog } from '../../shared/workflow/list-pages.ts';
import { verifyAudit } from '../../shared/workflow/verify-audit.ts';
import { endpoint } from './endpoint.ts';
import { number, pages } from './pages.ts';

const decisions = pages('decisions', number);
const changes = pages('changes', number);
const activity = pages('activity', number);
const traces = pages('traces', number);

endpoint({
  name: 'decisions-list',
  summary: 'Read the DecisionLog',
  action: 'log.read',
  method: 'GET',
  route: 'events/{id}/decisions',
  answers: { 200: decisionList },
  query: z.strictObject(paging),
  handle: async ({ ports, scope, param, query }) => {
    const { rows, next } = await readLog(ports, scope, param('id'), 'decision', decisions.asked(query));
    return { status: 200, body: { decisions: rows, nextCursor: decisions.next(next) } };
  },
});

endpoint({
  name: 'changes-list',
  summary: 'Read the ChangeLog',
  action: 'log.read',
  method: 'GET',
  route: 'events/{id}/changes',
  answers: { 200: changeList },
  query: z.strictObject(paging),
  handle: async ({ ports, scope, param, query }) => {
    const { rows, next } = await readLog(ports, scope, param('id'), 'change', changes.asked(query));
    return { status: 200, body: { changes: rows, nextCursor: changes.next(next) } };
  },
});

endpoint({
  name: 'activity-list',
  summary: 'Read the feed of what happened',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/activity',
  query: z.strictObject({
    ...paging,
    after: z
      .string()
      .regex(/^\d{1,9}$/, 'Use the number of the last line that you have, or 0.')
      .default('0')
      .meta({ description: 'Number of the last line that you have.', examples: ['0'] }),
  }),
  answers: { 200: activityList },
  handle: async ({ ports, scope, param, query }) => {
    const { limit, after = Number(query.after) } = activity.asked(query);
    const { rows, next } = await listActivity(ports, scope, param('id'), { limit, after });
    return { status: 200, body: { activity: rows, nextCursor: activity.next(next) } };
  },
});

endpoint({
  name: 'traces-list',
  summary: 'Read every run of a task by its agent',
  action: 'log.read',
  method: 'GET',
  route: 'events/{id}/traces',
  answers: { 200: traceList },
  query: z.strictObject(paging),
  handle: async ({ ports, scope, param, query }) => {
    const { rows, next } = await listTraces(ports, scope, param('id'), traces.asked(query));
    return { status: 200, body: { traces: rows, nextCursor: traces.next(next) } };
  },
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
