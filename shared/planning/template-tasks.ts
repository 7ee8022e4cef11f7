import { type ConceptTask, conceptTasks, type TemplateAnchor } from '../knowledge/work-breakdown-concepts.ts';
import type { TaskDependency, TaskTag, TemplateTask } from '../knowledge/work-breakdown-task.ts';
import {
  largeEventFrom,
  leftOutAtBeginner,
  leftOutOfSmallConference,
  smallConferenceBelow,
  type TemplateName,
  workBreakdowns,
} from '../knowledge/work-breakdown.ts';

export type PlanningLevel = 'Beginner' | 'Intermediate' | 'Advanced';
export type PlannedEventType = 'meetup' | 'workshop' | 'conference' | 'gala' | 'festival' | 'other';

export interface TemplateChoice {
  eventType: PlannedEventType;
  /** People on site. */
  audience: number;
  level: PlanningLevel;
  tags: readonly TaskTag[];
  /** Organisation's own tasks or a changed template; the built-in one when absent. */
  tasks?: readonly TemplateTask[];
}

export function templateFor(eventType: PlannedEventType, audience: number): TemplateName {
  if (eventType === 'festival') return 'conference';
  if (eventType === 'other') return audience < 60 ? 'meetup' : 'conference';
  return eventType;
}

/** The tasks of the template that apply: by tag, size and level. Links around a left-out task are kept. */
export function selectTasks(choice: TemplateChoice): TemplateTask[] {
  const name = templateFor(choice.eventType, choice.audience);
  const tags = new Set<TaskTag>(choice.tags);
  if (choice.audience >= largeEventFrom || choice.eventType === 'festival') tags.add('large');
  if (choice.eventType === 'festival') tags.add('festival');
  const small =
    name === 'conference' && choice.audience < smallConferenceBelow ? leftOutOfSmallConference : [];
  const leftOut = new Set<string>([...small, ...(choice.level === 'Beginner' ? leftOutAtBeginner : [])]);
  const all: readonly TemplateTask[] = choice.tasks ?? workBreakdowns[name].tasks;
  const applies = (task: TemplateTask): boolean =>
    !leftOut.has(task.id) && (task.onlyFor === undefined || tags.has(task.onlyFor));
  const kept = withoutTasks(all, new Set(all.filter((task) => !applies(task)).map(({ id }) => id)));
  return withSuccessors(addConceptTasks(kept, tags, workBreakdowns[name].anchors));
}

/** Leaves tasks out; what waited for a left-out task waits for that task's predecessors instead. */
export function withoutTasks(tasks: readonly TemplateTask[], leftOut: ReadonlySet<string>): TemplateTask[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const resolve = (dep: TaskDependency): TaskDependency[] => {
    if (!leftOut.has(dep.id)) return byId.has(dep.id) ? [dep] : [];
    return (byId.get(dep.id)?.deps ?? []).flatMap(resolve);
  };
  return tasks
    .filter(({ id }) => !leftOut.has(id))
    .map((task) => ({ ...task, deps: firstOfEach(task.deps.flatMap(resolve)) }));
}

/** Every task before the event is waited for by another one, at the least by the event. */
export function withSuccessors(tasks: readonly TemplateTask[]): TemplateTask[] {
  const waitedFor = new Set(tasks.flatMap(({ deps }) => deps.map(({ id }) => id)));
  const loose = tasks.filter(({ id, stage }) => stage === 'before' && !waitedFor.has(id));
  const extra = loose.map(({ id }): TaskDependency => ({ id, type: 'FS', lag: 0 }));
  return tasks.map((task) => (task.stage === 'event' ? { ...task, deps: [...task.deps, ...extra] } : task));
}

function addConceptTasks(
  tasks: readonly TemplateTask[],
  tags: ReadonlySet<TaskTag>,
  anchors: Readonly<Record<TemplateAnchor, string>>,
): TemplateTask[] {
  const present = new Set(tasks.map(({ id }) => id));
  const rows: readonly ConceptTask[] = conceptTasks;
  const added = rows.flatMap((row): TemplateTask[] => {
    const after = isAnchor(row.after) ? anchors[row.after] : row.after;
    if (!tags.has(row.onlyFor) || !present.has(after) || row.coveredBy.some((id) => present.has(id)))
      return [];
    const { id, title, owner, phase, days, latestFinishWeeks, onlyFor } = row;
    const deps = [{ id: after, type: 'FS' as const, lag: 0 }];
    return [{ id, title, owner, phase, stage: 'before', days, latestFinishWeeks, onlyFor, deps }];
  });
  return [...tasks, ...added];
}

function isAnchor(after: string): after is TemplateAnchor {
  return after === 'start' || after === 'budget-approved' || after === 'venue-signed';
}

function firstOfEach(deps: readonly TaskDependency[]): TaskDependency[] {
  return deps.filter((dep, index) => deps.findIndex(({ id }) => id === dep.id) === index);
}
