import { z } from 'zod';
import { briefReading } from '../../shared/contracts/answers/brief-reading.ts';
import {
  eventList,
  eventView,
  type EventView,
  type ListedEvent,
} from '../../shared/contracts/answers/event.ts';
import { briefRequest } from '../../shared/contracts/brief-submission.ts';
import { paging } from '../../shared/contracts/paging.ts';
import { rehearsalRequest, startRequest } from '../../shared/contracts/requests.ts';
import { Fault } from '../../shared/kernel/errors.ts';
import type { EventRow } from '../../shared/kernel/run-store.ts';
import { commandRun } from '../../shared/workflow/command-run.ts';
import { createEvent, understandBrief } from '../../shared/workflow/create-event.ts';
import { listEvents } from '../../shared/workflow/list-pages.ts';
import { actionsFor, getEvent } from '../../shared/workflow/read-event.ts';
import { startRehearsal, startRun } from '../../shared/workflow/start-run.ts';
import { summaryView } from '../../shared/workflow/summary-view.ts';
import { requireCurrent } from './conditional.ts';
import { endpoint } from './endpoint.ts';
import type { Call } from './declaration.ts';
import { describedBody, jsonBody } from './declared-body.ts';
import { createdAndId, pages } from './pages.ts';
const events = pages('events', createdAndId);

endpoint({
  name: 'briefs-read',
  summary: 'Show what is understood of a brief; nothing is stored',
  action: 'event.create',
  method: 'POST',
  route: 'briefs/read',
  body: describedBody(briefRequest),
  heavy: true,
  answers: { 200: briefReading },
  faults: ['brief.invalid'],
  handle: async ({ ports, body }) => ({ status: 200, body: understandBrief(ports, body) }),
});

endpoint({
  name: 'events-create',
  summary: 'Hand over a brief and get its event',
  action: 'event.create',
  method: 'POST',
  route: 'events',
  changes: true,
  body: describedBody(briefRequest),
  answers: { 201: eventView },
  locates: true,
  faults: ['brief.invalid'],
  handle: async ({ ports, scope, body }) => {
    const event = await createEvent(ports, scope, body);
    return {
      status: 201,
      body: await wholeEvent({ ports, scope }, event),
      headers: { location: `/api/events/${event.id}` },
    };
  },
});

endpoint({
  name: 'events-list',
  summary: 'List the events of the organisation',
  action: 'event.read',
  method: 'GET',
  route: 'events',
  query: z.strictObject(paging),
  answers: { 200: eventList },
  handle: async ({ ports, scope, query }) => {
    const { rows, next } = await listEvents(ports, scope, events.asked(query));
    return {
      status: 200,
      body: { events: rows.map((event) => viewOf(ports, event)), nextCursor: events.next(next) },
    };
  },
});

endpoint({
  name: 'events-get',
  summary: 'Read an event and where its run stands',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}',
  answers: { 200: eventView },
  handle: async ({ ports, scope, param }) => {
    return {
      status: 200,
      body: await wholeEvent({ ports, scope }, await getEvent(ports, scope, param('id'))),
    };
  },
});

endpoint({
  name: 'events-act',
  summary: 'Start, pause, resume or cancel the run',
  action: 'run.command',
  method: 'POST',
  route: 'events/{id}/actions/{action}',
  changes: true,
  ifMatch: 'optional',
  body: jsonBody(startRequest, { optional: true }),
  heavy: ({ action }) => action === 'start',
  answers: { 202: eventView },
  locates: true,
  faults: [
    'quota.exceeded',
    'run.queue-full',
    'run.already-started',
    'run.not-started',
    'run.not-now',
    'run.closed',
    'feature.not-available',
  ],
  handle: async (call) => {
    const { ports, scope, param, body, header } = call;
    const action = param('action');
    const tag = header('if-match');
    if (tag !== null) requireCurrent(tag, await wholeEvent(call, await getEvent(ports, scope, param('id'))));
    if (action === 'start') {
      const event = await startRun(ports, scope, param('id'), body);
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
    throw new Fault('feature.not-available', 'Asking for a transition is not available yet.');
  },
});

endpoint({
  name: 'rehearsals-create',
  summary: 'Rehearse the event on a simulated clock, as an event of its own',
  action: 'run.command',
  method: 'POST',
  route: 'events/{id}/rehearsals',
  changes: true,
  body: jsonBody(rehearsalRequest, { optional: true }),
  heavy: true,
  answers: { 201: eventView },
  locates: true,
  faults: ['quota.exceeded', 'run.queue-full', 'rehearsal.of-rehearsal', 'run.not-now'],
  handle: async ({ ports, scope, param, body }) => {
    const event = await startRehearsal(ports, scope, param('id'), body);
    return {
      status: 201,
      body: await wholeEvent({ ports, scope }, event),
      headers: { location: `/api/events/${event.id}` },
    };
  },
});

/** As one event is shown: with what the caller may do with it. */
async function wholeEvent(
  { ports, scope }: Pick<Call, 'ports' | 'scope'>,
  event: EventRow,
): Promise<EventView> {
  return { ...viewOf(ports, event), actions: await actionsFor(ports, scope, event) };
}

function viewOf(ports: Call['ports'], event: EventRow): ListedEvent {
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
    summary: summaryView(ports, event),
  };
  return { id, title, state, status, waitingFor, ...run, createdAt, createdBy };
}
