import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inTurn } from '../../functions/http/requests-in-work.ts';
import type { Problem } from '../../shared/kernel/errors.ts';
import { deferred } from '../performance/deferred.ts';
import { type Reply } from '../support/api.ts';
import { jumpingClock } from '../support/jumping-clock.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief } from '../support/plan-event.ts';

let app: App;
const clock = jumpingClock('2027-02-01T09:00:15Z');
beforeAll(async () => {
  vi.stubEnv('EODS_READS_PER_MINUTE', '3');
  vi.stubEnv('EODS_HEAVY_PER_MINUTE', '1');
  vi.stubEnv('EODS_REQUESTS_AT_ONCE', '4');
  app = await openApp({ clock });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await app.remove();
});

const rateOf = ({ headers }: Reply<unknown>) =>
  ['ratelimit-policy', 'ratelimit', 'retry-after'].map((name) => headers.get(name));

describe('a caller who asks more than the limit', () => {
  it('is told in each answer what is left, refusals included', async () => {
    expect(rateOf(await app.as('olga').get('me'))).toEqual(['"reads";q=3;w=60', '"reads";r=2;t=45', null]);
    expect(rateOf(await app.as('olga').get('events/none'))).toEqual([
      '"reads";q=3;w=60',
      '"reads";r=1;t=45',
      null,
    ]);
  });

  it('is refused with the seconds to wait, alone, and only for this kind of request', async () => {
    const vera = app.as('vera');
    for (let n = 0; n < 3; n++) expect((await vera.get('me')).status).toBe(200);
    const refused = await vera.get<Problem>('me');
    expect([refused.status, refused.body.code, ...rateOf(refused)]).toEqual([
      429,
      'request.too-many',
      '"reads";q=3;w=60',
      '"reads";r=0;t=45',
      '45',
    ]);
    expect((await app.as('walter').get('me')).status).toBe(200);
    expect((await vera.post('events', brief('krakow'))).status).toBe(201);
  });

  it('finds heavy requests counted by themselves, and goes on when the minute is over', async () => {
    const xenia = app.as('xenia');
    const read = () => xenia.post('briefs/read', brief('krakow'));
    expect([(await read()).status, (await read()).status]).toEqual([200, 429]);
    clock.jump('2027-02-01T09:01:00Z');
    expect((await read()).status).toBe(200);
  });
});

describe('a process with as many requests in work as it may have', () => {
  it('refuses the next at once, says that it lives, and goes on when one is done', async () => {
    const work = Array.from({ length: 4 }, () => deferred<void>());
    const taken = work.map(({ promise }) => inTurn(4, () => promise));
    const refused = await app.as('yann').get<Problem>('me');
    const { status, body, headers } = refused;
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'service.busy', '1']);
    expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    for (const path of ['health', 'ready']) expect((await app.api.get(path)).status).toBe(200);
    work[0]?.resolve();
    await taken[0];
    expect((await app.as('yann').get('me')).status).toBe(200);
    work.forEach(({ resolve }) => resolve());
    await Promise.all(taken);
  });

  it('has room again after work that failed', async () => {
    const failed = inTurn(1, () => Promise.reject(new Error('a defect')));
    await expect(failed).rejects.toThrow('a defect');
    expect(await inTurn(1, async () => 'done')).toBe('done');
  });
});
