import { describe, expect, it } from 'vitest';
import { retrying, type Pauses } from '../../../../shared/adapters/sql/retrying.ts';

const pace = { firstDelay: 100, longestDelay: 400, budget: 10_000, tries: 6 };

/** A clock that moves by waiting only, and the waits so far. */
function pauses(random = 1) {
  const waits: number[] = [];
  const fake: Pauses = {
    now: () => waits.reduce((sum, wait) => sum + wait, 0),
    random: () => random,
    wait: async (milliseconds) => void waits.push(milliseconds),
  };
  return { fake, waits };
}

const failing = (times: number) => async () => {
  times -= 1;
  if (times >= 0) throw new Error('away');
  return 'done';
};

describe('retrying', () => {
  it('waits longer from try to try, up to a limit', async () => {
    const { fake, waits } = pauses();
    expect(await retrying(failing(4), () => true, pace, fake)).toBe('done');
    expect(waits).toEqual([100, 200, 400, 400]);
  });

  it('draws every wait from its upper half', async () => {
    const { fake, waits } = pauses(0);
    await retrying(failing(2), () => true, pace, fake);
    expect(waits).toEqual([50, 100]);
  });

  it('does not try again what is not worth it', async () => {
    const { fake, waits } = pauses();
    await expect(retrying(failing(1), () => false, pace, fake)).rejects.toThrow('away');
    expect(waits).toEqual([]);
  });

  it('gives up after the last try', async () => {
    const { fake, waits } = pauses();
    await expect(retrying(failing(9), () => true, pace, fake)).rejects.toThrow('away');
    expect(waits).toHaveLength(5);
  });

  it('gives up rather than exceed its budget', async () => {
    const { fake, waits } = pauses();
    await expect(retrying(failing(9), () => true, { ...pace, budget: 350 }, fake)).rejects.toThrow('away');
    expect(waits).toEqual([100, 200]);
  });
});
