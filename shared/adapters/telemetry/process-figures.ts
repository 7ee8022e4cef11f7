import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Observers, Reading } from '../../kernel/telemetry-names.ts';

/** Milliseconds between two looks at the event loop: a look costs next to nothing, and hides lags below it. */
const resolution = 20;

const one = (value: number): readonly Reading[] => [{ value }];

/** Of this process, since it began to be looked at. */
export function processFigures(): Pick<
  Observers,
  | 'process.memory.usage'
  | 'process.cpu.time'
  | 'nodejs.eventloop.delay.p50'
  | 'nodejs.eventloop.delay.p99'
  | 'nodejs.eventloop.delay.max'
> {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  // The timer of the monitor itself counts as no delay.
  const late = (nanoseconds: number) => one(Math.max(0, nanoseconds / 1e9 - resolution / 1_000));
  return {
    'process.memory.usage': async () => one(process.memoryUsage.rss()),
    'process.cpu.time': async () => {
      const { user, system } = process.cpuUsage();
      return one((user + system) / 1e6);
    },
    'nodejs.eventloop.delay.p50': async () => late(delay.percentile(50)),
    'nodejs.eventloop.delay.p99': async () => late(delay.percentile(99)),
    'nodejs.eventloop.delay.max': async () => late(delay.max),
  };
}
