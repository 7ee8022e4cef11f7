import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, type OneEvent } from './engines.ts';

describe.each(engines)('the marks of trails on $engine', ({ open }) => {
  let one: OneEvent;
  beforeEach(async () => {
    one = await open();
  });
  afterEach(() => one.finish());

  const page = { after: '', limit: 10 };
  const due = (before: string) => one.store.trails.due(one.scope, 'activity', { ...page, before });
  const close = () => one.write((tx) => tx.saveEvent({ closed: true }));

  it('are due for runs that are over, until it is known that nothing older is kept', async () => {
    expect(await due('2029')).toEqual([]);
    await close();
    expect(await due('2029')).toEqual(['evt-1']);
    await one.store.trails.keep(one.scope, 'evt-1', 'activity', '2028-06');
    expect([await due('2028-06'), await due('2028-07')]).toEqual([[], ['evt-1']]);
    expect(await one.store.trails.due(one.scope, 'trace', { ...page, before: '2028' })).toEqual(['evt-1']);
    expect(
      await one.store.trails.due(one.scope, 'activity', { ...page, before: '2029', after: 'evt-1' }),
    ).toEqual([]);
  });

  it('only ever move on, each trail by itself', async () => {
    const { trails } = one.store;
    const upTo = (trail: 'activity' | 'trace') => trails.removedUpTo(one.scope, 'evt-1', trail);
    expect(await upTo('activity')).toBe(0);
    for (const number of [7, 3]) await trails.remove(one.scope, 'evt-1', 'activity', number);
    expect([await upTo('activity'), await upTo('trace')]).toEqual([7, 0]);
  });

  it('are of one organisation', async () => {
    await close();
    const other = { ...one.scope, organisationId: 'another' };
    await one.store.trails.remove(one.scope, 'evt-1', 'activity', 7);
    expect(await one.store.trails.removedUpTo(other, 'evt-1', 'activity')).toBe(0);
    expect(await one.store.trails.due(other, 'activity', { ...page, before: '2029' })).toEqual([]);
  });
});
