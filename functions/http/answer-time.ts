import { Fault } from '../../shared/kernel/errors.ts';

/** Static Web Apps gives up after 45 s with an answer of its own; ours says more. Milliseconds. */
export const answerLimitMs = 40_000;

/**
 * The answer of the work, or a refusal once the time is over. The work itself goes on: what it has committed stands,
 * and what it has not is not there. `failedLate` hears of a failure that nobody waits for any more.
 */
export function withinAnswerTime<T>(work: Promise<T>, failedLate: (error: unknown) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    let over = false;
    const limit = setTimeout(() => {
      over = true;
      reject(new Fault('request.took-too-long', `No answer within ${answerLimitMs / 1000} s.`));
    }, answerLimitMs);
    work
      .then(resolve, (error: unknown) => (over ? failedLate(error) : reject(error)))
      .finally(() => clearTimeout(limit));
  });
}
