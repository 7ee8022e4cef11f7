import { z } from 'zod';
import { memberChangeList, membersView } from '../../shared/contracts/answers/members.ts';
import { paging } from '../../shared/contracts/paging.ts';
import { membersRequest } from '../../shared/contracts/requests.ts';
import {
  listMemberChanges,
  readMembers,
  replaceMembers,
} from '../../shared/workflow/organisation-members.ts';
import { requireCurrent } from './conditional.ts';
import { endpoint } from './endpoint.ts';
import { jsonBody } from './declared-body.ts';
import { number, pages } from './pages.ts';

const changes = pages('member-changes', number);

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
  name: 'member-changes-list',
  summary: 'List every change of the members, newest first',
  action: 'member.read',
  method: 'GET',
  route: 'organisation/members/changes',
  query: z.strictObject(paging),
  answers: { 200: memberChangeList },
  handle: async ({ ports, scope, query }) => {
    const { rows, next } = await listMemberChanges(ports, scope, changes.asked(query));
    return { status: 200, body: { changes: rows, nextCursor: changes.next(next) } };
  },
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
