import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { describe, expect, it } from 'vitest';

import { openDocuments } from '../../../../shared/adapters/documents/open-documents.ts';
import { Fault } from '../../../../shared/kernel/errors.ts';
import { openEngine } from './faulty-client.ts';

const scope = { organisationId: 'org-1', principal: { id: 'p1', name: 'Planner', roles: [] } };

describe('opening the documents on one machine', () => {
  it('creates database and container once and finds them again', async () => {
    const engine = openEngine();
    const first = await openDocuments(engine);
    await first.put({ id: 'a', organisationId: 'org-1', eventId: 'event-1', kind: 'log' });
    const second = await openDocuments(engine);
    expect(await second.read(scope, 'event-1', 'a')).toMatchObject({ id: 'a' });
  });

  it('fails with store.unavailable when nothing answers', async () => {
    const sendRequest = () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    await expect(openDocuments({ httpClient: { sendRequest } })).rejects.toBeInstanceOf(Fault);
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
