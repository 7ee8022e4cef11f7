import { policyView, rolesView } from '../../shared/contracts/answers/policy.ts';
import { policyRequest } from '../../shared/contracts/policy-request.ts';
import { rolesTable } from '../../shared/contracts/roles-table.ts';
import { readPolicy, replacePolicy } from '../../shared/workflow/organisation-policy.ts';
import { requireCurrent } from './conditional.ts';
import { jsonBody } from './declared-body.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'policy-get',
  summary: 'Read how the organisation decides, and every change of it',
  action: 'organisation.read',
  method: 'GET',
  route: 'organisation/policy',
  answers: { 200: policyView },
  handle: async ({ ports, scope }) => ({ status: 200, body: await readPolicy(ports, scope) }),
});

endpoint({
  name: 'policy-replace',
  summary: 'Replace the policy that was read',
  action: 'policy.change',
  method: 'PUT',
  route: 'organisation/policy',
  changes: true,
  ifMatch: 'required',
  body: jsonBody(policyRequest),
  answers: { 200: policyView },
  handle: async ({ ports, scope, body, header }) => {
    const current = await readPolicy(ports, scope);
    requireCurrent(header('if-match'), current);
    return { status: 200, body: await replacePolicy(ports, scope, body, current) };
  },
});

endpoint({
  name: 'roles-list',
  summary: 'List the roles and what each may do',
  action: 'organisation.read',
  method: 'GET',
  route: 'organisation/roles',
  answers: { 200: rolesView },
  handle: async () => ({ status: 200, body: { roles: rolesTable() } }),
});
