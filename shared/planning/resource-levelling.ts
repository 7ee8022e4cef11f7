import { type NetworkDependency, type NetworkTask, startAllowedBy } from './critical-path.ts';

/** Starts, durations and lags in working days from the planning date. */
export interface LevelTask extends NetworkTask {
  owner: string;
  /** As planned without a limit on what one owner carries. */
  start: number;
  /** Bounds that levelling keeps: no earlier than this makes sense, no later than this moves the event. */
  earliestStart: number;
  latestStart: number;
}

export interface OwnerLoad {
  owner: string;
  /** Most tasks side by side on one day, before and after. */
  peakBefore: number;
  peakAfter: number;
  /** Days on which the owner still carries more than the limit. */
  daysOver: number;
}

export interface Levelling {
  tasksAtOnce: number;
  starts: ReadonlyMap<string, number>;
  /** Working days later; negative: earlier. In order of ids. */
  moved: readonly { id: string; days: number }[];
  /** In order of owners. */
  load: readonly OwnerLoad[];
}

/**
 * Serial schedule generation: of the tasks whose predecessors are placed, the one with the least slack is placed next,
 * then the longest, then the lower id. It goes to the day nearest to its planned one, later days first, on which its
 * owner has room; where there is none it stays, and the owner's load says so. Where all that helps nobody, nothing moves.
 */
export function levelResources(tasks: readonly LevelTask[], tasksAtOnce: number): Levelling {
  const planned = new Map(tasks.map(({ id, start }) => [id, start]));
  const levelled = placeInTurn(tasks, tasksAtOnce);
  const better = daysOver(tasks, levelled, tasksAtOnce) < daysOver(tasks, planned, tasksAtOnce);
  const starts = better ? levelled : planned;
  const moved = tasks
    .map(({ id, start }) => ({ id, days: (starts.get(id) ?? start) - start }))
    .filter(({ days }) => days !== 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const owners = [...new Set(tasks.map(({ owner }) => owner))].sort();
  const load = owners.map((owner): OwnerLoad => {
    const own = tasks.filter((task) => task.owner === owner);
    const after = dailyLoad(own, starts);
    return {
      owner,
      peakBefore: Math.max(...dailyLoad(own, planned)),
      peakAfter: Math.max(...after),
      daysOver: after.filter((count) => count > tasksAtOnce).length,
    };
  });
  return { tasksAtOnce, starts, moved, load };
}

function placeInTurn(tasks: readonly LevelTask[], tasksAtOnce: number): Map<string, number> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const starts = new Map<string, number>();
  const load = new Map<string, number[]>();
  let open = [...tasks].sort(
    (a, b) =>
      a.latestStart - a.start - (b.latestStart - b.start) ||
      b.duration - a.duration ||
      (a.id < b.id ? -1 : 1),
  );
  while (open.length > 0) {
    const ready = open.find(({ deps }) => deps.every(({ id }) => !byId.has(id) || starts.has(id)));
    if (!ready) throw new RangeError(`tasks wait for each other: ${open.map(({ id }) => id).join(', ')}`);
    const days = load.get(ready.owner) ?? [];
    const start = startWithRoom(ready, released(ready, byId, starts), days, tasksAtOnce);
    for (let day = start; day < start + ready.duration; day += 1) days[day] = (days[day] ?? 0) + 1;
    load.set(ready.owner, days);
    starts.set(ready.id, start);
    open = open.filter((task) => task !== ready);
  }
  return starts;
}

/** The first day that the predecessors, as placed, allow. */
function released(
  task: LevelTask,
  byId: ReadonlyMap<string, LevelTask>,
  starts: ReadonlyMap<string, number>,
): number {
  const allowed = task.deps.map((dep: NetworkDependency) => {
    const predecessor = byId.get(dep.id);
    return predecessor ? startAllowedBy(dep, predecessor, starts.get(dep.id) ?? 0, task.duration) : 0;
  });
  return Math.max(0, ...allowed);
}

function startWithRoom(
  task: LevelTask,
  release: number,
  load: readonly number[],
  tasksAtOnce: number,
): number {
  const wished = Math.max(task.start, release);
  const hasRoom = (start: number): boolean => {
    for (let day = start; day < start + task.duration; day += 1)
      if ((load[day] ?? 0) >= tasksAtOnce) return false;
    return true;
  };
  for (let start = wished; start <= task.latestStart; start += 1) if (hasRoom(start)) return start;
  const earliest = Math.max(release, task.earliestStart);
  for (let start = wished - 1; start >= earliest; start -= 1) if (hasRoom(start)) return start;
  return wished;
}

/** Tasks side by side on each day; a single 0 without tasks. */
function dailyLoad(tasks: readonly LevelTask[], starts: ReadonlyMap<string, number>): number[] {
  const last = Math.max(0, ...tasks.map(({ id, duration }) => (starts.get(id) ?? 0) + duration - 1));
  const counts = Array.from({ length: last + 1 }, () => 0);
  for (const { id, duration } of tasks) {
    const start = starts.get(id) ?? 0;
    for (let day = start; day < start + duration; day += 1) counts[day] = (counts[day] ?? 0) + 1;
  }
  return counts;
}

/** Task-days above the limit, over all owners. */
function daysOver(
  tasks: readonly LevelTask[],
  starts: ReadonlyMap<string, number>,
  tasksAtOnce: number,
): number {
  const owners = [...new Set(tasks.map(({ owner }) => owner))];
  return owners.reduce((sum, owner) => {
    const own = tasks.filter((task) => task.owner === owner);
    return sum + dailyLoad(own, starts).reduce((over, count) => over + Math.max(0, count - tasksAtOnce), 0);
  }, 0);
}
