import { incidentList, incidentView } from '../../shared/contracts/answers/incident.ts';
import { closeIncidentRequest, openIncidentRequest } from '../../shared/contracts/incident-requests.ts';
import { closeIncident, openIncident } from '../../shared/workflow/handle-incident.ts';
import { listIncidents } from '../../shared/workflow/read-incidents.ts';
import { jsonBody } from './declared-body.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'incidents-list',
  summary: 'List the incidents with their scenarios and how long they took',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/incidents',
  answers: { 200: incidentList },
  handle: async ({ ports, scope, param }) => {
    return { status: 200, body: { incidents: await listIncidents(ports, scope, param('id')) } };
  },
});

endpoint({
  name: 'incidents-open',
  summary: 'Report an incident and run its contingency',
  action: 'record.add',
  method: 'POST',
  route: 'events/{id}/incidents',
  changes: true,
  body: jsonBody(openIncidentRequest),
  answers: { 201: incidentView },
  faults: ['record.invalid', 'run.closed'],
  handle: async ({ ports, scope, param, body }) => {
    return { status: 201, body: await openIncident(ports, scope, param('id'), body) };
  },
});

endpoint({
  name: 'incidents-close',
  summary: 'Close an incident; how long it took is measured in time of the event',
  action: 'record.add',
  method: 'POST',
  route: 'events/{id}/incidents/{incidentId}/close',
  changes: true,
  body: jsonBody(closeIncidentRequest, { optional: true }),
  answers: { 200: incidentView },
  faults: ['record.invalid', 'incident.already-closed', 'run.closed'],
  handle: async ({ ports, scope, param, body }) => {
    return { status: 200, body: await closeIncident(ports, scope, param('id'), param('incidentId'), body) };
  },
});
