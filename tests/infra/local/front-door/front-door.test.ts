import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frontDoor } from '../../../../infra/local/front-door/front-door.ts';
import { openSessions } from '../../../../infra/local/front-door/sessions.ts';
import { readSiteConfig } from '../../../../infra/local/front-door/site-config.ts';
import type { Front } from '../../../../infra/local/host/exchange.ts';
import { listenOnLoopback, type LoopbackServer } from '../../../../infra/local/host/http-server.ts';
import { type Received, type Sent, sendRequest } from '../host/send-request.ts';

const config = {
  routes: [
    { route: '/old', redirect: '/new', statusCode: 301 },
    { route: '/gone', statusCode: 410 },
    { route: '/plain', rewrite: '/index.html', headers: { 'x-global': '', 'X-Own': 'yes' } },
    { route: '/inner/*', allowedRoles: ['administrator'] },
    { route: '/api/open', allowedRoles: ['anonymous'] },
    { route: '/api/books', allowedRoles: ['auditor'] },
    { route: '/api/*', allowedRoles: ['authenticated'] },
  ],
  navigationFallback: { rewrite: '/index.html', exclude: ['/*.{js,css}'] },
  responseOverrides: { 401: { redirect: '/.auth/login/local' }, 404: { rewrite: '/lost.html' } },
  globalHeaders: { 'X-Global': 'yes' },
};

let server: LoopbackServer;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'eods-door-'));
  writeFileSync(join(folder, 'staticwebapp.config.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'index.html'), 'index');
  writeFileSync(join(folder, 'lost.html'), 'lost');
  const api: Front = async ({ path, principal }) =>
    path === '/api/none'
      ? undefined
      : { status: 200, headers: {}, body: principal ? principal.userRoles.join() : 'nobody' };
  const sessions = openSessions(Buffer.alloc(32), () => 0);
  const door = frontDoor({ config: readSiteConfig(folder), folder, sessions, api, apiPrefix: 'api' });
  server = await listenOnLoopback(0, () => {});
  server.setFronts([door]);
});
afterAll(() => server.close());

const page = { 'sec-fetch-site': 'same-origin' };
const send = (path: string, sent?: Sent) => sendRequest(server.url, path, sent);

async function cookieOf(user: string): Promise<string> {
  const { headers } = await send(`/.auth/login/local?user=${user}`, { headers: page });
  return String(headers['set-cookie']).split(';')[0] ?? '';
}

const codeOf = ({ status, text }: Received): string =>
  `${status} ${(JSON.parse(text) as { code: string }).code}`; // a problem

describe('a page without a session', () => {
  it('may look at the page and at what is open to everybody', async () => {
    expect(await send('/', { headers: page })).toMatchObject({ status: 200, text: 'index' });
    expect(await send('/api/open', { headers: page })).toMatchObject({ status: 200, text: 'nobody' });
  });

  it.each(['/api/events', '/API/events', '/%61pi/events', '//api/events', '/api%2fevents'])(
    'is not signed in for %s',
    async (path) => {
      expect(codeOf(await send(path, { headers: page }))).toBe('401 identity.missing');
    },
  );

  it('is told so by each header that only browsers send, and by a session that is none', async () => {
    for (const headers of [
      { origin: server.url },
      { 'sec-fetch-dest': 'document' },
      { cookie: 'StaticWebAppsAuthCookie=made.up' },
    ]) {
      expect(codeOf(await send('/api/events', { headers }))).toBe('401 identity.missing');
    }
  });

  it('cannot name a person', async () => {
    const headers = { ...page, 'x-eods-person': 'ada' };
    expect(codeOf(await send('/api/events', { headers }))).toBe('403 person.not-allowed');
  });
});

describe('a page with a session', () => {
  it('acts as that person, with the roles of the table', async () => {
    const headers = { ...page, cookie: await cookieOf('ola') };
    expect((await send('/api/events', { headers })).text).toBe('anonymous,authenticated,planner,approver');
  });

  it('is refused where the role is missing, as somebody and not as nobody', async () => {
    const headers = { ...page, cookie: await cookieOf('ola') };
    expect(codeOf(await send('/api/books', { headers }))).toBe('403 role.missing');
    expect(codeOf(await send('/inner/', { headers }))).toBe('403 role.missing');
  });

  it('changes something only with the header that no form can send', async () => {
    const headers = { origin: server.url, cookie: await cookieOf('ola') };
    const post = (more: object) => send('/api/events', { method: 'POST', headers: { ...headers, ...more } });
    expect(codeOf(await post({}))).toBe('403 request-header.missing');
    expect(await post({ 'x-eods-request': '1' })).toMatchObject({ status: 200 });
    const foreign = await post({ 'x-eods-request': '1', origin: 'https://evil.example' });
    expect(codeOf(foreign)).toBe('403 origin.not-allowed');
  });

  it('cannot name another person', async () => {
    const headers = { cookie: await cookieOf('pia'), 'x-eods-person': 'ada' };
    expect(codeOf(await send('/api/events', { headers }))).toBe('403 person.not-allowed');
  });
});

describe('a program on this machine', () => {
  const rolesOf = async (person: string) =>
    (await send('/api/events', { headers: { 'x-eods-person': person } })).text;

  it('is the planner, or whom it names', async () => {
    expect((await send('/api/events')).text).toContain('planner,approver,administrator');
    expect(await rolesOf('cli')).toBe('anonymous,authenticated,planner,approver');
    expect(await rolesOf('aud')).toBe('anonymous,authenticated,auditor');
    expect(await rolesOf('somebody-else')).toContain('planner,approver,administrator');
  });

  it('counts as one when it uses the fetch of Node', async () => {
    const response = await fetch(`${server.url}/api/events`, { headers: { 'x-eods-person': 'aud' } });
    expect(await response.text()).toBe('anonymous,authenticated,auditor');
  });

  it.each(['Root', '-a', 'a b', 'a'.repeat(41), ''])('cannot name %j', async (name) => {
    expect(codeOf(await send('/api/events', { headers: { 'x-eods-person': name } }))).toBe(
      '400 request.invalid',
    );
  });
});

describe('the rules of the site', () => {
  it('redirect, answer with a status, and rewrite with their own headers', async () => {
    expect(await send('/old')).toMatchObject({ status: 301, headers: { location: '/new' } });
    expect(await send('/gone')).toMatchObject({ status: 410, text: '' });
    const { text, headers } = await send('/plain');
    expect([text, headers['x-own'], headers['x-global']]).toEqual(['index', 'yes', undefined]);
  });

  it('fall back to the page, except where they are told not to', async () => {
    expect(await send('/events/1')).toMatchObject({
      status: 200,
      text: 'index',
      headers: { 'x-global': 'yes' },
    });
    expect(await send('/missing.js')).toMatchObject({ status: 404, text: 'lost' });
  });

  it('send who is not signed in where the override says', async () => {
    expect(await send('/inner/x', { headers: page })).toMatchObject({
      status: 302,
      headers: { location: '/.auth/login/local' },
    });
  });

  it('leave the methods of the page at reading, and its API without pages', async () => {
    expect(codeOf(await send('/', { method: 'POST' }))).toBe('405 method.not-allowed');
    expect(codeOf(await send('/api/none'))).toBe('404 route.not-found');
    expect(codeOf(await send('/%zz'))).toBe('404 route.not-found');
  });
});
