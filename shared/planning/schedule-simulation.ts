import type { NetworkDependency } from './critical-path.ts';
import { topologicalOrder } from './critical-path.ts';
import { normalGrid, normalSteps, pertQuantiles } from './pert-quantiles.ts';
import { randomStream } from './seeded-random.ts';

export interface SimulatedTask {
  id: string;
  /** Working days: optimistic, most likely, pessimistic. */
  days: readonly [number, number, number];
  deps: readonly NetworkDependency[];
  /** Owner or vendor: what makes one of its tasks late makes the others late, too. */
  group: string;
}

export interface SimulationAsk {
  tasks: readonly SimulatedTask[];
  trials: number;
  seed: number;
  /** Correlation of two tasks of one group, 0 to 1. */
  correlation: number;
}

export interface ScheduleSimulation {
  trials: number;
  /** Working days until everything is done, shortest first. */
  finishes: Float64Array;
  /** Share of trials, per mille, in which the task decided the finish; in order of `tasks`. */
  criticality: readonly { id: string; perMille: number }[];
}

/**
 * Monte Carlo over the network: every task starts as soon as its predecessors allow. Durations are PERT-beta; within a
 * group they share one normal factor (Gaussian copula), so that a busy owner or a slow vendor is late everywhere.
 * Throws a RangeError where tasks wait for each other or a predecessor is unknown.
 */
export function simulateSchedule({ tasks, trials, seed, correlation }: SimulationAsk): ScheduleSimulation {
  const network = compile(tasks);
  const random = randomStream(seed, 'schedule-simulation');
  const [shared, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
  const normal = (): number => normalGrid[Math.floor(random.next() * normalSteps)] ?? 0;
  const factors = new Float64Array(network.groups);
  const [durations, starts] = [new Float64Array(tasks.length), new Float64Array(tasks.length)];
  const critical = new Uint8Array(tasks.length);
  const hits = new Uint32Array(tasks.length);
  const finishes = new Float64Array(trials);
  for (let trial = 0; trial < trials; trial += 1) {
    for (let group = 0; group < network.groups; group += 1) factors[group] = normal();
    for (let task = 0; task < tasks.length; task += 1) {
      const z = shared * at(factors, at(network.groupOf, task)) + own * normal();
      durations[task] = quantileAt(network.quantiles[task], z);
    }
    const finish = run(network, durations, starts);
    finishes[trial] = finish;
    markCritical(network, { durations, starts, critical, finish });
    for (let task = 0; task < tasks.length; task += 1) hits[task] = at(hits, task) + at(critical, task);
  }
  const criticality = network.ids.map((id, task) => ({
    id,
    perMille: Math.round((at(hits, task) / trials) * 1000),
  }));
  return { trials, finishes: finishes.sort(), criticality: inOrderOf(tasks, criticality) };
}

/** The finish that `share` of the trials do not exceed. */
export function finishAt({ finishes }: ScheduleSimulation, share: number): number {
  return at(finishes, Math.max(0, Math.ceil(share * finishes.length) - 1));
}

/** Share of trials, per mille, that are done within so many working days. */
export function onTimePerMille({ finishes, trials }: ScheduleSimulation, days: number): number {
  let count = 0;
  while (count < finishes.length && at(finishes, count) <= days + 1e-9) count += 1;
  return Math.round((count / trials) * 1000);
}

const linkTypes = { FS: 0, SS: 1, FF: 2 } as const;

/** Tasks in topological order; the links of task t are those from `firstLink[t]` up to `firstLink[t + 1]`. */
interface Network {
  ids: readonly string[];
  quantiles: readonly Float64Array[];
  groups: number;
  groupOf: Uint16Array;
  firstLink: Uint32Array;
  from: Uint16Array;
  type: Uint8Array;
  lag: Int16Array;
}

function compile(tasks: readonly SimulatedTask[]): Network {
  const { order, cycle } = topologicalOrder(tasks);
  if (cycle) throw new RangeError(`tasks wait for each other: ${cycle.join(' <- ')}`);
  const position = new Map(order.map(({ id }, index) => [id, index]));
  const groups = [...new Set(tasks.map(({ group }) => group))].sort();
  const links = order.flatMap(({ deps }) => deps);
  const firstLink = new Uint32Array(order.length + 1);
  order.forEach(({ deps }, task) => (firstLink[task + 1] = at(firstLink, task) + deps.length));
  return {
    ids: order.map(({ id }) => id),
    quantiles: order.map(({ days }) => pertQuantiles(days)),
    groups: groups.length,
    groupOf: Uint16Array.from(order, ({ group }) => groups.indexOf(group)),
    firstLink,
    from: Uint16Array.from(links, ({ id }) => position.get(id) ?? 0),
    type: Uint8Array.from(links, ({ type }) => linkTypes[type]),
    lag: Int16Array.from(links, ({ lag }) => lag),
  };
}

/** Fills `starts` and answers the finish of the last task. */
function run(network: Network, durations: Float64Array, starts: Float64Array): number {
  let finish = 0;
  for (let task = 0; task < durations.length; task += 1) {
    let start = 0;
    for (let link = at(network.firstLink, task); link < at(network.firstLink, task + 1); link += 1)
      start = Math.max(start, allowedBy(network, link, task, durations, starts));
    starts[task] = start;
    finish = Math.max(finish, start + at(durations, task));
  }
  return finish;
}

function allowedBy(
  { from, type, lag }: Network,
  link: number,
  task: number,
  durations: Float64Array,
  starts: Float64Array,
): number {
  const before = at(from, link);
  const base = at(starts, before) + at(lag, link);
  if (at(type, link) === linkTypes.SS) return base;
  const afterFinish = base + at(durations, before);
  return at(type, link) === linkTypes.FS ? afterFinish : afterFinish - at(durations, task);
}

/** Marks every task without float in this trial: from the last finish back along the links that bind. */
function markCritical(
  network: Network,
  trial: { durations: Float64Array; starts: Float64Array; critical: Uint8Array; finish: number },
): void {
  const { durations, starts, critical, finish } = trial;
  critical.fill(0);
  for (let task = durations.length - 1; task >= 0; task -= 1) {
    if (finish - at(starts, task) - at(durations, task) < 1e-9) critical[task] = 1;
    if (at(critical, task) === 0) continue;
    for (let link = at(network.firstLink, task); link < at(network.firstLink, task + 1); link += 1)
      if (at(starts, task) - allowedBy(network, link, task, durations, starts) < 1e-9)
        critical[at(network.from, link)] = 1;
  }
}

/** The grid covers -4 to 4 standard deviations. */
function quantileAt(quantiles: Float64Array | undefined, z: number): number {
  if (!quantiles) return 0;
  const last = quantiles.length - 1;
  const place = Math.min(last, Math.max(0, ((z + 4) / 8) * last));
  const index = Math.min(last - 1, Math.floor(place));
  const low = at(quantiles, index);
  return low + (at(quantiles, index + 1) - low) * (place - index);
}

function inOrderOf(
  tasks: readonly SimulatedTask[],
  criticality: readonly { id: string; perMille: number }[],
): { id: string; perMille: number }[] {
  const byId = new Map(criticality.map(({ id, perMille }) => [id, perMille]));
  return tasks.map(({ id }) => ({ id, perMille: byId.get(id) ?? 0 }));
}

/** An index that the loops above keep inside the array. */
function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0;
}
