import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, type OneEvent } from './engines.ts';

describe.each(engines)('the relay store on $engine', ({ open }) => {
  let one: OneEvent;
  beforeEach(async () => {
    one = await open();
  });
  afterEach(() => one.finish());

  const mine = <T extends { organisationId: string }>(rows: T[]) =>
    rows.filter(({ organisationId }) => organisationId === one.scope.organisationId);
  const pending = async () => mine(await one.store.relay.pending(1000));
  const unread = async () => mine(await one.store.relay.runsWithUnreadLetters(1000));
  const note = (text: string) => one.write((tx) => tx.appendActivity({ at: 'now', kind: 'k', text }));

  it('sees runs with letters beyond what they have read, and no others', async () => {
    await one.write((tx) => tx.appendLetter('a', 'answer', {}));
    expect(await unread()).toMatchObject([{ eventId: 'evt-1', asOf: '2027-02-01', speed: 1 }]);
    await one.write((tx) => tx.saveEvent({ acknowledged: 1 }));
    expect(await unread()).toEqual([]);
  });

  it('keeps a row until it is confirmed', async () => {
    await note('t');
    const [row] = await pending();
    expect(row).toMatchObject({ kind: 'document', body: { id: 'activity:1', order: 1 } });
    expect(await pending()).toHaveLength(1);
    if (row) await one.store.relay.confirm(row);
    expect(await pending()).toEqual([]);
  });

  it('puts a row that failed behind the rows that have not', async () => {
    await note('poison');
    const [poison] = await pending();
    if (poison) await one.store.relay.postpone(poison);
    await note('good');
    expect((await pending()).map(({ id }) => id)).toEqual(['activity:2', 'activity:1']);
  });

  it('takes no more rows than asked for', async () => {
    await note('one');
    await note('two');
    expect(await one.store.relay.pending(1)).toHaveLength(1);
  });

  it('is asked to start a run', async () => {
    await one.write((tx) => tx.queueStart());
    expect(await pending()).toMatchObject([{ kind: 'start', body: { asOf: '2027-02-01', startedAt: 0 } }]);
  });
});
