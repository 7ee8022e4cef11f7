import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/kernel/errors.ts';
import { ok, type EventView, type Reply } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, planned, readAll } from '../support/plan-event.ts';

let app: App;
let eventId: string;
beforeAll(async () => {
  app = await openApp();
  eventId = (await planned(app, brief('krakow'))).id;
});
afterAll(() => app.remove());

async function eventCount(): Promise<number> {
  return ok(await app.api.get<{ events: EventView[] }>('events')).events.length;
}

/** A refusal in the one form that all have: RFC 9457 with code, trace id and the fields at fault. */
function expectProblem(reply: Reply<unknown>, status: number, code: string, ...pointers: string[]): void {
  const problem = reply.body as Problem; // asserted below
  expect(problem).toMatchObject({ status, code, type: `urn:eods:problem:${code}` });
  expect(reply.status).toBe(status);
  expect(reply.headers.get('content-type')).toContain('application/problem+json');
  expect(problem.traceId).toMatch(/^[\da-f-]{32,36}$/);
  expect(problem.detail.length).toBeGreaterThan(5);
  expect(problem.errors.map(({ pointer }) => pointer)).toEqual(pointers);
  for (const { detail } of problem.errors) expect(detail.length).toBeGreaterThan(5);
}

const krakow = brief('krakow');

const badBriefs: [what: string, body: unknown, code: string, pointer: string][] = [
  ['no JSON', '{"title": ', 'request.not-json', ''],
  ['nothing at all', '', 'request.not-json', ''],
  ['a list', [krakow], 'brief.invalid', ''],
  ['a text alone', '"a party"', 'brief.invalid', ''],
  ['null', 'null', 'brief.invalid', ''],
  ['neither text nor title', { audience_size: 20 }, 'brief.invalid', '/text'],
  ['a title that is a number', { ...krakow, title: 7 }, 'brief.invalid', '/title'],
  ['an audience in words', { ...krakow, audience_size: 'twenty' }, 'brief.invalid', '/audience_size'],
  ['an audience of none', { ...krakow, audience_size: 0 }, 'brief.invalid', '/audience_size'],
  ['half a person', { ...krakow, audience_size: 20.5 }, 'brief.invalid', '/audience_size'],
  ['stakeholders as text', { ...krakow, stakeholders: 'Ola' }, 'brief.invalid', '/stakeholders'],
  [
    'a stakeholder without a role',
    { ...krakow, stakeholders: [{ name: 'Ola' }] },
    'brief.invalid',
    '/stakeholders/0/role',
  ],
  [
    'a day that does not exist',
    { ...krakow, date_range_start: '2027-02-30' },
    'brief.invalid',
    '/date_range_start',
  ],
  ['a planning date that is none', { ...krakow, as_of: 'today' }, 'brief.invalid', '/as_of'],
  [
    'a currency that is none',
    { ...krakow, budget: { amount: 5, currency: 'ABC' } },
    'brief.invalid',
    '/budget/currency',
  ],
  [
    'an end before the start',
    { ...krakow, date_range_end: '2027-03-10T20:30:00Z' },
    'brief.invalid',
    '/date_range_end',
  ],
  ['dates before the planning date', { ...krakow, as_of: '2027-06-01' }, 'brief.invalid', '/date_range_end'],
];

describe('a brief that cannot be accepted', () => {
  it.each(badBriefs)(
    'is refused for %s, names the field and stores nothing',
    async (_what, body, code, pointer) => {
      const before = await eventCount();
      expectProblem(await app.api.post('events', body), 400, code, pointer);
      expectProblem(await app.api.post('briefs/read', body), 400, code, pointer);
      expect(await eventCount()).toBe(before);
    },
  );

  it.each([
    ['the brief is over 200 kB', 250_000, 400, 'brief.invalid'],
    ['the body is over 1 MB', 2_000_000, 413, 'request.too-large'],
  ] as const)('is refused when %s', async (_what, length, status, code) => {
    const before = await eventCount();
    const reply = await app.api.post('events', { ...krakow, objectives: 'x'.repeat(length) });
    expect(reply).toMatchObject({ status, body: { status, code, traceId: expect.any(String) } });
    expect(await eventCount()).toBe(before);
  });
});

describe('a start that cannot be', () => {
  const starts: [body: Record<string, unknown>, status: number, code: string, pointer: string][] = [
    [{ instructionLevel: 'Expert' }, 400, 'request.invalid', '/instructionLevel'],
    [{ execution: 'pretend' }, 400, 'request.invalid', '/execution'],
    [{ until: 'Party' }, 400, 'request.invalid', '/until'],
    [{ seed: -1 }, 400, 'request.invalid', '/seed'],
    [{ speed: 10 }, 400, 'request.invalid', '/speed'],
  ];

  it.each(starts)('is refused for %j, and the event stays a draft', async (body, status, code, pointer) => {
    const { id } = ok(await app.api.post<EventView>('events', krakow));
    const before = await eventCount();
    expectProblem(await app.api.post(`events/${id}/actions/start`, body), status, code, pointer);
    expectProblem(await app.api.post(`events/${id}/rehearsals`, body), status, code, pointer);
    expect(ok(await app.api.get<EventView>(`events/${id}`))).toMatchObject({
      status: 'draft',
      started: false,
    });
    expect(await eventCount()).toBe(before);
  });

  it('is refused the second time', async () => {
    expectProblem(await app.api.post(`events/${eventId}/actions/start`, {}), 409, 'run.already-started');
  });

  it('is refused with an unknown action', async () => {
    const reply = await app.api.post(`events/${eventId}/actions/dance`, {});
    expectProblem(reply, 400, 'request.invalid', '/action');
  });

  it.each(['pause', 'resume', 'cancel'])('has to come before %s', async (action) => {
    const { id } = ok(await app.api.post<EventView>('events', krakow));
    expectProblem(await app.api.post(`events/${id}/actions/${action}`, {}), 409, 'run.not-started');
  });
});

describe('what does not exist', () => {
  const unknown: [method: string, path: string, code: string, pointers: string[]][] = [
    ['GET', 'events/evt_none', 'event.not-found', []],
    ['GET', 'events/evt_none/artifacts', 'event.not-found', []],
    ['GET', 'events/evt_none/activity', 'event.not-found', []],
    ['GET', 'events/evt_none/audit', 'event.not-found', []],
    ['POST', 'events/evt_none/actions/start', 'event.not-found', []],
    ['POST', 'events/evt_none/actions/pause', 'event.not-found', []],
    ['GET', 'events/{id}/artifacts/Guestbook', 'artifact.not-found', []],
    ['GET', 'events/{id}/artifacts/Postmortem', 'artifact.not-found', []],
    ['GET', 'events/{id}/artifacts/EventBrief/revisions/9', 'artifact.not-found', []],
    ['POST', 'approvals/evt_none.venue.1/decision', 'approval.not-found', []],
    ['POST', 'approvals/nothing/decision', 'approval.not-found', []],
    ['POST', 'events/{id}/questions/q99/answer', 'question.not-found', []],
  ];
  const bodies: Record<string, unknown> = { answer: { value: 1 }, decision: { decision: 'approve' } };

  it.each(unknown)('%s %s is a 404', async (method, path, code, pointers) => {
    const body = method === 'POST' ? (bodies[path.split('/').at(-1) ?? ''] ?? {}) : undefined;
    const reply = await app.api.send(method, path.replace('{id}', eventId), { body });
    expectProblem(reply, 404, code, ...pointers);
  });

  it.each([
    ['artifacts/EventBrief/revisions/first', '/revision'],
    ['activity?after=yesterday', '/after'],
  ])('a number that is none in %s is a 400', async (path, pointer) => {
    expectProblem(await app.api.get(`events/${eventId}/${path}`), 400, 'request.invalid', pointer);
  });
});

describe('a record that cannot be accepted', () => {
  const records: [body: unknown, code: string, pointer: string][] = [
    [{ kind: 'gossip', body: {} }, 'record.invalid', '/kind'],
    [{ kind: 'approval', body: {} }, 'record.invalid', '/kind'],
    [{ kind: 'submission', body: { submission: {} } }, 'record.invalid', '/kind'],
    [{ kind: 'hold', body: { venueName: 'A hall', status: 'maybe' } }, 'record.invalid', '/body/status'],
    [{ kind: 'hold', body: { status: 'definite' } }, 'record.invalid', '/body/venueName'],
    [{ kind: 'conclusion', body: { outcome: 'great' } }, 'record.invalid', '/body/outcome'],
    [{ kind: 'survey', body: { responses: 0, satisfied: 0 } }, 'record.invalid', '/body/responses'],
    [{ kind: 'hold' }, 'request.invalid', '/body'],
    [{ body: {} }, 'request.invalid', '/kind'],
    [{ kind: 'hold', body: 'a hall' }, 'request.invalid', '/body'],
  ];

  it.each(records)('is refused: %j', async (body, code, pointer) => {
    const before = await readAll(app, eventId);
    expectProblem(await app.api.post(`events/${eventId}/records`, body), 400, code, pointer);
    expect(await readAll(app, eventId)).toEqual(before);
  });
});

describe('what is designed and not built', () => {
  it.each([
    ['POST', 'events/{id}/clone'],
    ['POST', 'events/{id}/overrides'],
    ['DELETE', 'events/{id}/overrides'],
    ['POST', 'events/{id}/what-ifs'],
    ['POST', 'events/{id}/ask'],
    ['POST', 'events/{id}/actions/transition'],
  ])('%s %s answers 501 and changes nothing', async (method, path) => {
    const before = await readAll(app, eventId);
    const body = method === 'GET' || method === 'DELETE' ? undefined : {};
    const reply = await app.api.send(method, path.replace('{id}', eventId), { body });
    expectProblem(reply, 501, 'feature.not-available');
    expect(await readAll(app, eventId)).toEqual(before);
  });
});

describe('an identity that a client claims by itself', () => {
  it('is ignored: the event is created by the local person', async () => {
    const forged = Buffer.from(
      JSON.stringify({ userId: 'root', userDetails: 'root', userRoles: ['administrator'] }),
    ).toString('base64');
    const headers = { 'x-ms-client-principal': forged, 'x-ms-client-principal-id': 'root' };
    const reply = await app
      .as('ola')
      .send<{ createdBy: string }>('POST', 'events', { body: krakow, headers });
    expect(ok(reply).createdBy).toBe('ola');
  });

  it('is refused when the local person has an impossible name', async () => {
    const reply = await app.api.send('GET', 'events', { headers: { 'x-eods-person': 'Robert"; drop' } });
    expect(reply).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });
});
