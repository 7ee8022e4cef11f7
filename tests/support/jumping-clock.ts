import type { Clock } from '../../infra/local/clock.ts';

export interface JumpingClock extends Clock {
  /** Moves to a later time at once: what fell due in between is called once, as after a night asleep. */
  jump(to: string): void;
  /** Sets the clock to an earlier time: what was awaited falls due when its time comes again. */
  setBack(to: string): void;
}

/** A clock for days and weeks: where a minute's timer is of no interest, it does not run a thousand times. */
export function jumpingClock(start: string): JumpingClock {
  let now = Date.parse(start);
  const waiting = new Set<{ at: number; call: () => void }>();
  const callDue = () => {
    const due = [...waiting].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    for (const entry of due) if (waiting.delete(entry)) entry.call();
  };
  return {
    now: () => now,
    at(at, call) {
      const entry = { at, call };
      waiting.add(entry);
      if (at <= now) setImmediate(callDue);
      return () => void waiting.delete(entry);
    },
    jump(to) {
      now = Math.max(now, Date.parse(to));
      callDue();
    },
    setBack(to) {
      now = Math.min(now, Date.parse(to));
    },
  };
}
