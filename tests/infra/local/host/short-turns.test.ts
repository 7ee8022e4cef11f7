import { describe, expect, it } from 'vitest';
import { ShortTurns } from '../../../../infra/local/host/short-turns.ts';

const aTurn = () => new Promise(setImmediate);

/** Work that takes so many ms each, all of it there at once; tells what had been done after each turn. */
async function turnsOf(costs: readonly number[]): Promise<number[]> {
  let now = 0;
  let done = 0;
  const turns = new ShortTurns(() => now);
  for (const cost of costs)
    void turns.next().then(async () => {
      // As the stores of one machine answer: by promises alone.
      for (let part = 0; part < 5; part++) await Promise.resolve();
      now += cost;
      done += 1;
    });
  const seen: number[] = [];
  while (done < costs.length) {
    await aTurn();
    seen.push(done);
  }
  return [...new Set(seen)].filter((count) => count > 0);
}

describe('work that begins in short turns of the event loop', () => {
  it('is begun while the turn has not taken 10 ms, and goes on in the next one', async () => {
    expect(await turnsOf([4, 4, 4, 4, 4, 4, 4])).toEqual([3, 6, 7]);
  });

  it('is begun one by one where each takes long', async () => {
    expect(await turnsOf([12, 50, 12])).toEqual([1, 2, 3]);
  });

  it('waits while new ones are heard in each turn, and no longer than 10 ms', async () => {
    let now = 0;
    const turns = new ShortTurns(() => now);
    let begun = false;
    void turns.next().then(() => (begun = true));
    const seen: boolean[] = [];
    for (let turn = 0; turn < 5; turn++) {
      turns.heard();
      now += 3;
      await aTurn();
      seen.push(begun);
    }
    expect(seen).toEqual([false, false, false, true, true]);
  });

  it('is begun in the order in which it came', async () => {
    const turns = new ShortTurns();
    const begun: string[] = [];
    await Promise.all(['a', 'b', 'c'].map((name) => turns.next().then(() => begun.push(name))));
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('is begun also when nothing waited for a while', async () => {
    const turns = new ShortTurns();
    let begun = 0;
    for (let n = 1; n <= 3; n++) {
      await turns.next().then(() => (begun += 1));
      await aTurn();
      expect(begun).toBe(n);
    }
  });
});
