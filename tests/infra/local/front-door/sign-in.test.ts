import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frontDoor } from '../../../../infra/local/front-door/front-door.ts';
import { openSessions } from '../../../../infra/local/front-door/sessions.ts';
import { ownPath } from '../../../../infra/local/front-door/sign-in.ts';
import { readSiteConfig } from '../../../../infra/local/front-door/site-config.ts';
import { listenOnLoopback, type LoopbackServer } from '../../../../infra/local/host/http-server.ts';
import { sendRequest } from '../host/send-request.ts';

let server: LoopbackServer;
beforeAll(async () => {
  const sessions = openSessions(Buffer.alloc(32), () => 0);
  const config = readSiteConfig('static-web/public');
  const api = async () => undefined;
  server = await listenOnLoopback(0, () => {});
  server.setFronts([frontDoor({ config, folder: 'static-web/public', sessions, api, apiPrefix: 'api' })]);
});
afterAll(() => server.close());

const page = { 'sec-fetch-site': 'same-origin' };
const get = (path: string, headers: Record<string, string> = page) =>
  sendRequest(server.url, path, { headers });
const status = async (path: string, headers?: Record<string, string>) => (await get(path, headers)).status;

describe('signing in', () => {
  it('lists the local people where none is chosen, and leads back where one came from', async () => {
    const { headers, text } = await get('/.auth/login/aad?post_login_redirect_uri=/events/%221%22');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(text).toContain(
      'href="/.auth/login/local?user=ola&amp;post_login_redirect_uri=%2Fevents%2F%25221%2522"',
    );
    expect(text).not.toContain('user=cli');
  });

  it('says beside each person what their roles are there for', async () => {
    const { text } = await get('/.auth/login/aad');
    const said = (person: string) =>
      text.split('<li>').find((line) => line.includes(`user=${person}&`)) ?? '';
    expect(said('aud')).toContain('<strong>auditor</strong> reads everything, changes nothing');
    expect(said('ola')).toMatch(/planner<.*; <strong>approver<.* decides/);
    expect(said('pia')).not.toContain('decides');
  });

  it('opens a session, which says who one is until signing out', async () => {
    const { status: code, headers } = await get('/.auth/login/local?user=pia&post_login_redirect_uri=/a?b=1');
    expect([code, headers['location']]).toEqual([302, '/a?b=1']);
    const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
    const me = await get('/.auth/me', { ...page, cookie });
    expect(JSON.parse(me.text)).toEqual({
      clientPrincipal: {
        identityProvider: 'local',
        userId: 'pia',
        userDetails: 'Pia',
        userRoles: ['anonymous', 'authenticated', 'planner'],
        claims: [],
      },
    });
    const out = await get('/.auth/logout', { ...page, cookie });
    expect([out.status, out.headers['location']]).toEqual([302, '/']);
    expect(String(out.headers['set-cookie'])).toMatch(/^StaticWebAppsAuthCookie=; .*Max-Age=0$/);
  });

  it('says that nobody is signed in', async () => {
    expect(JSON.parse((await get('/.auth/me')).text)).toEqual({ clientPrincipal: null });
  });

  it('refuses strangers, the person of the command line, and providers that are not imitated', async () => {
    expect(await status('/.auth/login/local?user=mallory')).toBe(400);
    expect(await status('/.auth/login/local?user=cli')).toBe(400);
    expect(await status('/.auth/login/github')).toBe(404);
  });

  it('is not done for another web site', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const headers = { 'sec-fetch-site': site };
      expect(await status('/.auth/login/local?user=ada', headers)).toBe(403);
      expect(await status('/.auth/logout', headers)).toBe(403);
    }
  });

  it('is reached from the page', async () => {
    expect((await get('/login')).headers['location']).toBe('/.auth/login/aad?post_login_redirect_uri=/');
    expect((await get('/logout')).headers['location']).toBe('/.auth/logout?post_logout_redirect_uri=/');
  });
});

describe('the way back', () => {
  it.each([
    ['/events/1?a=b#c', '/events/1?a=b#c'],
    [null, '/'],
    ['', '/'],
    ['events', '/'],
    ['https://evil.example/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/..//evil.example', '/'],
    ['/a\r\nset-cookie: x=1', '/aset-cookie:%20x=1'],
  ])('from %j is %s', (asked, expected) => {
    expect(ownPath(asked)).toBe(expected);
  });
});
