import type { PlannedTask } from '../artifacts/task-register.ts';
import { analyseNetwork } from './critical-path.ts';

/** Working days of a chain given by its task ids, and of the longest chain there is. The tasks must hold no cycle. */
export function longestPath(
  tasks: readonly Pick<PlannedTask, 'id' | 'durationDays' | 'dependsOn'>[],
  chain: readonly string[],
): { chainLength: number; longest: number } {
  const known = new Set(tasks.map(({ id }) => id));
  const network = tasks.map(({ id, durationDays, dependsOn }) => ({
    id,
    duration: durationDays,
    deps: dependsOn.filter((dep) => known.has(dep.id)),
  }));
  const longest = analyseNetwork(network).length;
  const byId = new Map(network.map((task) => [task.id, task]));
  let start = 0;
  let previous: string | undefined;
  for (const id of chain) {
    const task = byId.get(id);
    if (!task) return { chainLength: -1, longest };
    if (previous !== undefined) {
      const link = task.deps.find((dep) => dep.id === previous);
      if (!link) return { chainLength: -1, longest };
      const before = byId.get(previous)?.duration ?? 0;
      const after = { FS: before + link.lag, SS: link.lag, FF: before + link.lag - task.duration };
      start += after[link.type];
    }
    previous = id;
  }
  const last = previous === undefined ? 0 : (byId.get(previous)?.duration ?? 0);
  return { chainLength: chain.length === 0 ? 0 : start + last, longest };
}
