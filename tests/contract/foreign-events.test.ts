import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../../functions/http/endpoint.ts';
import type { Role } from '../../shared/kernel/member-store.ts';
import { ok, type EventView, type Reply } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, pendingApproval, planned } from '../support/plan-event.ts';

const secret = 'Quetzal Xylophone Evening';
// Opened before the tests are named: their names are the routes that it registers.
const app: App = await openApp();
let event: string;
let approval: string;
/** Another organisation's administrator, and a partner of the same that submitted nothing. */
const outsiders = ['the-foreigner', 'the-stranger'];

async function addMember(organisation: string, id: string, role: Role): Promise<void> {
  await app.sql(
    `insert into member (organisation_id, id, name, roles, substitutes) values ('${organisation}', '${id}', '${id}', '["${role}"]', '[]')`,
  );
}

beforeAll(async () => {
  event = (await planned(app, brief('krakow', { title: secret }))).id;
  approval = (await pendingApproval(app, event)).id;
  await addMember('elsewhere', 'the-foreigner', 'administrator');
  await addMember('default', 'the-stranger', 'partner');
  await addMember('default', 'the-planner', 'planner');
  await addMember('default', 'another-planner', 'planner');
});
afterAll(() => app.remove());

/** Bodies that would be taken if the event were one's own: what is refused is refused for the event. */
const bodies: Readonly<Record<string, unknown>> = {
  'questions/{questionId}/answer': { value: 'x' },
  'approvals/{approvalId}/decision': { decision: 'approve' },
  records: { kind: 'hold', body: { venueName: 'Hala', status: 'requested' } },
};
const bodyOf = (route: string) => Object.entries(bodies).find(([end]) => route.endsWith(end))?.[1] ?? {};
const unknownId = 'evt-00000000000000000000';

/** The same request about the event that is there, and about one that never was. */
function addressed(route: string, id: string): string {
  const params: Record<string, string> = {
    id,
    approvalId: approval.replace(event, id),
    type: 'EventBrief',
    revision: '1',
    questionId: 'q-1',
    action: 'pause',
  };
  return route.replaceAll(/\{(\w+)\??\}/g, (_, name: string) => params[name] ?? 'nothing');
}

/** Everything that an answer says, but for what names the request itself. */
async function said(person: string, method: string, route: string, id: string, headers = {}) {
  const request = { headers, ...(method !== 'GET' && { body: bodyOf(route) }) };
  const reply = await app.as(person).send(method, addressed(route, id), request);
  const { status, body, headers: sent } = reply;
  const text = JSON.stringify(body)
    .replaceAll(/"(traceId|requestId)":"[^"]*"/g, '')
    .replaceAll(id, 'ID');
  return { status, text, etag: sent.get('etag'), type: sent.get('content-type') };
}

const aboutEvents = endpoints.filter(({ route }) => /\{(id|approvalId)\}/.test(route));
const routes = aboutEvents.map(({ method, route }) => [method, route] as const);

describe('an event of somebody else', () => {
  it('has many routes', () => {
    expect(routes.length).toBeGreaterThan(25);
  });

  it.each(routes)('is no different from one that never was: %s %s', async (method, route) => {
    for (const person of outsiders) {
      const foreign = await said(person, method, route, event);
      expect(foreign, person).toEqual(await said(person, method, route, unknownId));
      expect(foreign.status).toBeGreaterThanOrEqual(400);
      expect(foreign.text).not.toMatch(/Quetzal|Kraków/);
    }
  });

  it.each(routes.filter(([method]) => method === 'GET'))(
    'is never "not modified" to whoever may not see it: %s %s',
    async (method, route) => {
      const own = (await app.api.send('GET', addressed(route, event))).headers.get('etag') ?? '*';
      for (const person of outsiders) {
        for (const tag of [own, '*']) {
          const { status, etag } = await said(person, method, route, event, { 'if-none-match': tag });
          expect([status, etag], tag).toEqual([status === 304 ? 404 : status, null]);
        }
      }
    },
  );

  it('is in no list, and neither are its approvals', async () => {
    for (const person of outsiders) {
      const lists = [await app.as(person).get('events'), await app.as(person).get('approvals')];
      const named = await app.as(person).get(`approvals?eventId=${event}`);
      for (const { status, body } of [...lists, named]) {
        expect(status).toBe(200);
        expect(JSON.stringify(body)).not.toContain(event);
        expect(JSON.stringify(body)).not.toContain(secret);
      }
    }
  });

  it('is not acted on as it was read, whatever version is named', async () => {
    for (const person of outsiders) {
      const answers = await Promise.all(
        [event, unknownId].map((id) =>
          said(person, 'POST', 'events/{id}/actions/{action}', id, { 'if-match': '*' }),
        ),
      );
      expect(answers[0]).toEqual(answers[1]);
    }
  });
});

describe('a repeated request', () => {
  const keyed = <T>(person: string, path: string, key: string, body: unknown): Promise<Reply<T>> =>
    app.as(person).send<T>('POST', path, { body, headers: { 'idempotency-key': key } });
  const replayed = ({ headers }: Reply<unknown>) => headers.get('idempotency-replayed');

  it('of another person is not answered with what the first was told', async () => {
    const own = ok(await keyed<EventView>('the-planner', 'events', 'same-key-1', brief('krakow')));
    for (const person of ['another-planner', ...outsiders]) {
      const reply = await keyed<EventView>(person, 'events', 'same-key-1', brief('krakow'));
      expect(replayed(reply)).toBeNull();
      expect(reply.body.id).not.toBe(own.id);
    }
    const path = `events/${own.id}/actions/start`;
    ok(await keyed('the-planner', path, 'same-key-2', {}));
    for (const person of outsiders) {
      const reply = await keyed(person, path, 'same-key-2', {});
      expect(replayed(reply)).toBeNull();
      expect([403, 404]).toContain(reply.status);
    }
  });

  it('of somebody who has lost the role meanwhile is refused', async () => {
    await addMember('default', 'a-leaver', 'planner');
    ok(await keyed('a-leaver', 'events', 'leaver-key', brief('krakow')));
    expect(replayed(await keyed('a-leaver', 'events', 'leaver-key', brief('krakow')))).toBe('true');
    await app.sql(`update member set roles = '["auditor"]' where id = 'a-leaver'`);
    const reply = await keyed('a-leaver', 'events', 'leaver-key', brief('krakow'));
    expect([reply.status, replayed(reply)]).toEqual([403, null]);
  });
});
