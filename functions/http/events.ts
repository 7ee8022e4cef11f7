import { parseRequest, startRequest } from '../../shared/contracts/requests.ts';
import { Fault } from '../../shared/kernel/errors.ts';
import type { EventRow } from '../../shared/kernel/run-store.ts';
import { commandRun } from '../../shared/workflow/command-run.ts';
import { createEvent, understandBrief } from '../../shared/workflow/create-event.ts';
import { actionsFor, getEvent, listEvents } from '../../shared/workflow/read-event.ts';
import { startRun } from '../../shared/workflow/start-run.ts';
import { requireCurrent } from './conditional.ts';
import { endpoint, type Call } from './endpoint.ts';

endpoint({
  name: 'briefs-read',
  action: 'event.create',
  method: 'POST',
  route: 'briefs/read',
  handle: async ({ ports, json }) => ({ status: 200, body: understandBrief(ports, await json()) }),
});

endpoint({
  name: 'events-create',
  action: 'event.create',
  method: 'POST',
  route: 'events',
  changes: true,
  handle: async ({ ports, scope, json }) => {
    const event = await createEvent(ports, scope, await json());
    return {
      status: 201,
      body: await wholeEvent({ ports, scope }, event),
      headers: { location: `/api/events/${event.id}` },
    };
  },
});

endpoint({
  name: 'events-list',
  action: 'event.read',
  method: 'GET',
  route: 'events',
  handle: async ({ ports, scope }) => {
    return { status: 200, body: { events: (await listEvents(ports, scope)).map(eventView) } };
  },
});

endpoint({
  name: 'events-get',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}',
  handle: async ({ ports, scope, param }) => {
    return {
      status: 200,
      body: await wholeEvent({ ports, scope }, await getEvent(ports, scope, param('id'))),
    };
  },
});

endpoint({
  name: 'events-act',
  action: 'run.command',
  method: 'POST',
  route: 'events/{id}/actions/{action}',
  changes: true,
  handle: async (call) => {
    const { ports, scope, param, json, header } = call;
    const action = param('action');
    const tag = header('if-match');
    if (tag !== null) requireCurrent(tag, await wholeEvent(call, await getEvent(ports, scope, param('id'))));
    if (action === 'start') {
      const event = await startRun(
        ports,
        scope,
        param('id'),
        parseRequest(startRequest, await json({ optional: true })),
      );
      return {
        status: 202,
        body: await wholeEvent(call, event),
        headers: { location: `/api/events/${event.id}` },
      };
    }
    if (action === 'pause' || action === 'resume' || action === 'cancel') {
      return {
        status: 202,
        body: await wholeEvent(call, await commandRun(ports, scope, param('id'), action)),
      };
    }
    if (action === 'transition')
      throw new Fault('feature.not-available', 'Asking for a transition is not available yet.');
    const detail = 'Use start, pause, resume or cancel.';
    throw new Fault('request.invalid', `There is no action ${action}.`, [{ pointer: '/action', detail }]);
  },
});

endpoint({
  name: 'rehearsals-create',
  action: 'run.command',
  method: 'POST',
  route: 'events/{id}/rehearsals',
  changes: true,
  handle: async ({ ports, scope, param, json }) => {
    const request = {
      ...parseRequest(startRequest, await json({ optional: true })),
      execution: 'simulated' as const,
    };
    const event = await startRun(ports, scope, param('id'), request);
    return {
      status: 201,
      body: await wholeEvent({ ports, scope }, event),
      headers: { location: `/api/events/${event.id}` },
    };
  },
});

/** As one event is shown: with what the caller may do with it. */
async function wholeEvent({ ports, scope }: Pick<Call, 'ports' | 'scope'>, event: EventRow) {
  return { ...eventView(event), actions: await actionsFor(ports, scope, event) };
}

function eventView(event: EventRow) {
  const {
    id,
    title,
    state,
    status,
    waitingFor,
    execution,
    rehearsalOf,
    level,
    asOf,
    seed,
    until,
    createdAt,
    createdBy,
  } = event;
  const run = {
    execution,
    rehearsalOf,
    instructionLevel: level,
    asOf,
    seed,
    until,
    started: event.startedAt !== null,
  };
  return { id, title, state, status, waitingFor, ...run, createdAt, createdBy };
}
