import { describe, expect, it } from 'vitest';
import { LoopLag, watchLoopLag } from '../../../../infra/local/host/loop-lag.ts';

/** Looks that come so many ms after one another. */
function after(...gaps: number[]): LoopLag {
  const lag = new LoopLag(0);
  let now = 0;
  for (const gap of gaps) lag.look((now += gap));
  return lag;
}

describe('a thread that comes late to what is due', () => {
  it('has too much to do when three looks in a row are more than half a second late', () => {
    expect(after(100, 700, 700, 700).isTooMuch()).toBe(true);
    expect(after(100, 600, 700, 700).isTooMuch()).toBe(false);
  });

  it('has not when one piece of work took long', () => {
    expect(after(100, 5_000, 100).isTooMuch()).toBe(false);
    expect(after(100, 5_000, 5_000, 110).isTooMuch()).toBe(false);
  });

  it('takes on more again after one look in time', () => {
    expect(after(900, 900, 900, 130).isTooMuch()).toBe(false);
  });

  it('is looked at while it works', async () => {
    const { lag, stop } = watchLoopLag();
    const seen = lag.look.bind(lag);
    let looked = 0;
    lag.look = (now) => {
      looked += 1;
      seen(now);
    };
    while (looked < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    stop();
    expect(lag.isTooMuch()).toBe(false);
  });
});
