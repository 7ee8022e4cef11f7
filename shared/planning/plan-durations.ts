import type { TemplateTask } from '../knowledge/work-breakdown-task.ts';
import { analyseNetwork, type NetworkTask } from './critical-path.ts';

const estimateIndex = { optimistic: 0, likely: 1, pessimistic: 2 } as const;

export function networkOf(
  tasks: readonly TemplateTask[],
  durations: ReadonlyMap<string, number>,
): NetworkTask[] {
  return tasks.map(({ id, deps }) => ({ id, deps, duration: durations.get(id) ?? 0 }));
}

/** Working days of the longest chain of the tasks before the event. A cycle throws a RangeError that names it. */
export function preEventLength(tasks: readonly TemplateTask[], estimate: keyof typeof estimateIndex): number {
  const before = tasks.filter(({ stage }) => stage === 'before');
  const ids = new Set(before.map(({ id }) => id));
  const network = before.map(({ id, days, deps }) => ({
    id,
    duration: days[estimateIndex[estimate]],
    deps: deps.filter((dep) => ids.has(dep.id)),
  }));
  const analysis = analyseNetwork(network);
  if (analysis.cycle) throw new RangeError(`tasks wait for each other: ${analysis.cycle.join(' <- ')}`);
  return analysis.length;
}

/**
 * Most likely durations where the days suffice; else each between optimistic and likely by one common share. Rounding
 * down keeps every chain within the days: a chain's length is at most the same mix of its two lengths.
 */
export function chooseDurations(
  tasks: readonly TemplateTask[],
  availableDays: number,
  { likelyDays, shortestDays }: { likelyDays: number; shortestDays: number },
): Map<string, number> {
  const room = likelyDays - shortestDays;
  const share =
    availableDays >= likelyDays ? 1 : room <= 0 ? 0 : Math.max(0, (availableDays - shortestDays) / room);
  return new Map(
    tasks.map(({ id, stage, days: [optimistic, likely] }) => {
      const chosen =
        stage === 'before' ? Math.floor(optimistic + (likely - optimistic) * share + 1e-9) : likely;
      return [id, chosen];
    }),
  );
}
