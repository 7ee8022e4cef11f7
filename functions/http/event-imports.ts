import { listRows } from '../../shared/contracts/imports/list-rows.ts';
import { programmeOfCsv } from '../../shared/contracts/imports/programme-import.ts';
import { programme } from '../../shared/artifacts/programme-schema.ts';
import { registrationsAdded, storedRecord } from '../../shared/contracts/answers/record.ts';
import { parseJson } from '../../shared/contracts/json-text.ts';
import { parseRequest, recordRequest } from '../../shared/contracts/requests.ts';
import { recordFact } from '../../shared/workflow/record-fact.ts';
import { recordRegistrations } from '../../shared/workflow/record-registrations.ts';
import { endpoint } from './endpoint.ts';
import { listBody } from './declared-body.ts';

endpoint({
  name: 'registrations-import',
  summary: 'Add counts of registrations from a file',
  action: 'record.add',
  method: 'POST',
  route: 'events/{id}/registrations',
  changes: true,
  body: listBody(listRows.registrations),
  heavy: true,
  answers: { 201: registrationsAdded },
  faults: ['import.invalid', 'run.closed'],
  handle: async ({ ports, scope, param, body }) => {
    return { status: 201, body: await recordRegistrations(ports, scope, param('id'), body) };
  },
});

endpoint({
  name: 'programme-import',
  summary: 'Hand over sessions and speakers; they replace the ones before',
  action: 'record.add',
  method: 'POST',
  route: 'events/{id}/programme',
  changes: true,
  body: listBody(programme.meta({ id: 'Programme', description: 'Sessions and speakers.' })),
  heavy: true,
  answers: { 201: storedRecord },
  faults: ['import.invalid', 'record.invalid', 'run.closed'],
  handle: async ({ ports, scope, param, body: { format, text } }) => {
    const body = format === 'csv' ? programmeOfCsv(text) : parseJson(text);
    const request = parseRequest(recordRequest, { kind: 'programme', body });
    return { status: 201, body: await recordFact(ports, scope, param('id'), request) };
  },
});
