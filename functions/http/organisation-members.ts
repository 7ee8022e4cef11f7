import { membersView } from '../../shared/contracts/answers/members.ts';
import { membersRequest } from '../../shared/contracts/requests.ts';
import { readMembers, replaceMembers } from '../../shared/workflow/organisation-members.ts';
import { requireCurrent } from './conditional.ts';
import { endpoint } from './endpoint.ts';
import { jsonBody } from './declared-body.ts';

endpoint({
  name: 'members-list',
  summary: 'List the members of the organisation and every change of them',
  action: 'member.read',
  method: 'GET',
  route: 'organisation/members',
  answers: { 200: membersView },
  handle: async ({ ports, scope }) => ({ status: 200, body: await readMembers(ports, scope) }),
});

endpoint({
  name: 'members-replace',
  summary: 'Replace the member list that was read',
  action: 'member.change',
  method: 'PUT',
  route: 'organisation/members',
  changes: true,
  ifMatch: 'required',
  body: jsonBody(membersRequest),
  answers: { 200: membersView },
  faults: ['member.elsewhere'],
  handle: async ({ ports, scope, body, header }) => {
    const current = await readMembers(ports, scope);
    requireCurrent(header('if-match'), current);
    return { status: 200, body: await replaceMembers(ports, scope, body, current) };
  },
});
