export interface NetworkDependency {
  id: string;
  type: 'FS' | 'SS' | 'FF';
  lag: number;
}

/** Durations and lags are whole working days; a finish is the first day after the work. */
export interface NetworkTask {
  id: string;
  duration: number;
  deps: readonly NetworkDependency[];
}

export interface TaskTimes {
  id: string;
  earliestStart: number;
  earliestFinish: number;
  latestStart: number;
  latestFinish: number;
  /** Days the task may slip without moving the end of the network. */
  totalFloat: number;
}

export type NetworkAnalysis =
  | { cycle: null; length: number; times: readonly TaskTimes[]; criticalPath: readonly string[] }
  /** The tasks that wait for each other, each for the one before it and the first for the last. */
  | { cycle: readonly string[]; length: 0; times: readonly []; criticalPath: readonly [] };

/**
 * Critical path method. `times` keeps the order of `tasks`; ties on the critical path go to the lower id.
 * Throws a RangeError for an unknown or doubled id, or a duration that is not a whole number from 0.
 */
export function analyseNetwork(tasks: readonly NetworkTask[]): NetworkAnalysis {
  const byId = indexTasks(tasks);
  const { order, cycle } = topologicalOrder(tasks, byId);
  if (cycle) return { cycle, length: 0, times: [], criticalPath: [] };
  const starts = earliestStarts(order);
  const finish = (task: NetworkTask): number => startOf(starts, task.id) + task.duration;
  const length = Math.max(0, ...tasks.map(finish));
  const latest = latestStarts(order, length);
  const times = tasks.map((task): TaskTimes => {
    const earliestStart = startOf(starts, task.id);
    const latestStart = startOf(latest, task.id);
    const { id, duration } = task;
    return {
      id,
      earliestStart,
      earliestFinish: earliestStart + duration,
      latestStart,
      latestFinish: latestStart + duration,
      totalFloat: latestStart - earliestStart,
    };
  });
  return { cycle: null, length, times, criticalPath: longestChain(tasks, byId, starts, length) };
}

/** The earliest start that a dependency allows its task, given the predecessor's start. */
export function startAllowedBy(
  dep: NetworkDependency,
  predecessor: NetworkTask,
  start: number,
  duration: number,
) {
  if (dep.type === 'SS') return start + dep.lag;
  const afterFinish = start + predecessor.duration + dep.lag;
  return dep.type === 'FS' ? afterFinish : afterFinish - duration;
}

/** Tasks with each one after its predecessors, ties by position in `tasks`; or the cycle that prevents it. */
export function topologicalOrder<T extends { id: string; deps: readonly { id: string }[] }>(
  tasks: readonly T[],
  byId: ReadonlyMap<string, T> = new Map(tasks.map((task) => [task.id, task])),
): { order: T[]; cycle: string[] | null } {
  const order: T[] = [];
  const done = new Set<string>();
  const open: string[] = [];
  const visit = (task: T): string[] | null => {
    if (done.has(task.id)) return null;
    const at = open.indexOf(task.id);
    if (at >= 0) return open.slice(at).reverse();
    open.push(task.id);
    for (const dep of task.deps) {
      const predecessor = byId.get(dep.id);
      if (!predecessor) throw new RangeError(`${task.id} depends on unknown task ${dep.id}`);
      const cycle = visit(predecessor);
      if (cycle) return cycle;
    }
    open.pop();
    done.add(task.id);
    order.push(task);
    return null;
  };
  for (const task of tasks) {
    const cycle = visit(task);
    if (cycle) return { order: [], cycle };
  }
  return { order, cycle: null };
}

function indexTasks(tasks: readonly NetworkTask[]): Map<string, NetworkTask> {
  const byId = new Map<string, NetworkTask>();
  for (const task of tasks) {
    if (byId.has(task.id)) throw new RangeError(`two tasks are called ${task.id}`);
    if (!Number.isInteger(task.duration) || task.duration < 0)
      throw new RangeError(`bad duration: ${task.id}`);
    byId.set(task.id, task);
  }
  return byId;
}

function earliestStarts(order: readonly NetworkTask[]): Map<string, number> {
  const starts = new Map<string, number>();
  const byId = new Map(order.map((task) => [task.id, task]));
  for (const task of order) {
    const allowed = task.deps.map((dep) => {
      const predecessor = byId.get(dep.id);
      return predecessor ? startAllowedBy(dep, predecessor, startOf(starts, dep.id), task.duration) : 0;
    });
    starts.set(task.id, Math.max(0, ...allowed));
  }
  return starts;
}

function latestStarts(order: readonly NetworkTask[], length: number): Map<string, number> {
  const latest = new Map(order.map((task) => [task.id, length - task.duration]));
  const byId = new Map(order.map((task) => [task.id, task]));
  for (const task of order.toReversed()) {
    const start = startOf(latest, task.id);
    for (const dep of task.deps) {
      const duration = byId.get(dep.id)?.duration ?? 0;
      const atLatest = {
        FS: start - dep.lag - duration,
        SS: start - dep.lag,
        FF: start + task.duration - dep.lag - duration,
      };
      latest.set(dep.id, Math.min(startOf(latest, dep.id), atLatest[dep.type]));
    }
  }
  return latest;
}

function longestChain(
  tasks: readonly NetworkTask[],
  byId: ReadonlyMap<string, NetworkTask>,
  starts: ReadonlyMap<string, number>,
  length: number,
): string[] {
  const chain: string[] = [];
  let task = lowestId(tasks.filter(({ id, duration }) => startOf(starts, id) + duration === length));
  while (task) {
    chain.unshift(task.id);
    const { id, duration, deps } = task;
    const binding = deps.flatMap((dep) => {
      const predecessor = byId.get(dep.id);
      if (!predecessor) return [];
      return startAllowedBy(dep, predecessor, startOf(starts, dep.id), duration) === startOf(starts, id)
        ? [predecessor]
        : [];
    });
    task = lowestId(binding);
  }
  return chain;
}

function lowestId(tasks: readonly NetworkTask[]): NetworkTask | undefined {
  return tasks.reduce<NetworkTask | undefined>(
    (low, task) => (!low || task.id < low.id ? task : low),
    undefined,
  );
}

function startOf(starts: ReadonlyMap<string, number>, id: string): number {
  return starts.get(id) ?? 0;
}
