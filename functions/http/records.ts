import { parseRequest, recordRequest } from '../../shared/contracts/requests.ts';
import { listRecords } from '../../shared/workflow/read-event.ts';
import { recordFact } from '../../shared/workflow/record-fact.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'records-add',
  action: 'record.add',
  method: 'POST',
  route: 'events/{id}/records',
  changes: true,
  handle: async ({ ports, scope, param, json }) => {
    return {
      status: 201,
      body: await recordFact(ports, scope, param('id'), parseRequest(recordRequest, await json())),
    };
  },
});

endpoint({
  name: 'records-list',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/records',
  handle: async ({ ports, scope, param }) => {
    return { status: 200, body: { records: await listRecords(ports, scope, param('id')) } };
  },
});
