import { deferred } from './deferred.ts';
import { openEngine } from './engine-lifecycle.ts';
import { openFloor } from './floor-lifecycle.ts';
import { openBrokerQueue, openFloorQueue, queueTraffic } from './queue-traffic.ts';
import { cpuMs, folderKb, memoryMib, quantile } from './process-figures.ts';
import { timedSteps } from './steps.ts';
import type { Lifecycle, TimedSteps } from './steps.ts';

export type Peer = 'engine' | 'floor';

export type Scenario = { peer: Peer; folder: string } & (
  | { name: 'cold'; spawnedAt: number }
  | { name: 'loop'; atOnce: number; seconds: number }
  | { name: 'queue'; atOnce: number; seconds: number }
  | { name: 'held'; count: number }
  | { name: 'fill'; count: number }
  | { name: 'start-up' }
);

/** Figures by name; what a scenario does not measure is absent. */
export type Figures = Record<string, number | undefined>;

/** One scenario in a process of its own, on a folder of its own. */
export async function runScenario(scenario: Scenario): Promise<Figures> {
  const { peer, folder } = scenario;
  if (scenario.name === 'queue') {
    const open = peer === 'engine' ? openBrokerQueue : openFloorQueue;
    return await queueTraffic((handled) => open(folder, handled), scenario.atOnce, scenario.seconds);
  }
  const steps = timedSteps();
  const openedAt = performance.now();
  const lifecycle = peer === 'engine' ? await openEngine(folder, steps) : openFloor(folder, steps);
  const openMs = performance.now() - openedAt;
  try {
    if (scenario.name === 'loop') return await loop(lifecycle, steps, scenario.atOnce, scenario.seconds);
    if (scenario.name === 'held') return await hold(lifecycle, steps, scenario);
    if (scenario.name === 'fill') return await fill(lifecycle, scenario.count);
    if (scenario.name === 'cold') approveAtOnce(lifecycle, steps);
    await (scenario.name === 'cold' ? finish(lifecycle, steps, 'first') : undefined);
    return { openMs, coldMs: scenario.name === 'cold' ? Date.now() - scenario.spawnedAt : undefined };
  } finally {
    await lifecycle.close();
  }
}

function approveAtOnce(lifecycle: Lifecycle, steps: TimedSteps): void {
  steps.onWaiting = (id, phase) => {
    steps.signalled(id);
    lifecycle.signal(id, phase).catch(fail);
  };
}

/** A failure outside of what is awaited must end the process, not hang it. */
function fail(error: unknown): never {
  throw error;
}

async function finish(lifecycle: Lifecycle, steps: TimedSteps, id: string): Promise<void> {
  await lifecycle.start(id);
  const { phases } = await lifecycle.result(id);
  if (phases !== steps.PHASES) throw new Error(`${id} ended after ${phases} phases.`);
  steps.forget(id);
}

/** `atOnce` clients, each starting an instance when its last one has ended. */
async function loop(
  lifecycle: Lifecycle,
  steps: TimedSteps,
  atOnce: number,
  seconds: number,
): Promise<Figures> {
  approveAtOnce(lifecycle, steps);
  let total = 0;
  const clients = async (until: number): Promise<void> => {
    const client = async () => {
      do await finish(lifecycle, steps, `instance-${total++}`);
      while (performance.now() < until);
    };
    await Promise.all(Array.from({ length: atOnce }, client));
  };
  await clients(performance.now() + Math.min(1000, seconds * 250));
  steps.hops.length = 0;
  steps.signals.length = 0;
  const warmUp = total;
  const [startedAt, cpu] = [performance.now(), cpuMs()];
  await clients(startedAt + seconds * 1000);
  const done = total - warmUp;
  return {
    perSecond: (done * 1000) / (performance.now() - startedAt),
    cpuMsPerInstance: (cpuMs() - cpu) / done,
    hopP50: quantile(steps.hops, 0.5),
    hopP95: quantile(steps.hops, 0.95),
    signalP50: quantile(steps.signals, 0.5),
    instances: total,
  };
}

/** Brings `count` instances to the approval of phase 4, measures them waiting, then releases all. */
async function hold(
  lifecycle: Lifecycle,
  steps: TimedSteps,
  { count, folder }: { count: number; folder: string },
): Promise<Figures> {
  approveAtOnce(lifecycle, steps);
  for (const id of ['warm-1', 'warm-2', 'warm-3']) await finish(lifecycle, steps, id);
  const approve = steps.onWaiting;
  const held: string[] = [];
  const all = deferred<void>();
  steps.onWaiting = (id, phase) => {
    if (phase !== 4) return approve(id, phase);
    if (held.push(id) === count) all.resolve();
  };
  globalThis.gc?.();
  const [memory, heap, disk] = [memoryMib(), process.memoryUsage().heapUsed, folderKb(folder)];
  const ids = Array.from({ length: count }, (_, index) => `held-${index}`);
  const startedAt = performance.now();
  // Fifty starts under way at a time, as clients would send them.
  await Promise.all(
    Array.from({ length: 50 }, async (_, first) => {
      for (let index = first; index < count; index += 50) await lifecycle.start(ids[index] ?? '');
    }),
  );
  await all.promise;
  const holdMs = performance.now() - startedAt;
  await new Promise((resolve) => setTimeout(resolve, 1000));
  globalThis.gc?.();
  const heldMemory = memoryMib();
  const heldHeap = process.memoryUsage().heapUsed;
  const releasedAt = performance.now();
  for (const id of held) approve(id, 4);
  await Promise.all(ids.map((id) => lifecycle.result(id)));
  const releaseMs = performance.now() - releasedAt;
  return {
    heldPerSecond: (count * 1000) / (holdMs + releaseMs),
    releasePerSecond: (count * 1000) / releaseMs,
    memoryMib: heldMemory.mib,
    kbPerHeld: ((heldMemory.mib - memory.mib) * 1024) / count,
    heapKbPerHeld: (heldHeap - heap) / 1024 / count,
    diskKbPerInstance: (folderKb(folder) - disk) / count,
  };
}

/** Leaves finished instances in the store, for the start-up that follows. */
async function fill(lifecycle: Lifecycle, count: number): Promise<Figures> {
  if (!('runBrief' in lifecycle)) return {};
  const { runBrief } = lifecycle as Awaited<ReturnType<typeof openEngine>>; // it has that member
  await Promise.all(
    Array.from({ length: 100 }, async (_, first) => {
      for (let index = first; index < count; index += 100) await runBrief(`finished-${index}`);
    }),
  );
  return { instances: count };
}
