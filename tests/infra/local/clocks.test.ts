import { afterEach, describe, expect, it, vi } from 'vitest';
import { realClock } from '../../../infra/local/real-clock.ts';
import { testClock } from '../../../infra/local/test-clock.ts';

describe('the test clock', () => {
  it('runs what falls due in order of time, with the time it fell due', async () => {
    const clock = testClock(1000);
    const seen: [string, number][] = [];
    clock.at(3000, () => seen.push(['second', clock.now()]));
    clock.at(2000, () => seen.push(['first', clock.now()]));
    clock.at(9000, () => seen.push(['never', clock.now()]));
    await clock.advance(4000);
    expect(seen).toEqual([
      ['first', 2000],
      ['second', 3000],
    ]);
    expect(clock.now()).toBe(5000);
    expect(clock.pending()).toBe(1);
  });

  it('runs what a due call arms within the same advance', async () => {
    const clock = testClock(0);
    const seen: number[] = [];
    const again = () => {
      seen.push(clock.now());
      void Promise.resolve().then(() => clock.at(clock.now() + 10, again));
    };
    clock.at(10, again);
    await clock.advance(35);
    expect(seen).toEqual([10, 20, 30]);
  });

  it('runs an overdue call on a later turn and not at once', async () => {
    const clock = testClock(1000);
    let ran = 0;
    clock.at(500, () => ran++);
    expect(ran).toBe(0);
    await new Promise(setImmediate);
    expect(ran).toBe(1);
  });

  it('does not run a cancelled call', async () => {
    const clock = testClock(0);
    const call = vi.fn();
    clock.at(10, call)();
    await clock.advance(20);
    expect(call).not.toHaveBeenCalled();
  });

  it('does not run backwards', async () => {
    await expect(testClock(10).set(5)).rejects.toThrow('backwards');
  });
});

describe('the real clock', () => {
  afterEach(() => vi.useRealTimers());

  it('waits 60 days, longer than one setTimeout can', () => {
    vi.useFakeTimers();
    const call = vi.fn();
    const days60 = 60 * 24 * 3_600_000;
    realClock.at(realClock.now() + days60, call);
    vi.advanceTimersByTime(days60 - 1);
    expect(call).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(call).toHaveBeenCalledOnce();
  });

  it('runs an overdue call on a later turn, once, and not after it was cancelled', () => {
    vi.useFakeTimers();
    const overdue = vi.fn();
    const cancelled = vi.fn();
    realClock.at(0, overdue);
    realClock.at(0, cancelled)();
    expect(overdue).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(overdue).toHaveBeenCalledOnce();
    expect(cancelled).not.toHaveBeenCalled();
  });
});
