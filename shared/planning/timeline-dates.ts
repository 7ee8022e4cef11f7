import type { TaskRegisterBody } from '../artifacts/task-register.ts';
import type { TimelineBody } from '../artifacts/timeline.ts';
import { analyseNetwork } from './critical-path.ts';
import type { EventPlan } from './event-plan.ts';
import { milestonesOf, type MilestoneSet, phasesOf } from './plan-milestones.ts';
import { taskIdOf, templateIdOf } from './task-ids.ts';

/**
 * Phases, milestones, critical path and slack of the register as it stands: a date or duration that a person changed
 * there counts. Spare days are those of the plan less what the task's end was moved by.
 */
export function datedBy(
  { tasks }: TaskRegisterBody,
  { plan, calendar }: EventPlan,
  milestones: MilestoneSet,
): Pick<TimelineBody, 'phases' | 'milestones' | 'criticalPath' | 'slack'> {
  const analysis = analyseNetwork(
    tasks.map(({ id, durationDays, dependsOn }) => ({ id, duration: durationDays, deps: dependsOn })),
  );
  if (analysis.cycle) throw new RangeError(`tasks wait for each other: ${analysis.cycle.join(' <- ')}`);
  const planned = new Map(plan.tasks.map((task) => [taskIdOf(task.id), task]));
  const ends = new Map(tasks.map(({ id, end }) => [id, end]));
  const slack = analysis.times.map(({ id, totalFloat }) => {
    const [own, end] = [planned.get(id), ends.get(id)];
    const spare = own && end ? own.slack - calendar.workingDaysBetween(own.end, end) : undefined;
    return {
      taskId: id,
      totalFloatDays: totalFloat,
      ...(spare !== undefined && { freeFloatDays: spare }),
    };
  });
  const dated = tasks.map((task) => ({ ...task, id: templateIdOf(task.id) }));
  return {
    phases: phasesOf(dated).map(({ name, start, end }) => ({ state: name, start, end })),
    milestones: milestonesOf(dated, milestones).map((milestone) => ({
      ...milestone,
      taskId: taskIdOf(milestone.taskId),
    })),
    criticalPath: [...analysis.criticalPath],
    slack,
  };
}
