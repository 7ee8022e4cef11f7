import { decisionRequest, parseRequest } from '../../shared/contracts/requests.ts';
import { decideApproval } from '../../shared/workflow/decide-approval.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'approvals-list',
  method: 'GET',
  route: 'approvals',
  handle: async ({ ports, scope, query }) => {
    const eventId = query('eventId');
    const status = query('status');
    const all = await ports.runs.approvalsOf(scope);
    const wanted = all.filter(
      (row) => (!eventId || row.eventId === eventId) && (!status || row.approval.status === status),
    );
    return {
      status: 200,
      body: { approvals: wanted.map((row) => ({ eventId: row.eventId, ...row.approval })) },
    };
  },
});

endpoint({
  name: 'approvals-decide',
  method: 'POST',
  route: 'approvals/{approvalId}/decision',
  changes: true,
  handle: async ({ ports, scope, param, json }) => {
    const request = parseRequest(decisionRequest, await json());
    return { status: 200, body: await decideApproval(ports, scope, param('approvalId'), request) };
  },
});
