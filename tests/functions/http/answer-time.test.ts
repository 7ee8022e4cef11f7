import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerLimitMs, withinAnswerTime } from '../../../functions/http/answer-time.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const after = <T>(ms: number, result: () => T) =>
  new Promise<T>((resolve, reject) => {
    setTimeout(() => {
      try {
        resolve(result());
      } catch (error) {
        reject(error as Error); // what the tests throw
      }
    }, ms);
  });
const broken = () => {
  throw new Error('broken');
};

describe('an answer that takes its time', () => {
  it('is given while there is time, and so is a failure', async () => {
    const late = vi.fn();
    const good = withinAnswerTime(
      after(answerLimitMs - 1, () => 'done'),
      late,
    );
    const bad = expect(withinAnswerTime(after(answerLimitMs - 1, broken), late)).rejects.toThrow('broken');
    await vi.advanceTimersByTimeAsync(answerLimitMs);
    expect(await good).toBe('done');
    await bad;
    expect(late).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is refused afterwards, while the work goes on to its end', async () => {
    const finished = vi.fn();
    const work = withinAnswerTime(after(answerLimitMs + 5_000, finished), vi.fn());
    const refused = expect(work).rejects.toMatchObject({ code: 'request.took-too-long' });
    await vi.advanceTimersByTimeAsync(answerLimitMs + 1);
    await refused;
    expect(finished).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(finished).toHaveBeenCalledOnce();
  });

  it('has its failure told, although nobody waits for it any more', async () => {
    const late = vi.fn();
    const work = withinAnswerTime(after(answerLimitMs + 1, broken), late);
    const refused = expect(work).rejects.toMatchObject({ code: 'request.took-too-long' });
    await vi.advanceTimersByTimeAsync(answerLimitMs + 2);
    await refused;
    expect(late).toHaveBeenCalledWith(new Error('broken'));
  });
});
