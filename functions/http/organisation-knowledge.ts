import { knowledgeList, knowledgeView } from '../../shared/contracts/answers/knowledge.ts';
import { overrideRequest } from '../../shared/contracts/requests.ts';
import {
  listKnowledge,
  overrideKnowledge,
  readKnowledge,
  resetKnowledge,
} from '../../shared/workflow/organisation-knowledge.ts';
import { requireCurrent } from './conditional.ts';
import { endpoint } from './endpoint.ts';
import { jsonBody } from './declared-body.ts';

endpoint({
  name: 'knowledge-list',
  summary: 'List the tables of planning figures',
  action: 'organisation.read',
  method: 'GET',
  route: 'organisation/knowledge',
  answers: { 200: knowledgeList },
  handle: async ({ ports, scope }) => ({ status: 200, body: { tables: await listKnowledge(ports, scope) } }),
});

endpoint({
  name: 'knowledge-get',
  summary: 'Read a table of planning figures with its history',
  action: 'organisation.read',
  method: 'GET',
  route: 'organisation/knowledge/{table}',
  answers: { 200: knowledgeView },
  handle: async ({ ports, scope, param }) => {
    return { status: 200, body: await readKnowledge(ports, scope, param('table')) };
  },
});

endpoint({
  name: 'knowledge-override',
  summary: "Put the organisation's figures in place of the product's",
  action: 'knowledge.change',
  method: 'PUT',
  route: 'organisation/knowledge/{table}',
  changes: true,
  ifMatch: 'required',
  body: jsonBody(overrideRequest),
  answers: { 200: knowledgeView },
  faults: ['knowledge.invalid'],
  handle: async ({ ports, scope, param, body, header }) => {
    const current = await readKnowledge(ports, scope, param('table'));
    requireCurrent(header('if-match'), current);
    return { status: 200, body: await overrideKnowledge(ports, scope, current, body) };
  },
});

endpoint({
  name: 'knowledge-reset',
  summary: "Go back to the product's figures",
  action: 'knowledge.change',
  method: 'DELETE',
  route: 'organisation/knowledge/{table}',
  changes: true,
  ifMatch: 'optional',
  answers: { 200: knowledgeView },
  handle: async ({ ports, scope, param, header }) => {
    const current = await readKnowledge(ports, scope, param('table'));
    requireCurrent(header('if-match'), current, { optional: true });
    return { status: 200, body: await resetKnowledge(ports, scope, current) };
  },
});
