import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { describe, expect, it } from 'vitest';

import { openDocuments } from '../../../../shared/adapters/documents/open-documents.ts';
import { openEngine } from './faulty-client.ts';

const scope = { organisationId: 'org-1', principal: { id: 'p1', name: 'Planner', roles: [] } };
const note = { id: 'a', organisationId: 'org-1', eventId: 'event-1', kind: 'log' };

describe('opening the documents on one machine', () => {
  it('creates database and container once and finds them again', async () => {
    const engine = openEngine();
    const first = await openDocuments(engine);
    await first.put(note);
    const second = await openDocuments(engine);
    expect(await second.read(scope, 'event-1', 'a')).toMatchObject({ id: 'a' });
  });

  it('is no failure while nothing answers; every call fails until the store is back', async () => {
    const { httpClient } = openEngine();
    let down = true;
    const sendRequest: typeof httpClient.sendRequest = async (request) => {
      if (down) throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
      return httpClient.sendRequest(request);
    };
    const store = await openDocuments({ httpClient: { sendRequest } });
    const calls = [
      () => store.put(note),
      () => store.read(scope, 'event-1', 'a'),
      () => store.list(scope, 'event-1', 'log'),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'store.unavailable' });
    down = false;
    await Promise.all(calls.map((call) => call()));
    expect(await store.read(scope, 'event-1', 'a')).toEqual(note);
  });

  it('creates nothing before the first call, and once for calls that come together', async () => {
    const { httpClient } = openEngine();
    const created: string[] = [];
    const sendRequest: typeof httpClient.sendRequest = async (request) => {
      if (request.method === 'POST' && !request.url.includes('/docs')) created.push(request.url);
      return httpClient.sendRequest(request);
    };
    const store = await openDocuments({ httpClient: { sendRequest } });
    expect(created).toEqual([]);
    await Promise.all([store.put(note), store.put({ ...note, id: 'b' }), store.read(scope, 'event-1', 'a')]);
    expect(created).toHaveLength(2);
  });
});

describe('opening the documents of an account', () => {
  it('creates nothing and asks for nothing before the first call', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.writeHead(500).end('{}');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    // An address() of a listening TCP server is an AddressInfo.
    const { port } = server.address() as AddressInfo;
    let tokens = 0;
    const getToken = async () => {
      tokens += 1;
      return { token: 'token', expiresOnTimestamp: Date.now() + 3_600_000 };
    };
    await openDocuments({ endpoint: `http://127.0.0.1:${port}/`, credential: { getToken } });
    await new Promise((closed) => server.close(closed));
    expect({ asked, tokens }).toEqual({ asked: [], tokens: 0 });
  });
});
