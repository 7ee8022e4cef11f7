import type { RetryOptions } from 'durable-functions';
import { describe, expect, it } from 'vitest';
import { delayAfter, isTimedOut } from '../../../../infra/local/durable/retry-policy.ts';
import { testClock } from '../../../../infra/local/test-clock.ts';
import type { TestClock } from '../../../../infra/local/test-clock.ts';
import { df, ended, idsGiven, idsTaken, orchestration, settled, startEngine } from './support/durable-app.ts';

let attempts: number[] = [];
let clock: TestClock;
df.app.activity('fragile', {
  handler: (successAt: number) => {
    attempts.push(clock.now());
    if (attempts.length < successAt) throw new Error(`attempt ${attempts.length}`);
    return `after ${attempts.length}`;
  },
});
df.app.activity('steady', { handler: (value: number) => value });

function policy(firstMs: number, most: number, more: Partial<RetryOptions> = {}) {
  return Object.assign(new df.RetryOptions(firstMs, most), more);
}

orchestration('retry', function* ({ df: durable }) {
  const { successAt, most, timeout }: { successAt: number; most: number; timeout?: number } =
    durable.getInput() ?? {
      successAt: 1,
      most: 1,
    };
  const options = policy(1_000, most, {
    backoffCoefficient: 2,
    maxRetryIntervalInMilliseconds: 3_000,
    ...(timeout ? { retryTimeoutInMilliseconds: timeout } : {}),
  });
  try {
    return yield durable.callActivityWithRetry('fragile', options, successAt);
  } catch (error) {
    return `gave up: ${String(error)}`;
  }
});

orchestration('retry-beside-others', function* ({ df: durable }) {
  const fragile = durable.callActivityWithRetry('fragile', policy(1_000, 5), 3);
  const steady = [1, 2, 3].map((value) => durable.callActivity('steady', value));
  const first: unknown[] = yield durable.Task.all([fragile, ...steady]);
  const last: unknown = yield durable.callActivity('steady', 4);
  yield durable.waitForExternalEvent('end');
  return [...first, last];
});

async function run(input: { successAt: number; most: number; timeout?: number }) {
  attempts = [];
  clock = testClock();
  const engine = await startEngine({ clock });
  const start = clock.now();
  const id = await engine.startNew('retry', { input });
  for (let step = 0; step < 12; step++) await clock.advance(1_000);
  const { output } = await ended(engine, id);
  return {
    output,
    at: attempts.map((time) => time - start),
    sameCount: idsGiven(engine, id) === idsTaken(id),
  };
}

describe('an activity called with retry', () => {
  it('is repeated with growing pauses up to the longest until it succeeds', async () => {
    const { output, at, sameCount } = await run({ successAt: 5, most: 5 });
    expect(output).toBe('after 5');
    expect(at).toEqual([0, 1_000, 3_000, 6_000, 9_000]);
    expect(sameCount).toBe(true);
  });

  it('fails with the last error when the attempts are used up', async () => {
    const { output, at } = await run({ successAt: 9, most: 3 });
    expect(output).toBe('gave up: TaskFailedError: Error: attempt 3');
    expect(at).toEqual([0, 1_000, 3_000]);
  });

  it('fails at once, without running again, when the retry timeout has passed', async () => {
    const { output, at } = await run({ successAt: 9, most: 50, timeout: 2_500 });
    expect(output).toBe('gave up: TaskFailedError: Error: attempt 3');
    expect(at).toEqual([0, 1_000, 3_000]);
  });

  it('keeps its numbering beside other tasks', async () => {
    attempts = [];
    clock = testClock();
    const engine = await startEngine({ clock });
    const id = await engine.startNew('retry-beside-others');
    for (let step = 0; step < 4; step++) await clock.advance(1_000);
    await settled();
    expect(idsGiven(engine, id)).toBe(idsTaken(id));
    await engine.raiseEvent(id, 'end', null);
    expect((await ended(engine, id)).output).toEqual(['after 3', 1, 2, 3, 4]);
  });
});

describe('a retry policy', () => {
  const given = { firstRetryIntervalInMilliseconds: 100, maxNumberOfAttempts: 9 };

  it('waits the same time after each attempt without a coefficient', () => {
    expect([1, 2, 3].map((attempt) => delayAfter(attempt, given))).toEqual([100, 100, 100]);
  });

  it('has no timeout unless one is set', () => {
    expect(isTimedOut(given, 0, 1e15)).toBe(false);
    expect(isTimedOut({ ...given, retryTimeoutInMilliseconds: 50 }, 0, 49)).toBe(false);
    expect(isTimedOut({ ...given, retryTimeoutInMilliseconds: 50 }, 0, 50)).toBe(true);
  });
});
