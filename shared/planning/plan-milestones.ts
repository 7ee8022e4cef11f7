import { beginnerMilestones, type MilestoneRule, milestoneRules } from '../knowledge/work-breakdown.ts';
import type { PlanPhase } from '../knowledge/work-breakdown-task.ts';
import { lifecycleStates } from '../kernel/levels.ts';
import type { CalendarDate } from './calendar-date.ts';

/** `minimum`: what every plan shows; `all`: from the charter to the review. */
export type MilestoneSet = 'minimum' | 'all';

export interface PlanMilestone {
  id: string;
  title: string;
  date: CalendarDate;
  taskId: string;
}

interface DatedTask {
  id: string;
  stage: 'before' | 'event' | 'after';
  phase: PlanPhase;
  start: CalendarDate;
  end: CalendarDate;
}

/** In order of dates. */
export function milestonesOf(tasks: readonly DatedTask[], set: MilestoneSet): PlanMilestone[] {
  const rules: readonly MilestoneRule[] = milestoneRules;
  const shown = rules.filter(({ id }) => set === 'all' || beginnerMilestones.includes(id));
  return shown
    .flatMap(({ id, title, tasks: ids, calls }): PlanMilestone[] => {
      const task = ids.flatMap((taskId) => tasks.filter((candidate) => candidate.id === taskId))[0];
      if (!task) return [];
      return [
        {
          id,
          title: calls?.[task.id] ?? title,
          date: task.stage === 'event' ? task.start : task.end,
          taskId: task.id,
        },
      ];
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

export function phasesOf(tasks: readonly DatedTask[]) {
  return lifecycleStates.flatMap((name) => {
    const own = tasks.filter(({ phase }) => phase === name);
    const [first] = own.map(({ start }) => start).sort();
    const last = own
      .map(({ end }) => end)
      .sort()
      .at(-1);
    return first && last ? [{ name, start: first, end: last }] : [];
  });
}
