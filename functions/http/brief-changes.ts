import { briefChangeView } from '../../shared/contracts/answers/brief-change.ts';
import { briefChangeRequest } from '../../shared/contracts/brief-change-request.ts';
import { changeBrief, pendingChange } from '../../shared/workflow/change-brief.ts';
import { settleChange } from '../../shared/workflow/settle-change.ts';
import { describedBody } from './declared-body.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'briefs-change',
  summary: 'Ask for a change of the brief and see what it would do; nothing changes yet',
  action: 'brief.change',
  method: 'PATCH',
  route: 'events/{id}/brief',
  changes: true,
  body: describedBody(briefChangeRequest),
  heavy: true,
  answers: { 202: briefChangeView },
  faults: ['brief.invalid', 'change.pending', 'change.outdated', 'run.closed', 'run.not-now', 'tool.failed'],
  handle: async ({ ports, scope, param, body }) => {
    const change = await changeBrief(ports, scope, param('id'), body);
    const location = `/api/events/${param('id')}/changes/pending/${change.id}`;
    return { status: 202, body: change, headers: { location } };
  },
});

endpoint({
  name: 'brief-changes-get',
  summary: 'Read a change of the brief and what it does to the plan',
  action: 'brief.change',
  method: 'GET',
  route: 'events/{id}/changes/pending/{changeId}',
  answers: { 200: briefChangeView },
  handle: async ({ ports, scope, param }) => {
    return { status: 200, body: await pendingChange(ports, scope, param('id'), param('changeId')) };
  },
});

endpoint({
  name: 'brief-changes-settle',
  summary: 'Apply a pending change of the brief, or discard it',
  action: 'brief.change',
  method: 'POST',
  route: 'events/{id}/changes/pending/{changeId}/{step}',
  changes: true,
  answers: { 200: briefChangeView },
  faults: ['change.settled', 'change.outdated', 'run.closed', 'run.not-now'],
  handle: async ({ ports, scope, param }) => {
    const step = param('step') === 'apply' ? 'apply' : 'discard'; // the parameter is one of the two
    return { status: 200, body: await settleChange(ports, scope, param('id'), param('changeId'), step) };
  },
});
