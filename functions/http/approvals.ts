import { decisionRequest, parseRequest } from '../../shared/contracts/requests.ts';
import { decideApproval } from '../../shared/workflow/decide-approval.ts';
import { listApprovals } from '../../shared/workflow/read-event.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'approvals-list',
  action: 'event.read',
  method: 'GET',
  route: 'approvals',
  handle: async ({ ports, scope, query }) => {
    const wanted = { eventId: query('eventId'), status: query('status') };
    return { status: 200, body: { approvals: await listApprovals(ports, scope, wanted) } };
  },
});

endpoint({
  name: 'approvals-decide',
  action: 'approval.decide',
  method: 'POST',
  route: 'approvals/{approvalId}/decision',
  changes: true,
  handle: async ({ ports, scope, param, json }) => {
    const request = parseRequest(decisionRequest, await json());
    return { status: 200, body: await decideApproval(ports, scope, param('approvalId'), request) };
  },
});
