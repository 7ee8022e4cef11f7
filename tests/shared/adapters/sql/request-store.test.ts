import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, type OneEvent } from './engines.ts';

const answer = { status: 201, body: '{"id":"evt-2"}', headers: { location: '/api/events/evt-2' } };

describe.each(engines)('the request store on $engine', ({ open }) => {
  let one: OneEvent;
  beforeEach(async () => {
    one = await open();
  });
  afterEach(() => one.finish());

  const take = (bodyHash = 'body', now = 1_000, lostBefore = 0) =>
    one.store.requests.take(one.scope, 'key', { bodyHash, now, lostBefore });

  it('lets one of two in that come at once', async () => {
    const standings = await Promise.all([take(), take()]);
    expect(standings.map(({ standing }) => standing).sort()).toEqual(['in-progress', 'new']);
  });

  it('answers a repeated request as the first, and refuses another body', async () => {
    await take();
    await one.store.requests.answer(one.scope, 'key', answer, null);
    expect(await take()).toEqual({ standing: 'answered', answer });
    expect(await take('other')).toEqual({ standing: 'other-body' });
  });

  it('gives a key back that was released or whose process died', async () => {
    await take();
    await one.store.requests.release(one.scope, 'key');
    expect(await take()).toEqual({ standing: 'new' });
    expect(await take('body', 2_000, 1_000)).toEqual({ standing: 'in-progress' });
    expect(await take('body', 2_000, 1_001)).toEqual({ standing: 'new' });
    expect(await take('body', 2_500, 1_001)).toEqual({ standing: 'in-progress' });
  });

  it('keeps organisations apart and forgets what is old', async () => {
    await take();
    const other = { ...one.scope, organisationId: `${one.scope.organisationId}-2` };
    const asked = { bodyHash: 'body', now: 5_000, lostBefore: 0 };
    expect(await one.store.requests.take(other, 'key', asked)).toEqual({ standing: 'new' });
    await one.store.requests.forget(2_000);
    expect(await take('other', 6_000)).toEqual({ standing: 'new' });
    expect(await one.store.requests.take(other, 'key', asked)).toEqual({ standing: 'in-progress' });
    await one.store.requests.release(other, 'key');
  });
});
