import type { TemplateTask } from '../knowledge/work-breakdown-task.ts';
import { addDays, type CalendarDate } from './calendar-date.ts';
import { analyseNetwork, startAllowedBy, topologicalOrder } from './critical-path.ts';
import { networkOf } from './plan-durations.ts';
import { levelResources, type Levelling, type LevelTask } from './resource-levelling.ts';
import type { WorkBackRequest } from './work-back-plan.ts';

type PlacementRequest = Omit<WorkBackRequest, 'milestones'>;

export interface PlacedTask {
  start: CalendarDate;
  end: CalendarDate;
  slack: number;
  late: boolean;
}

/**
 * Before the event: as near to the template's latest finish as the weeks allow, the first third of the work at once;
 * what is done in the house, right before the event.
 * The event: on its dates. After it: as soon as predecessors allow.
 */
export function placeTasks(
  request: PlacementRequest,
  durations: ReadonlyMap<string, number>,
  availableDays: number,
): { placed: Map<string, PlacedTask>; levelling: Levelling | null } {
  const { tasks, asOf, eventStart, eventEnd, calendar } = request;
  const before = tasks.filter(({ stage }) => stage === 'before');
  const after = tasks.filter(({ stage }) => stage === 'after');
  const onSite = new Set(before.filter((task) => task.onSite).map(({ id }) => id));
  const placed = new Map<string, PlacedTask>();
  const targets = targetStarts(request, before, durations, availableDays);
  const levelling = request.tasksAtOnce === null ? null : levelResources(targets, request.tasksAtOnce);
  for (const target of targets) {
    const { id, latestStart } = target;
    const start = levelling?.starts.get(id) ?? target.start;
    const slack = latestStart - start;
    const duration = durations.get(id) ?? 0;
    const end = calendar.addWorkingDays(asOf, start + Math.max(1, duration) - 1);
    const own = { start: calendar.addWorkingDays(asOf, start), end, slack, late: end >= eventStart };
    placed.set(id, onSite.has(id) ? onTheEve(own, duration, eventStart) : own);
  }
  const rest = analyseNetwork(networkOf(insideOf(after), durations));
  for (const { id, earliestStart, earliestFinish, totalFloat } of rest.times) {
    const first = addDays(eventEnd, 1);
    const end = calendar.addWorkingDays(first, Math.max(earliestStart, earliestFinish - 1));
    placed.set(id, {
      start: calendar.addWorkingDays(first, earliestStart),
      end,
      slack: totalFloat,
      late: false,
    });
  }
  for (const { id, stage } of tasks) {
    if (stage === 'event') placed.set(id, { start: eventStart, end: eventEnd, slack: 0, late: false });
  }
  return { placed, levelling };
}

/** On the last days before the event, weekends and holidays too: a house is entered when it is hired. */
function onTheEve(task: PlacedTask, durationDays: number, eventStart: CalendarDate): PlacedTask {
  const end = addDays(eventStart, -1);
  if (task.end >= end) return task;
  const start = addDays(end, 1 - Math.max(1, durationDays));
  return { ...task, start: start < task.start ? task.start : start, end };
}

function targetStarts(
  { horizonWeeks, eventStart, asOf, calendar }: PlacementRequest,
  before: readonly TemplateTask[],
  durations: ReadonlyMap<string, number>,
  availableDays: number,
): LevelTask[] {
  const network = networkOf(insideOf(before), durations);
  const analysis = analyseNetwork(network);
  const end = Math.max(availableDays, analysis.length);
  const spare = end - analysis.length;
  const latest = new Map(analysis.times.map(({ id, latestStart }) => [id, latestStart + spare]));
  const weeksAvailable = availableDays / 5;
  const scale = Math.min(1, weeksAvailable / horizonWeeks);
  const template = new Map(before.map((task) => [task.id, task]));
  const byId = new Map(network.map((task) => [task.id, task]));
  const result = new Map<string, LevelTask>();
  for (const task of topologicalOrder(network).order) {
    const weeks = template.get(task.id)?.latestFinishWeeks ?? 0;
    const target = calendar.workingDaysBetween(asOf, addDays(eventStart, -Math.round(weeks * scale * 7)));
    const wished = weeks >= atOnceFromShare * horizonWeeks ? 0 : target - task.duration;
    const allowed = task.deps.map((dep) => {
      const predecessor = byId.get(dep.id);
      return predecessor
        ? startAllowedBy(dep, predecessor, result.get(dep.id)?.start ?? 0, task.duration)
        : 0;
    });
    const latestStart = latest.get(task.id) ?? 0;
    const start = Math.max(0, ...allowed, Math.min(wished, latestStart));
    const owner = template.get(task.id)?.owner ?? '';
    const earliestStart = weeks >= stayFromWeeks ? start - movesEarlierDays : start;
    result.set(task.id, { ...task, owner, start, earliestStart, latestStart });
  }
  return [...result.values()];
}

/** Tasks due in the first part of the horizon start at once: early venue and budget decisions are worth more. */
const atOnceFromShare = 0.7;

/** Levelling may bring work forward by two weeks; what is due in the last three weeks rests on the latest numbers and stays. */
const movesEarlierDays = 10;
const stayFromWeeks = 3;

function insideOf(tasks: readonly TemplateTask[]): TemplateTask[] {
  const ids = new Set(tasks.map(({ id }) => id));
  return tasks.map((task) => ({ ...task, deps: task.deps.filter(({ id }) => ids.has(id)) }));
}
