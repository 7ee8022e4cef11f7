import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from './clock.ts';

export interface TestClock extends Clock {
  /** Moves time forward, running what falls due in order; resolves when that has had its turns of the event loop. */
  advance(ms: number): Promise<void>;
  /** The same, to a point in time that must not lie in the past. */
  set(at: number): Promise<void>;
  /** How many calls are still waiting. */
  pending(): number;
}

/** Enough turns for a chain of promises, group commits and in-process HTTP to settle between two moments. */
const turnsBetween = 20;

/** A clock that stands still until a test moves it. */
export function testClock(start: number | string = '2026-01-05T09:00:00Z'): TestClock {
  let now = typeof start === 'number' ? start : Date.parse(start);
  let order = 0;
  const waiting = new Set<{ at: number; order: number; call: () => void }>();

  const runDue = async (until: number) => {
    for (;;) {
      await settle();
      const [next] = [...waiting].sort((a, b) => a.at - b.at || a.order - b.order);
      if (!next || next.at > until) return;
      now = Math.max(now, next.at);
      if (waiting.delete(next)) next.call();
    }
  };
  const set = async (at: number) => {
    if (at < now) throw new Error('A test clock does not run backwards.');
    await runDue(at);
    now = at;
  };
  return {
    now: () => now,
    at(at, call) {
      const entry = { at, order: order++, call };
      waiting.add(entry);
      if (at <= now) setImmediate(() => waiting.delete(entry) && call());
      return () => void waiting.delete(entry);
    },
    advance: (ms) => set(now + ms),
    set,
    pending: () => waiting.size,
  };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < turnsBetween; turn++) await nextTurn();
}
