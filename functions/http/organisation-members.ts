import { membersRequest, parseRequest } from '../../shared/contracts/requests.ts';
import { readMembers, replaceMembers } from '../../shared/workflow/organisation-members.ts';
import { requireCurrent } from './conditional.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'members-list',
  action: 'member.read',
  method: 'GET',
  route: 'organisation/members',
  handle: async ({ ports, scope }) => ({ status: 200, body: await readMembers(ports, scope) }),
});

endpoint({
  name: 'members-replace',
  action: 'member.change',
  method: 'PUT',
  route: 'organisation/members',
  changes: true,
  handle: async ({ ports, scope, json, header }) => {
    const current = await readMembers(ports, scope);
    requireCurrent(header('if-match'), current);
    const request = parseRequest(membersRequest, await json());
    return { status: 200, body: await replaceMembers(ports, scope, request, current) };
  },
});
