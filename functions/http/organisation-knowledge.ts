import { overrideRequest, parseRequest } from '../../shared/contracts/requests.ts';
import {
  listKnowledge,
  overrideKnowledge,
  readKnowledge,
  resetKnowledge,
} from '../../shared/workflow/organisation-knowledge.ts';
import { requireCurrent } from './conditional.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'knowledge-list',
  action: 'organisation.read',
  method: 'GET',
  route: 'organisation/knowledge',
  handle: async ({ ports, scope }) => ({ status: 200, body: { tables: await listKnowledge(ports, scope) } }),
});

endpoint({
  name: 'knowledge-get',
  action: 'organisation.read',
  method: 'GET',
  route: 'organisation/knowledge/{table}',
  handle: async ({ ports, scope, param }) => {
    return { status: 200, body: await readKnowledge(ports, scope, param('table')) };
  },
});

endpoint({
  name: 'knowledge-override',
  action: 'knowledge.change',
  method: 'PUT',
  route: 'organisation/knowledge/{table}',
  changes: true,
  handle: async ({ ports, scope, param, json, header }) => {
    const current = await readKnowledge(ports, scope, param('table'));
    requireCurrent(header('if-match'), current);
    const { value, source } = parseRequest(overrideRequest, await json());
    return { status: 200, body: await overrideKnowledge(ports, scope, current, { value, source }) };
  },
});

endpoint({
  name: 'knowledge-reset',
  action: 'knowledge.change',
  method: 'DELETE',
  route: 'organisation/knowledge/{table}',
  changes: true,
  handle: async ({ ports, scope, param, header }) => {
    const current = await readKnowledge(ports, scope, param('table'));
    requireCurrent(header('if-match'), current, { optional: true });
    return { status: 200, body: await resetKnowledge(ports, scope, current) };
  },
});
