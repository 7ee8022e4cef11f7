import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../../functions/http/endpoint.ts';
import { permissions } from '../../shared/contracts/permissions.ts';
import { roles, type Role } from '../../shared/kernel/member-store.ts';
import type { Reply } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, pendingApproval, planned } from '../support/plan-event.ts';

/** Stands in the event alone: whoever sees it, sees something of the event. */
const secret = 'Quetzal Xylophone Evening';
// Opened before the tests are named: their names are the routes that it registers.
const app: App = await openApp();
let params: Record<string, string>;

/** One member for each role, one partner that submitted nothing, and the administrator of another organisation. */
const personOf = (role: Role) => `the-${role}`;
const stranger = 'the-stranger';
const foreigner = 'the-foreigner';

async function addMember(organisation: string, id: string, role: Role): Promise<void> {
  await app.sql(
    `insert into member (organisation_id, id, name, roles, substitutes) values ('${organisation}', '${id}', '${id}', '["${role}"]', '[]')`,
  );
}

beforeAll(async () => {
  const { id } = await planned(app, brief('krakow', { title: secret }));
  for (const role of roles) await addMember('default', personOf(role), role);
  await addMember('default', stranger, 'partner');
  await addMember('elsewhere', foreigner, 'administrator');
  const approval = await pendingApproval(app, id);
  params = {
    id,
    type: 'EventBrief',
    revision: '1',
    questionId: 'q-1',
    approvalId: approval.id,
    table: 'tax-rates',
  };
});
afterAll(() => app.remove());

const routed = (route: string) =>
  route.replaceAll(/\{(\w+)\??\}/g, (_, name: string) => params[name] ?? 'nothing');
const call = (person: string, { method, route }: (typeof endpoints)[number]): Promise<Reply<unknown>> =>
  app.as(person).send(method, routed(route), method === 'GET' ? {} : { body: {} });

const walked = () => endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.route}`, endpoint] as const);

describe('every route of the API', () => {
  it('is walked here', () => {
    expect(endpoints.length).toBeGreaterThan(30);
  });

  it.each(walked())('%s lets in exactly the roles of the table', async (_name, endpoint) => {
    const allowed: readonly Role[] = permissions[endpoint.action];
    for (const role of roles) {
      const { status, body } = await call(personOf(role), endpoint);
      if (!allowed.includes(role))
        expect(body, role).toMatchObject({ status: 403, code: 'permission.denied' });
      else expect([401, 403, 500], `${role}: ${JSON.stringify(body)}`).not.toContain(status);
    }
  });

  it.each(walked())('%s shows nothing of an event to another organisation', async (_name, endpoint) => {
    const { status, body } = await call(foreigner, endpoint);
    expect(JSON.stringify(body)).not.toContain(secret);
    expect(JSON.stringify(body)).not.toContain('Kraków');
    if (endpoint.route.includes('{id}') || endpoint.route.includes('{approvalId}'))
      expect([400, 404, 501], `answered ${status}`).toContain(status);
  });

  it.each(walked())(
    '%s shows nothing of an event to a partner that did not submit it',
    async (_name, endpoint) => {
      const { status, body } = await call(stranger, endpoint);
      expect(JSON.stringify(body)).not.toContain(secret);
      if (endpoint.route.includes('{id}'))
        expect([400, 403, 404, 501], `answered ${status}`).toContain(status);
    },
  );

  it.each(walked())('%s answers nobody without a door', async (_name, { method, route }) => {
    // From a page without a session: the front door states nobody.
    const response = await fetch(`${app.url}/api/${routed(route)}`, {
      method,
      headers: { 'sec-fetch-site': 'same-origin', 'x-eods-request': '1', 'content-type': 'application/json' },
      ...(method !== 'GET' && { body: '{}' }),
    });
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain(secret);
  });
});

describe('a partner', () => {
  it('submits, reads and answers for its own event, and sees no other', async () => {
    const partner = app.as(personOf('partner'));
    const created = await partner.post<{ id: string }>('events', brief('krakow', { title: 'Own evening' }));
    expect(created.status).toBe(201);
    const { body } = await partner.get<{ events: { title: string }[] }>('events');
    expect(body.events.map(({ title }) => title)).toEqual(['Own evening']);
    expect((await partner.get(`events/${created.body.id}`)).status).toBe(200);
    expect((await partner.post(`events/${created.body.id}/actions/start`, {})).status).toBe(403);
  });
});
