import { erasedEvents } from '../../shared/contracts/answers/event.ts';
import { eraseRequest } from '../../shared/contracts/requests.ts';
import { eraseEvents } from '../../shared/workflow/erase-event.ts';
import { jsonBody } from './declared-body.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'events-erase',
  summary: 'Erase an event and its rehearsals for good',
  action: 'event.erase',
  method: 'DELETE',
  route: 'events/{id}',
  changes: true,
  body: jsonBody(eraseRequest),
  answers: { 200: erasedEvents },
  faults: ['run.still-open', 'event.erased'],
  handle: async ({ ports, scope, param, body }) => ({
    status: 200,
    body: await eraseEvents(ports, scope, param('id'), body.why),
  }),
});
