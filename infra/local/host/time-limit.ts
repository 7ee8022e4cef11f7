import type { Clock } from '../clock.ts';

export interface TimeLimit {
  clock: Clock;
  ms: number;
}

/** Rejects with `late()` once the time is over; what the work then still gives is dropped. */
export function withinTime<T>(work: Promise<T>, { clock, ms }: TimeLimit, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.at(clock.now() + ms, () => reject(late()));
    void work.then(resolve, reject).finally(cancel);
  });
}
