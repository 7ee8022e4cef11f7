import { z } from 'zod';
import { approval, approvalList, delegateList } from '../../shared/contracts/answers/approval.ts';
import { paging } from '../../shared/contracts/paging.ts';
import { decisionRequest } from '../../shared/contracts/requests.ts';
import { decideApproval } from '../../shared/workflow/decide-approval.ts';
import { deciderOf } from '../../shared/workflow/decider.ts';
import { listDelegates } from '../../shared/workflow/delegate-approval.ts';
import { listApprovals } from '../../shared/workflow/list-pages.ts';
import { endpoint } from './endpoint.ts';
import { jsonBody } from './declared-body.ts';
import { askedEventAndId, pages } from './pages.ts';

const wanted = z.strictObject({
  ...paging,
  eventId: z.string().optional().meta({ description: 'Those of this event.' }),
  status: approval.shape.status.optional().meta({ description: 'Those that stand so.' }),
});
const approvals = pages('approvals', askedEventAndId);

endpoint({
  name: 'approvals-list',
  summary: 'List what people are asked to decide, oldest first',
  action: 'event.read',
  method: 'GET',
  route: 'approvals',
  query: wanted,
  answers: { 200: approvalList },
  handle: async ({ ports, scope, query }) => {
    const { eventId, status } = query;
    const { rows, next } = await listApprovals(ports, scope, { eventId, status, ...approvals.asked(query) });
    return { status: 200, body: { approvals: rows, nextCursor: approvals.next(next) } };
  },
});

endpoint({
  name: 'approvals-delegates',
  summary: 'List whom a decision may be passed on to',
  action: 'approval.decide',
  permit: ({ ports, scope }) => deciderOf(ports, scope),
  method: 'GET',
  route: 'approvals/{approvalId}/delegates',
  answers: { 200: delegateList },
  faults: ['approval.already-decided', 'approval.void', 'run.closed'],
  handle: async ({ ports, scope, param }) => {
    const members = await listDelegates(ports, await deciderOf(ports, scope), param('approvalId'));
    return { status: 200, body: { delegates: members.map(({ id, name, roles }) => ({ id, name, roles })) } };
  },
});

endpoint({
  name: 'approvals-decide',
  summary: 'Decide about what was shown, or pass the decision on',
  action: 'approval.decide',
  permit: ({ ports, scope }) => deciderOf(ports, scope),
  method: 'POST',
  route: 'approvals/{approvalId}/decision',
  changes: true,
  body: jsonBody(decisionRequest),
  answers: { 200: approval },
  faults: ['approval.already-decided', 'approval.needs-another', 'approval.void', 'run.closed'],
  handle: async ({ ports, scope, param, body }) => {
    return { status: 200, body: await decideApproval(ports, scope, param('approvalId'), body) };
  },
});
