import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { endpoints } from '../../functions/http/endpoint.ts';
import { guarded } from '../../functions/http/guarded-answer.ts';
import { answerHeaders } from '../../shared/contracts/answer-headers.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, planned } from '../support/plan-event.ts';

/** The web app as compiled; `npm test` compiles it first. */
const site = 'static-web/dist';
const app: App = await openApp({ staticDir: site });
let eventId: string;
beforeAll(async () => {
  eventId = (await planned(app, brief('krakow'))).id;
});
afterAll(() => app.remove());
afterEach(() => void vi.unstubAllEnvs());

const { 'cache-control': _, ...forBrowsers } = answerHeaders;
const fetchAs = (path: string, init: RequestInit = {}) =>
  fetch(`${app.url}${path}`, { redirect: 'manual', ...init });
const program = { 'x-eods-person': 'ada', 'content-type': 'application/json' };

/** Answers hold an organisation's plans: no cache between keeps one, and no browser shows one unasked. */
function expectGuarded({ headers, status }: Response, what: string): void {
  expect(Object.fromEntries(headers), `${what}: ${status}`).toMatchObject(forBrowsers);
  expect(headers.get('cache-control'), what).toMatch(/^(no-store|private, no-cache)$/);
  expect(headers.get('server'), what).toBeNull();
  expect(headers.get('x-powered-by'), what).toBeNull();
  expect(headers.get('access-control-allow-origin'), what).toBeNull();
  expect(headers.get('strict-transport-security'), what).toBeNull();
}

describe('every answer of the API', () => {
  const routes = endpoints.map((one) => [`${one.method} ${one.route}`, one] as const);

  it.each(routes)('%s guards its answer, its refusal and its 401', async (name, { method, route }) => {
    const path = (id: string) => `/api/${route.replace('{id}', id).replaceAll(/\{\w+\??\}/g, 'nothing')}`;
    const body = method === 'GET' || method === 'DELETE' ? {} : { body: '{}' };
    for (const id of [eventId, 'evt-none'])
      expectGuarded(await fetchAs(path(id), { method, headers: program, ...body }), name);
    const nobody = { 'sec-fetch-site': 'same-origin' };
    expectGuarded(await fetchAs(path(eventId), { method, headers: nobody, ...body }), name);
  });

  it('guards what the host refuses by itself, health, sign-in and 304', async () => {
    expectGuarded(await fetchAs('/api/nowhere', { headers: program }), 'no route');
    expectGuarded(await fetchAs('/api/events', { method: 'PUT', headers: program, body: '{}' }), 'no method');
    expectGuarded(await fetchAs('/api/health'), 'health');
    expectGuarded(await fetchAs('/.auth/me'), 'me');
    expectGuarded(await fetchAs('/.auth/login/local?user=ola'), 'sign-in');
    const etag = (await fetchAs('/api/events', { headers: program })).headers.get('etag') ?? '';
    const known = await fetchAs('/api/events', { headers: { ...program, 'if-none-match': etag } });
    expect(known.status).toBe(304);
    expectGuarded(known, '304');
  });

  it('is a file to keep where it is an export', async () => {
    const files = endpoints.filter(({ route }) => /\/exports\/[\w-]+\.\w+$/.test(route));
    expect(files.length).toBeGreaterThan(4);
    for (const { route } of files) {
      const { headers, status } = await fetchAs(`/api/${route.replace('{id}', eventId)}`, {
        headers: program,
      });
      if (status === 200)
        expect(headers.get('content-disposition'), route).toMatch(/^attachment; filename="/);
    }
  });

  it('asks for TLS for a year in Azure only', () => {
    const transport = (answer: ReturnType<typeof guarded>) =>
      new Headers(answer.headers).get('strict-transport-security');
    expect(transport(guarded({ status: 200 }))).toBeNull();
    vi.stubEnv('WEBSITE_SITE_NAME', 'web-api');
    expect(transport(guarded({ status: 200 }))).toBe('max-age=31536000; includeSubDomains');
  });

  it('keeps its own headers where it has some', () => {
    const { headers } = guarded({
      status: 200,
      headers: { 'cache-control': 'private, no-cache', etag: '"x"' },
    });
    expect(headers).toMatchObject({
      'cache-control': 'private, no-cache',
      etag: '"x"',
      'x-content-type-options': 'nosniff',
    });
  });
});

describe('every page', () => {
  const pages = readdirSync(site).filter((file) => file.endsWith('.html'));
  const { globalHeaders } = JSON.parse(readFileSync(join(site, 'staticwebapp.config.json'), 'utf8')) as {
    globalHeaders: Record<string, string>;
  }; // the format of Static Web Apps
  const policy = new Map(
    (globalHeaders['content-security-policy'] ?? '').split(';').map((part) => {
      const [name = '', ...values] = part.trim().split(' ');
      return [name, values] as const;
    }),
  );

  it('has in Azure, too, the headers that answers have', () => {
    const { 'content-security-policy': _own, ...others } = forBrowsers;
    expect(globalHeaders).toMatchObject(others);
  });

  it('may load from its own site alone, and nothing that is written into it', () => {
    expect(policy.get('default-src')).toEqual(["'none'"]);
    for (const [name, values] of policy) {
      const own = name === 'img-src' ? ["'self'", 'data:'] : ["'self'"];
      expect([own, ["'none'"]], name).toContainEqual(values);
    }
    for (const name of [
      'script-src',
      'style-src',
      'connect-src',
      'form-action',
      'base-uri',
      'frame-ancestors',
    ])
      expect(policy.has(name), name).toBe(true);
  });

  it.each([
    ...pages.map((file) => `/${file}`),
    '/',
    '/nothing-there',
    '/.auth/login/aad?post_login_redirect_uri=/',
  ])('%s has them, and needs nothing inline', async (path) => {
    const response = await fetchAs(path);
    const html = await response.text();
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(Object.fromEntries(response.headers)).toMatchObject(globalHeaders);
    for (const [, attributes = '', content = ''] of html.matchAll(
      /<script\b([^>]*)>([\s\S]*?)<\/script>/gi,
    )) {
      expect(attributes).toContain('src="/');
      expect(content.trim()).toBe('');
    }
    expect(html).not.toMatch(/<style\b|\sstyle=|\son\w+=|javascript:/i);
  });

  it('writes what it is told as text: no script of a page builds HTML', () => {
    const source = 'static-web/src';
    const scripts = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.tsx?$/.test(file),
    );
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts)
      expect(readFileSync(join(source, script), 'utf8'), script).not.toMatch(
        /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|createContextualFragment|srcdoc/,
      );
  });
});
