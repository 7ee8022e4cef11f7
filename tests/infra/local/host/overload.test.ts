import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenOnLoopback, type LoopbackServer } from '../../../../infra/local/host/http-server.ts';
import { deferred } from '../../../performance/deferred.ts';

const held = deferred<void>();
let begun = 0;
let server: LoopbackServer;
let isLate = false;
beforeAll(async () => {
  server = await listenOnLoopback(
    0,
    () => {},
    () => isLate,
  );
});
afterAll(() => server.close());

const ask = (path: string) => fetch(`${server.url}${path}`);

describe('a server whose thread is late', () => {
  it('goes on with what it has begun and takes on no more than 16, until it is in time again', async () => {
    const before = deferred<void>();
    let underWay = 0;
    server.setFronts([
      async ({ path }) => {
        if (path === '/begun') {
          underWay += 1;
          await before.promise;
        }
        return { status: 200, headers: {}, body: 'done' };
      },
    ]);
    const begunBefore = Array.from({ length: 16 }, () => ask('/begun'));
    while (underWay < 16) await new Promise(setImmediate);
    expect((await ask('/other')).status).toBe(200);
    isLate = true;
    const refused = await ask('/other');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect((await ask('/api/health')).status).toBe(200);
    before.resolve();
    expect((await Promise.all(begunBefore)).every(({ ok }) => ok)).toBe(true);
    isLate = false;
    expect((await ask('/other')).status).toBe(200);
  });

  it('answers a page however late it is, so that it never refuses for ever', async () => {
    isLate = true;
    const page = await Promise.all(Array.from({ length: 10 }, () => ask('/other')));
    expect(page.every(({ ok }) => ok)).toBe(true);
    isLate = false;
  });
});

describe('a server with 128 requests to answer', () => {
  it('refuses more at once with the time to come back, answers whoever asks whether it lives, and recovers', async () => {
    server.setFronts([
      async ({ path }) => {
        if (path === '/held') {
          begun += 1;
          await held.promise;
        }
        return { status: 200, headers: {}, body: 'done' };
      },
    ]);
    const taken = Array.from({ length: 128 }, () => ask('/held'));
    while (begun < 128) await new Promise(setImmediate);
    const refused = await Promise.all(Array.from({ length: 300 }, () => ask('/held')));
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]));
    const [first] = refused;
    expect(first?.headers.get('retry-after')).toBe('1');
    expect(await first?.json()).toMatchObject({ code: 'host.busy', status: 503 });
    expect(begun).toBe(128);
    for (const path of ['/api/health', '/api/ready']) expect((await ask(path)).status).toBe(200);
    held.resolve();
    const done = await Promise.all(taken);
    expect(new Set(done.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await ask('/held')).status).toBe(200);
  });
});
