import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InvocationContext } from '@azure/functions';
import type { LogLevel } from '../../../../infra/local/log.ts';
import { installFunctionsCore } from '../../../../infra/local/host/functions-core.ts';
import {
  type LocalHost,
  type LocalHostOptions,
  openLocalHost,
} from '../../../../infra/local/host/open-host.ts';
import { realClock } from '../../../../infra/local/real-clock.ts';
import { testClock } from '../../../../infra/local/test-clock.ts';
import { sendRequest } from './send-request.ts';

const core = installFunctionsCore();
const { app } = await import('@azure/functions');
const df = await import('durable-functions');

const seen: string[] = [];
let startedByTimer: string[] = [];
let clientPayload: { rpcBaseUrl: string; managementUrls: { statusQueryGetUri: string } };

df.app.orchestration('add-up', function* (context) {
  return yield context.df.callActivity('add', context.df.getInput());
});
df.app.activity('add', { handler: ([left, right]: number[]) => (left ?? 0) + (right ?? 0) });
app.post('start', {
  route: 'runs',
  extraInputs: [df.input.durableClient()],
  handler: async (request, context) => {
    clientPayload = payloadOf(context);
    const client = df.getClient(context);
    const id = await client.startNew('add-up', { input: await request.json() });
    return client.waitForCompletionOrCreateCheckStatusResponse(request, id, {
      timeoutInMilliseconds: 5000,
      retryIntervalInMilliseconds: 20,
    });
  },
});
app.get('seam', () => {
  const { now, ...values } = Reflect.get(globalThis, Symbol.for('eods.local')) as { now(): number }; // as the app reads it
  return { jsonBody: { now: now(), ...values } };
});
app.timer('hourly', {
  schedule: '0 0 * * * *',
  extraInputs: [df.input.durableClient()],
  handler: async (_timer, context) => {
    startedByTimer.push(await df.getClient(context).startNew('add-up', { input: [2, 2] }));
  },
});
let finishWaiting = () => {};
app.get('wait', async () => {
  seen.push('waiting');
  await new Promise<void>((resolve) => (finishWaiting = resolve));
  return { body: 'waited' };
});
app.hook.appStart(() => void seen.push('app starts'));
app.hook.appTerminate(() => void seen.push('app terminates'));

function payloadOf(context: InvocationContext): typeof clientPayload {
  return context.extraInputs.get(context.options.extraInputs[0]?.name ?? '') as typeof clientPayload; // the binding's data
}

let dataDir: string;
let hosts: LocalHost[];
const lines: string[] = [];
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'eods-host-')), 'data');
  hosts = [];
  seen.length = 0;
  startedByTimer = [];
  lines.length = 0;
});
afterEach(async () => {
  await Promise.all(hosts.map((host) => host.close()));
  delete process.env['WEBSITE_SITE_NAME'];
});

async function open(options: Partial<LocalHostOptions> = {}): Promise<LocalHost> {
  const host = await openLocalHost({
    dataDir,
    port: 0,
    clock: realClock,
    seam: { sqlDialect: 'a dialect' },
    load: async () => {},
    log: (level: LogLevel, message: string) => lines.push(`${level}: ${message}`),
    passFaultPoint: () => {},
    ...options,
  });
  hosts.push(host);
  return host;
}

const post = (url: string, path: string, body: string) =>
  sendRequest(url, path, { method: 'POST', body, headers: { 'content-type': 'application/json' } });

describe('an open host', () => {
  it('runs an orchestration through the real durable client', async () => {
    const { url } = await open();
    expect(await post(url, '/api/runs', '[40,2]')).toMatchObject({ status: 200, text: '42' });
  });

  it('offers the app the seam with the time, and takes it away when it closes', async () => {
    const host = await open({ clock: testClock(5000) });
    const { text } = await sendRequest(host.url, '/api/seam');
    expect(JSON.parse(text)).toEqual({ sqlDialect: 'a dialect', now: 5000 });
    await host.close();
    expect(Reflect.get(globalThis, Symbol.for('eods.local'))).toBeUndefined();
  });

  it('can be followed by another one over the same functions', async () => {
    const first = await open({ clock: testClock() });
    expect((await sendRequest(first.url, '/api/seam')).status).toBe(200);
    await first.close();
    const second = await open();
    expect(await post(second.url, '/api/runs', '[1,2]')).toMatchObject({ status: 200, text: '3' });
    await second.close();
    expect(seen).toEqual(['app starts', 'app terminates', 'app starts', 'app terminates']);
  });

  it('runs timers, which find the durable client, on the clock it was given', async () => {
    const clock = testClock('2026-01-05T09:15:00Z');
    const { engine } = await open({ clock });
    await clock.advance(3_600_000);
    await vi.waitFor(() => expect(startedByTimer).toHaveLength(1));
    expect(engine.getStatus(startedByTimer[0] ?? '')?.createdTime).toMatch(/^2026-01-05T10:/);
  });

  it('gives the answer under way before it closes, and begins no other', async () => {
    const host = await open();
    const waiting = sendRequest(host.url, '/api/wait');
    await vi.waitFor(() => expect(seen).toContain('waiting'));
    const closing = host.close();
    expect((await sendRequest(host.url, '/api/seam')).status).toBe(503);
    expect(seen).not.toContain('app terminates');
    finishWaiting();
    expect(await waiting).toMatchObject({ status: 200, text: 'waited' });
    await closing;
    expect(seen).toContain('app terminates');
  });

  it('answers nobody after it closed', async () => {
    const host = await open();
    await host.close();
    await expect(sendRequest(host.url, '/api/seam')).rejects.toThrow('ECONNREFUSED');
  });

  it('takes the route prefix from host.json', async () => {
    const functionAppDirectory = mkdtempSync(join(tmpdir(), 'eods-app-'));
    const hostJson = { version: '2.0', extensions: { http: { routePrefix: 'v1/api' } } };
    writeFileSync(join(functionAppDirectory, 'host.json'), JSON.stringify(hostJson));
    const { url } = await open({ functionAppDirectory });
    expect((await sendRequest(url, '/v1/api/seam')).status).toBe(200);
    expect((await sendRequest(url, '/api/seam')).status).toBe(404);
  });

  it('points out what of host.json has no effect, and honours the time limit and the log level', async () => {
    const functionAppDirectory = mkdtempSync(join(tmpdir(), 'eods-app-'));
    const hostJson = {
      version: '2.0',
      functionTimeout: '00:00:10',
      logging: { logLevel: { default: 'Warning' } },
      extensions: { serviceBus: { maxConcurrentCalls: 2, prefetchCount: 5 } },
    };
    writeFileSync(join(functionAppDirectory, 'host.json'), JSON.stringify(hostJson));
    const limitsClock = testClock();
    const { url } = await open({ functionAppDirectory, limitsClock });
    const answer = sendRequest(url, '/api/wait');
    await vi.waitFor(() => expect(seen).toContain('waiting'));
    await limitsClock.advance(10_000);
    const { status, text } = await answer;
    expect([status, JSON.parse(text)]).toMatchObject([500, { code: 'function.timed-out' }]);
    finishWaiting();
    expect(lines).toEqual([
      'warning: host.json: extensions.serviceBus.prefetchCount has no effect here.',
      'warning: host.json: extensions.serviceBus.maxConcurrentCalls has no effect here.',
      'error: Function wait failed',
    ]);
  });

  it('signs people in with a key of its data folder, which only its owner reads', async () => {
    const first = await open();
    const { headers } = await sendRequest(first.url, '/.auth/login/local?user=pia');
    const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
    await first.close();
    const { url } = await open();
    expect((await sendRequest(url, '/.auth/me', { headers: { cookie } })).text).toContain('"userId":"pia"');
    expect(statSync(join(dataDir, 'session-key')).mode & 0o777).toBe(0o600);
  });

  it('does not let a function be registered once it is open', async () => {
    await open();
    expect(() => app.get('late', () => ({}))).toThrow('after start-up');
  });
});

describe('the management API of an open host', () => {
  it('is reached by the links that the client hands out', async () => {
    const { url } = await open();
    await post(url, '/api/runs', '[1,1]');
    const link = new URL(clientPayload.managementUrls.statusQueryGetUri.replace('INSTANCEID', 'none'));
    expect((await sendRequest(url, link.pathname + link.search)).status).toBe(404);
    link.searchParams.set('code', 'guessed');
    const { status, text } = await sendRequest(url, link.pathname + link.search);
    expect([status, JSON.parse(text)]).toMatchObject([401, { code: 'key.missing' }]);
  });

  it('is not found by who does not know its path, nor under another host name', async () => {
    const { url } = await open();
    await post(url, '/api/runs', '[1,1]');
    expect((await sendRequest(url, '/durabletask/instances/')).status).toBe(404);
    const { pathname } = new URL('instances/', clientPayload.rpcBaseUrl);
    expect((await sendRequest(url, pathname)).status).toBe(200);
    expect((await sendRequest(url, pathname, { headers: { host: 'evil.example' } })).status).toBe(403);
  });

  it('refuses a change from a page of another origin', async () => {
    const { url } = await open();
    await post(url, '/api/runs', '[1,1]');
    const { pathname } = new URL('orchestrators/add-up', clientPayload.rpcBaseUrl);
    const headers = { origin: 'https://evil.example' };
    expect((await sendRequest(url, pathname, { method: 'POST', headers })).status).toBe(403);
  });
});

describe('a host that cannot open', () => {
  it('refuses to run inside Azure', async () => {
    process.env['WEBSITE_SITE_NAME'] = 'site';
    await expect(open()).rejects.toThrow('is for one machine only');
  });

  it('refuses a data folder that is in use', async () => {
    await open();
    await expect(open()).rejects.toThrow('in use by another EODS process');
  });

  it('names the port that is taken, and releases the data folder', async () => {
    const { url } = await open();
    const other = `${dataDir}-other`;
    const port = Number(new URL(url).port);
    await expect(open({ dataDir: other, port })).rejects.toThrow(`Port ${port} is already in use`);
    await open({ dataDir: other });
  });

  it('passes on what loading the app threw, and releases the data folder', async () => {
    const load = () => Promise.reject(new Error('EODS_LEVEL has a bad value.'));
    await expect(open({ load })).rejects.toThrow('EODS_LEVEL has a bad value.');
    expect(lines).toEqual(['information: The local host did not start']);
    await open();
  });
});

describe('a function that the local host does not support', () => {
  afterEach(() => void core.functions.delete('odd'));

  it('stops the start where it would run differently', async () => {
    const retry = { strategy: 'fixedDelay', maxRetryCount: 2, delayInterval: 1 } as const;
    const load = async () => app.timer('odd', { schedule: '0 0 0 1 1 *', retry, handler: () => {} });
    await expect(open({ load })).rejects.toThrow('Function odd has a retry policy');
  });

  it.each(['function', 'admin'] as const)('stops the start where it asks for a %s key', async (authLevel) => {
    const load = async () => app.http('odd', { authLevel, handler: () => ({}) });
    await expect(open({ load })).rejects.toThrow(`Function odd has the authLevel "${authLevel}"`);
  });

  it('is pointed out where it never runs, and runs where somebody serves its trigger', async () => {
    const load = async () => {
      core.functions.delete('odd');
      app.serviceBusQueue('odd', { queueName: 'work', connection: 'SERVICE_BUS', handler: () => {} });
    };
    await (await open({ load })).close();
    expect(lines).toEqual([expect.stringMatching(/^warning: Function odd never runs here/)]);
    lines.length = 0;
    const start = async () => async () => void seen.push('front stops');
    await (await open({ load, otherTriggers: [{ triggerType: 'serviceBusTrigger', start }] })).close();
    expect(lines).toEqual([]);
    expect(seen).toContain('front stops');
  });
});
