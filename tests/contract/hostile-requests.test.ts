import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faults } from '../../shared/kernel/errors.ts';
import { roles } from '../../shared/kernel/member-store.ts';
import type { EventView } from '../support/api.ts';
import { badBodies, oddTexts, type BadRequest } from '../support/bad-requests.ts';
import { checkAnswer } from '../support/checked-answer.ts';
import { operations, type Described } from '../support/described-api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief } from '../support/plan-event.ts';

/** May do everything, so that nothing is refused for who asks. */
const owner = 'the-owner';
let app: App;
let params: Record<string, string>;
beforeAll(async () => {
  app = await openApp();
  const { body } = await app.api.post<EventView>('events', brief('krakow'));
  await app.sql(
    `insert into member (organisation_id, id, name, roles, substitutes) values ('default', '${owner}', '${owner}', '${JSON.stringify(roles)}', '[]')`,
  );
  params = {
    id: body.id,
    type: 'EventBrief',
    revision: '1',
    questionId: 'q-1',
    approvalId: `${body.id}.venue.1`,
    action: 'start',
    table: 'tax-rates',
  };
});
afterAll(() => app.remove());

/** What is not built answers so whatever is sent. */
const built = operations.filter(({ operation }) => !operation.operationId.startsWith('planned-'));
const withParameters = (where: 'path' | 'query') =>
  built.flatMap((described) => {
    const names = (described.operation.parameters ?? []).filter((one) => one.in === where);
    return names.map(({ name }) => [described.operation.operationId, name, described] as const);
  });
const pathOf = (route: string, own: Record<string, string> = {}) =>
  route.slice(1).replaceAll(/\{(\w+)\}/g, (_, name: string) => own[name] ?? params[name] ?? 'nothing');

async function send({ method, route }: Described, path: string, { body, type }: Partial<BadRequest> = {}) {
  const response = await fetch(`${app.url}/api/${path}`, {
    method,
    headers: { 'x-eods-person': owner, 'if-match': '*', 'content-type': type ?? 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : Buffer.from(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  const contentType = response.headers.get('content-type');
  const answer: unknown = contentType?.includes('json') ? JSON.parse(text) : text;
  checkAnswer({ method, path: pathOf(route), status: response.status, contentType, body: answer });
  return { status: response.status, contentType, answer };
}

function expectRefusal(what: string, { status, contentType, answer }: Awaited<ReturnType<typeof send>>) {
  expect(status, `${what}: ${JSON.stringify(answer)}`).toBeGreaterThanOrEqual(400);
  expect(status, `${what}: ${JSON.stringify(answer)}`).toBeLessThan(500);
  expect(contentType).toContain('application/problem+json');
  expect(Object.keys(faults)).toContain((answer as { code: string }).code); // a problem, see above
}

const bodied = built.filter(({ operation }) => operation.requestBody !== undefined);

describe('a body that does not fit', () => {
  it('is made up for every operation that takes one', () => {
    expect(bodied.length).toBeGreaterThan(12);
    for (const described of bodied) expect(badBodies(described).length).toBeGreaterThan(14);
  });

  it.each(bodied.map((described) => [described.operation.operationId, described] as const))(
    'is refused by %s with a declared problem',
    async (_name, described) => {
      for (const bad of badBodies(described)) {
        expectRefusal(bad.what, await send(described, pathOf(described.route), bad));
      }
    },
  );
});

describe('an odd text in a path', () => {
  it.each(withParameters('path'))('is refused by %s as its %s', async (_name, parameter, described) => {
    for (const odd of oddTexts) {
      const body = described.operation.requestBody && { body: '{}' };
      expectRefusal(odd, await send(described, pathOf(described.route, { [parameter]: odd }), body));
    }
  });
});

describe('an odd text in a query', () => {
  it.each(withParameters('query'))('breaks nothing in %s as its %s', async (_name, parameter, described) => {
    const body = described.operation.requestBody && { body: '{}' };
    for (const odd of oddTexts) {
      const answer = await send(described, `${pathOf(described.route)}?${parameter}=${odd}`, body);
      expect(answer.status, odd).toBeLessThan(500);
    }
  });

  it.each(
    built.filter(({ method }) => method === 'GET').map((one) => [one.operation.operationId, one] as const),
  )('is refused by %s where nobody declares it', async (name, described) => {
    if (name === 'health-get' || name === 'ready-get') return;
    const answer = await send(described, `${pathOf(described.route)}?strange=1`);
    expectRefusal('strange=1', answer);
    expect(answer.answer).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/strange' }] });
  });
});

describe('a method or an address that nobody serves', () => {
  it.each([
    ['DELETE', 'catalog', 405],
    ['POST', 'me', 405],
    ['GET', 'nothing', 404],
    ['GET', 'events/x/nothing/at/all', 404],
  ])('%s %s is a problem, too', async (method, path, status) => {
    const response = await fetch(`${app.url}/api/${path}`, { method, headers: { 'x-eods-person': 'cli' } });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status, code: expect.any(String) });
  });
});
