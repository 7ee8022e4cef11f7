import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, type OneEvent } from './engines.ts';

const many = Array.from({ length: 20 }, (_, n) => n + 1);

describe.each(engines)('twenty transactions of one event at once on $engine', ({ open }) => {
  let one: OneEvent;
  beforeEach(async () => {
    one = await open();
  });
  afterEach(() => one.finish());
  const read = () => one.store.runs.read(one.scope, 'evt-1');

  it('get numbers without a gap', async () => {
    const seqs = await Promise.all(
      many.map((n) => one.write((tx) => tx.appendLetter(`k${n}`, 'answer', {}))),
    );
    expect(seqs.toSorted((a, b) => a - b)).toEqual(many);
    expect((await read().lettersAfter(0)).map(({ seq }) => seq)).toEqual(many);
  });

  it('with one key store one letter', async () => {
    const seqs = await Promise.all(many.map(() => one.write((tx) => tx.appendLetter('same', 'answer', {}))));
    expect(new Set(seqs)).toEqual(new Set([1]));
  });

  it('lose no update', async () => {
    const count = () =>
      one.write(async (tx) => {
        const { acknowledged } = await tx.event();
        await tx.saveEvent({ acknowledged: acknowledged + 1 });
      });
    await Promise.all(many.map(count));
    expect((await read().event()).acknowledged).toBe(20);
  });

  it('keep both logs chained', async () => {
    const entry = {
      at: 'now',
      by: 'ola',
      title: 't',
      rationale: 'r',
      alternatives: [],
      impacted: [],
      operationId: 'o',
    };
    await Promise.all(many.map(() => one.write((tx) => tx.appendLog('decision', entry))));
    const log = await read().log('decision');
    expect(log.map(({ seq }) => seq)).toEqual(many);
    expect(log.map(({ previousHash }) => previousHash)).toEqual([
      '',
      ...log.slice(0, -1).map(({ hash }) => hash),
    ]);
  });
});
