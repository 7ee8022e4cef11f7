import { handOverLinks } from '../knowledge/work-breakdown-levels.ts';
import type { TaskDependency, TemplateTask } from '../knowledge/work-breakdown-task.ts';

export type LinkDepth = 'needed' | 'all';

/**
 * `needed`: only the links that the order of work does not already follow from others. `all`: besides, the hand-overs
 * between streams of work.
 */
export function linkedTasks(tasks: readonly TemplateTask[], links: LinkDepth): TemplateTask[] {
  return links === 'needed' ? withoutImpliedLinks(tasks) : withHandOvers(tasks);
}

function withHandOvers(tasks: readonly TemplateTask[]): TemplateTask[] {
  const present = new Set(tasks.map(({ id }) => id));
  return tasks.map((task) => {
    const more = handOverLinks
      .filter(([to, from]) => to === task.id && present.has(from))
      .filter(([, from]) => !task.deps.some(({ id }) => id === from))
      .map(([, id]): TaskDependency => ({ id, type: 'FS', lag: 0 }));
    return more.length > 0 ? { ...task, deps: [...task.deps, ...more] } : task;
  });
}

function withoutImpliedLinks(tasks: readonly TemplateTask[]): TemplateTask[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const known = new Map<string, Set<string>>();
  /** All that must be finished before the task can start. A cycle ends here and is found by the critical path. */
  const before = (id: string): Set<string> => {
    const found = known.get(id);
    if (found) return found;
    const all = new Set<string>();
    known.set(id, all);
    for (const dep of byId.get(id)?.deps ?? []) {
      if (!plain(dep)) continue;
      all.add(dep.id);
      for (const earlier of before(dep.id)) all.add(earlier);
    }
    return all;
  };
  return tasks.map((task) => {
    const others = (dep: TaskDependency) => task.deps.filter((other) => other !== dep && plain(other));
    const implied = (dep: TaskDependency): boolean =>
      dep.type === 'FS' && dep.lag === 0 && others(dep).some(({ id }) => before(id).has(dep.id));
    return { ...task, deps: task.deps.filter((dep) => !implied(dep)) };
  });
}

function plain({ type, lag }: TaskDependency): boolean {
  return type === 'FS' && lag >= 0;
}
