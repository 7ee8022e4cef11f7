import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FaultPoint } from '../../../../infra/local/fault-points.ts';
import { bodyPatienceMs } from '../../../../infra/local/host/exchange.ts';
import { installFunctionsCore } from '../../../../infra/local/host/functions-core.ts';
import { answerPatienceMs, bodyLimit, httpFront } from '../../../../infra/local/host/http-front.ts';
import { listenOnLoopback, type LoopbackServer } from '../../../../infra/local/host/http-server.ts';
import { createFunctionRunner } from '../../../../infra/local/host/runner.ts';
import { testClock } from '../../../../infra/local/test-clock.ts';
import { type Sent, sendRequest } from './send-request.ts';

const core = installFunctionsCore();
const { app } = await import('@azure/functions');

app.http('echo', {
  route: 'things/{id}',
  methods: ['GET', 'PUT'],
  handler: async (request, context) => ({
    headers: { 'x-custom': 'kept' },
    jsonBody: {
      id: request.params['id'],
      url: request.url,
      repeated: request.query.getAll('a'),
      person: request.headers.get('x-eods-person'),
      user: request.user,
      forged: request.headers.get('x-ms-client-principal-access-token'),
      cookie: request.headers.get('cookie'),
      sent: request.headers.get('traceparent'),
      length: (await request.text()).length,
      trace: context.traceContext?.traceParent,
    },
  }),
});
app.post('cookies', () => ({
  status: 200,
  headers: { 'cache-control': 'max-age=60' },
  cookies: [
    { name: 'plain', value: 'a b' },
    {
      name: 'full',
      value: '1',
      domain: 'example.com',
      path: '/',
      expires: new Date('2026-01-05T09:00:00Z'),
      maxAge: 60,
      secure: true,
      httpOnly: true,
      sameSite: 'Strict',
    },
    { name: 'open', value: '2', sameSite: 'None' },
  ],
}));
app.get('nothing', () => undefined as unknown as object); // a handler may forget to answer
let finishSlow: (() => void) | undefined;
app.get('slow', async () => {
  await new Promise<void>((resolve) => (finishSlow = resolve));
  return {};
});
app.get('broken', () => {
  throw new Error('password=hunter2');
});

const logged: { level: string; message: string; fields?: Record<string, unknown> | undefined }[] = [];
const passed: FaultPoint[] = [];
const log = (level: string, message: string, fields?: Record<string, unknown>) =>
  void logged.push({ level, message, fields });
const clock = testClock();
let server: LoopbackServer;
beforeAll(async () => {
  server = await listenOnLoopback(0, log);
  const functions = createFunctionRunner({ core, log });
  const passFaultPoint = (point: FaultPoint) => void passed.push(point);
  const front = httpFront({ functions, routePrefix: 'api', passFaultPoint, clock, log });
  const userRoles = ['authenticated', 'planner'];
  const principal = { identityProvider: 'local', userId: 'ola', userDetails: 'ola', userRoles };
  server.setFronts([async (exchange) => front({ ...exchange, principal })]);
});
afterAll(() => server.close());
afterEach(() => {
  logged.length = 0;
  passed.length = 0;
});

const send = (path: string, sent?: Sent) => sendRequest(server.url, path, sent);
const port = () => new URL(server.url).port;

async function problemCode(path: string, sent?: Sent): Promise<string> {
  const { status, headers, text } = await send(path, sent);
  expect(headers['content-type']).toBe('application/problem+json');
  const problem = JSON.parse(text) as { status: number; code: string; traceId: string }; // asserted next
  expect(problem.status).toBe(status);
  expect(problem.traceId).toMatch(/^[0-9a-f]{32}$/);
  return `${status} ${problem.code}`;
}

describe('a request to an HTTP function', () => {
  it('reaches the handler with parameters, repeated query keys and body', async () => {
    const { status, headers, text } = await send('/api/things/a%20b?a=1&a=2', {
      method: 'PUT',
      body: 'four',
    });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({
      id: 'a b',
      url: `${server.url}/api/things/a%20b?a=1&a=2`,
      repeated: ['1', '2'],
      length: 4,
    });
    // What browsers are told is the function's to say, as in Azure: the host adds nothing that would hide a gap.
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-custom': 'kept' });
    for (const own of ['cache-control', 'x-content-type-options']) expect(headers).not.toHaveProperty(own);
    expect(passed).toEqual(['http.after-handler-before-answer']);
  });

  it('passes the trace context of the client on', async () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    expect(JSON.parse((await send('/api/things/1', { headers: { traceparent } })).text)).toMatchObject({
      trace: traceparent,
    });
  });

  it('starts a trace where the client sends none or a malformed one', async () => {
    const { text } = await send('/api/things/1', { headers: { traceparent: 'mine' } });
    expect(JSON.parse(text)).toMatchObject({
      trace: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
    });
  });

  it('is answered with 204 where the handler returns nothing', async () => {
    expect(await send('/api/nothing')).toMatchObject({ status: 204, text: '' });
  });

  it('gets the cookies of the handler, and its own cache rule', async () => {
    const { headers } = await send('/api/cookies', { method: 'POST' });
    expect(headers['set-cookie']).toEqual([
      'plain=a%20b',
      'full=1; Domain=example.com; Path=/; Expires=Mon, 05 Jan 2026 09:00:00 GMT; Max-Age=60; SameSite=Strict; Secure; HttpOnly',
      'open=2; SameSite=None',
    ]);
    expect(headers['cache-control']).toBe('max-age=60');
  });
});

describe('a request that is not served', () => {
  it('is answered with 404 for an unknown route', async () => {
    expect(await problemCode('/api/nowhere')).toBe('404 route.not-found');
    expect(await problemCode('//api/things/1/2')).toBe('404 route.not-found');
  });

  it('is answered with 405 and the known methods for another method', async () => {
    expect(await problemCode('/api/things/1', { method: 'DELETE' })).toBe('405 method.not-allowed');
    expect((await send('/api/things/1', { method: 'DELETE' })).headers['allow']).toBe('GET, PUT');
  });

  it('is answered with 500 and no detail when the handler throws; the log has the error and the trace id', async () => {
    const { text } = await send('/api/broken');
    expect(text).not.toContain('hunter2');
    const { traceId } = JSON.parse(text) as { traceId: string }; // asserted through problemCode below
    expect(logged).toMatchObject([
      { level: 'information', fields: { traceId, outcome: 'failed' } },
      { level: 'error', fields: { traceId, error: { message: 'password=hunter2' } } },
    ]);
    expect(await problemCode('/api/broken')).toBe('500 internal');
  });

  it('is answered with 503 while there is nothing to serve yet', async () => {
    const starting = await listenOnLoopback(0, log);
    try {
      expect(await sendRequest(starting.url, '/api/things/1')).toMatchObject({
        status: 503,
        headers: { 'retry-after': '1' },
      });
    } finally {
      await starting.close();
    }
  });
});

describe('the size of a body', () => {
  it('may be just the limit', async () => {
    const { text } = await send('/api/things/1', { method: 'PUT', body: 'x'.repeat(bodyLimit) });
    expect(JSON.parse(text)).toMatchObject({ length: bodyLimit });
  });

  it('may not be over the limit by its declared length', async () => {
    const body = 'x'.repeat(bodyLimit + 1);
    expect(await problemCode('/api/things/1', { method: 'PUT', body })).toBe('413 request.too-large');
  });

  it('may not grow over the limit in chunks', async () => {
    const body = Array.from({ length: 40 }, () => 'x'.repeat(bodyLimit / 8));
    expect(await problemCode('/api/things/1', { method: 'PUT', body })).toBe('413 request.too-large');
    expect(passed).toEqual([]);
  });
});

describe('who asks', () => {
  it.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('may name the host %s', async (name) => {
    expect(await send('/api/things/1', { headers: { host: `${name}:${port()}` } })).toMatchObject({
      status: 200,
    });
  });

  it('may not use another host name, another port or none', async () => {
    for (const host of [
      `evil.example:${port()}`,
      '127.0.0.1:1',
      '127.0.0.1',
      `127.0.0.1:${port()}.evil.example`,
    ]) {
      expect(await problemCode('/api/things/1', { headers: { host } })).toBe('403 host.not-allowed');
    }
  });

  it('may not change anything from a page of another origin', async () => {
    for (const origin of ['https://evil.example', 'null', `https://127.0.0.1:${port()}`]) {
      const sent = { method: 'PUT', headers: { origin } };
      expect(await problemCode('/api/things/1', sent)).toBe('403 origin.not-allowed');
    }
  });

  it('may change things from the own page', async () => {
    expect(await send('/api/things/1', { method: 'PUT', headers: { origin: server.url } })).toMatchObject({
      status: 200,
    });
  });

  it('may not send a target that names a server', async () => {
    expect(await problemCode('http://evil.example/api/things/1')).toBe('400 target.invalid');
  });
});

describe('what the handler sees of the client', () => {
  it('is the person whom the front door found, in the form of Static Web Apps', async () => {
    const { text } = await send('/api/things/1');
    expect(JSON.parse(text)).toMatchObject({
      user: {
        type: 'StaticWebApps',
        id: 'ola',
        username: 'ola',
        identityProvider: 'local',
        claimsPrincipalData: { userRoles: ['authenticated', 'planner'] },
      },
    });
  });

  it('is never what a client claims for itself, nor its session', async () => {
    const forged = Buffer.from(JSON.stringify({ userId: 'root', userDetails: 'root' })).toString('base64');
    const headers = {
      'x-ms-client-principal': forged,
      'X-MS-Client-Principal-Access-Token': 'root',
      'x-eods-person': 'root',
      cookie: 'StaticWebAppsAuthCookie=ticket; theme=dark',
    };
    const seen: unknown = JSON.parse((await send('/api/things/1', { headers })).text);
    expect(seen).toMatchObject({ user: { id: 'ola' }, forged: null, person: null, cookie: 'theme=dark' });
  });

  it('has the trace that the answer names, also where the client began none', async () => {
    const { headers, text } = await send('/api/things/1');
    expect(headers['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(JSON.parse(text)).toMatchObject({ trace: headers['traceparent'], sent: headers['traceparent'] });
  });
});

describe('a request that takes too long', () => {
  it('is answered with 503 while its function goes on', async () => {
    const answer = problemCode('/api/slow');
    await vi.waitFor(() => expect(finishSlow).toBeDefined());
    await clock.advance(answerPatienceMs);
    expect(await answer).toBe('503 answer.timed-out');
    finishSlow?.();
    expect(clock.pending()).toBe(0);
  });

  it('is answered with 408 and cut off where the body does not arrive', async () => {
    const socket = connect(Number(port()), '127.0.0.1');
    let received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
    const ended = once(socket, 'close');
    socket.write(`PUT /api/things/1 HTTP/1.1\r\nhost: 127.0.0.1:${port()}\r\ncontent-length: 9\r\n\r\nhalf`);
    await vi.waitFor(() => expect(clock.pending()).toBe(1));
    await clock.advance(bodyPatienceMs);
    await ended;
    expect(received).toMatch(/^HTTP\/1.1 408 [^]*"code":"body.too-slow"/);
  });
});
