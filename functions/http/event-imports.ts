import { programmeOfCsv } from '../../shared/contracts/imports/programme-import.ts';
import { parseRequest, recordRequest } from '../../shared/contracts/requests.ts';
import { recordFact } from '../../shared/workflow/record-fact.ts';
import { recordRegistrations } from '../../shared/workflow/record-registrations.ts';
import { endpoint } from './endpoint.ts';
import { formatOf } from './organisation-lists.ts';

endpoint({
  name: 'registrations-import',
  action: 'record.add',
  method: 'POST',
  route: 'events/{id}/registrations',
  changes: true,
  handle: async ({ ports, scope, param, header, text }) => {
    const file = { format: formatOf(header('content-type')), text: await text() };
    return { status: 201, body: await recordRegistrations(ports, scope, param('id'), file) };
  },
});

endpoint({
  name: 'programme-import',
  action: 'record.add',
  method: 'POST',
  route: 'events/{id}/programme',
  changes: true,
  handle: async ({ ports, scope, param, header, text, json }) => {
    const format = formatOf(header('content-type'));
    const body = format === 'csv' ? programmeOfCsv(await text()) : await json();
    const request = parseRequest(recordRequest, { kind: 'programme', body });
    return { status: 201, body: await recordFact(ports, scope, param('id'), request) };
  },
});
