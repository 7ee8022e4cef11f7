import { instructionLevels, type InstructionLevel } from '../kernel/levels.ts';
import { type ConceptTask, conceptTasks, type TemplateAnchor } from '../knowledge/work-breakdown-concepts.ts';
import { growthTasks } from '../knowledge/work-breakdown-growth.ts';
import { levelTasks } from '../knowledge/work-breakdown-levels.ts';
import { sizeVariants } from '../knowledge/work-breakdown-sizes.ts';
import type { TaskDependency, TaskTag, TemplateTask } from '../knowledge/work-breakdown-task.ts';
import {
  largeEventFrom,
  leftOutAtBeginner,
  type TemplateName,
  workBreakdowns,
} from '../knowledge/work-breakdown.ts';

export type PlannedEventType = 'meetup' | 'workshop' | 'conference' | 'gala' | 'festival' | 'other';

export interface TemplateChoice {
  eventType: PlannedEventType;
  /** People on site. */
  audience: number;
  level: InstructionLevel;
  tags: readonly TaskTag[];
  /** Organisation's own tasks or a changed template; the built-in one when absent. */
  tasks?: readonly TemplateTask[];
}

/** Below these sizes a conference is an evening with speakers, a gala or an unnamed event a table or two. */
const speakersOnlyBelow = 30;
const tableBelow = { gala: 30, other: 15 } as const;
const unnamedConferenceFrom = 60;

export function templateFor(eventType: PlannedEventType, audience: number): TemplateName {
  if (eventType === 'festival') return 'conference';
  if (eventType === 'conference') return audience < speakersOnlyBelow ? 'meetup' : 'conference';
  if (eventType === 'gala') return audience < tableBelow.gala ? 'gathering' : 'gala';
  if (eventType !== 'other') return eventType;
  if (audience < tableBelow.other) return 'gathering';
  return audience < unnamedConferenceFrom ? 'meetup' : 'conference';
}

/** The tasks of the template that apply: by tag, size and level. Links around a left-out task are kept. */
export function selectTasks(choice: TemplateChoice): TemplateTask[] {
  const { eventType, audience, level } = choice;
  const name = templateFor(eventType, audience);
  const tags = new Set<TaskTag>(choice.tags);
  if (audience >= largeEventFrom || eventType === 'festival') tags.add('large');
  if (eventType === 'festival') tags.add('festival');
  const size = eventType === 'festival' ? [] : sizeVariants.filter((variant) => variant.template === name);
  const variant = size.find(({ below }) => audience < below);
  const leftOut = new Set<string>([
    ...(variant?.leftOut ?? []),
    ...(level === 'Beginner' ? leftOutAtBeginner : []),
  ]);
  const all: readonly TemplateTask[] = choice.tasks ?? workBreakdowns[name].tasks;
  const applies = (task: TemplateTask): boolean =>
    !leftOut.has(task.id) && (task.onlyFor === undefined || tags.has(task.onlyFor));
  const kept = withoutTasks(all, new Set(all.filter((task) => !applies(task)).map(({ id }) => id)));
  const titled = kept.map((task) => ({ ...task, title: variant?.titles[task.id] ?? task.title }));
  const rows: readonly ConceptTask[] = [...conceptTasks, ...growthTasks, ...levelTasks];
  const due = rows.filter(
    ({ onlyFor, fromPeople = 0, fromLevel }) =>
      (onlyFor === undefined || tags.has(onlyFor)) &&
      audience >= fromPeople &&
      (fromLevel === undefined || instructionLevels.indexOf(level) >= instructionLevels.indexOf(fromLevel)),
  );
  return withSuccessors(addConceptTasks(titled, due, workBreakdowns[name].anchors));
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
  rows: readonly ConceptTask[],
  anchors: Readonly<Record<TemplateAnchor, string>>,
): TemplateTask[] {
  const present = new Set(tasks.map(({ id }) => id));
  const resolved = (after: string): string => (isAnchor(after) ? anchors[after] : after);
  const waiting = new Map<string, TaskDependency[]>();
  const added = rows.flatMap((row): TemplateTask[] => {
    const after = row.after.map(resolved).find((id) => present.has(id));
    if (after === undefined || row.coveredBy.some((id) => present.has(id))) return [];
    const { id, title, owner, phase, days, latestFinishWeeks, onlyFor, before } = row;
    present.add(id);
    if (before) waiting.set(anchors[before], [...(waiting.get(anchors[before]) ?? []), finishToStart(id)]);
    const deps = [finishToStart(after)];
    const tag = onlyFor ? { onlyFor } : {};
    return [{ id, title, owner, phase, stage: 'before', days, latestFinishWeeks, ...tag, deps }];
  });
  return [...tasks, ...added].map((task) => {
    const more = waiting.get(task.id);
    return more ? { ...task, deps: [...task.deps, ...more] } : task;
  });
}

export function finishToStart(id: string): TaskDependency {
  return { id, type: 'FS', lag: 0 };
}

function isAnchor(after: string): after is TemplateAnchor {
  return after === 'start' || after === 'budget-approved' || after === 'venue-signed';
}

function firstOfEach(deps: readonly TaskDependency[]): TaskDependency[] {
  return deps.filter((dep, index) => deps.findIndex(({ id }) => id === dep.id) === index);
}
