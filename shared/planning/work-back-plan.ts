import type {
  PlanPhase,
  TaskDependency,
  TaskGate,
  TaskOwner,
  TemplateTask,
} from '../knowledge/work-breakdown-task.ts';
import { beginnerMilestones, type MilestoneRule, milestoneRules } from '../knowledge/work-breakdown.ts';
import { type Basis, judgement } from '../kernel/basis.ts';
import { lifecycleStates } from '../kernel/levels.ts';
import { addDays, type CalendarDate, daysBetween } from './calendar-date.ts';
import { compressionOptions, type CompressionOption } from './compression-options.ts';
import { analyseNetwork, startAllowedBy, topologicalOrder } from './critical-path.ts';
import { chooseDurations, networkOf, preEventLength } from './plan-durations.ts';
import type { PlanningLevel } from './template-tasks.ts';
import type { WorkingCalendar } from './working-days.ts';

export interface WorkBackRequest {
  tasks: readonly TemplateTask[];
  /** Template weeks before the event at which work starts when nothing presses. */
  horizonWeeks: number;
  asOf: CalendarDate;
  eventStart: CalendarDate;
  eventEnd: CalendarDate;
  calendar: WorkingCalendar;
  level: PlanningLevel;
}

export interface DatedTask {
  id: string;
  title: string;
  owner: TaskOwner;
  phase: PlanPhase;
  stage: TemplateTask['stage'];
  gate: TaskGate | null;
  /** First and last day of work, both included. */
  start: CalendarDate;
  end: CalendarDate;
  /** Working days. */
  duration: number;
  deps: readonly TaskDependency[];
  /** Working days of float in the network alone: 0 on the critical path. */
  totalFloat: number;
  /** Working days it may slip from its planned dates before the event, or the end of the review, moves. */
  slack: number;
  critical: boolean;
  /** Ends after the event began: only in a plan that is not feasible. */
  late: boolean;
  basis: Basis;
}

export interface PlanMilestone {
  id: string;
  title: string;
  date: CalendarDate;
  taskId: string;
}

export interface WorkBackPlan {
  tasks: readonly DatedTask[];
  milestones: readonly PlanMilestone[];
  phases: readonly { name: PlanPhase; start: CalendarDate; end: CalendarDate }[];
  criticalPath: readonly string[];
  /** Working days before the event. */
  availableDays: number;
  likelyDays: number;
  shortestDays: number;
  compressed: boolean;
  ladder: readonly CompressionOption[];
  feasible: boolean;
  /** Working days that even the shortest plan lacks; 0 when feasible. */
  missingDays: number;
  /** First date on which the event could start with most likely durations; with shortest ones. */
  comfortableFrom: CalendarDate;
  earliestFrom: CalendarDate;
}

/** Dates every task back from the event. A dependency cycle in the tasks throws a RangeError that names it. */
export function workBackPlan(request: WorkBackRequest): WorkBackPlan {
  const { tasks, asOf, eventStart, calendar } = request;
  const availableDays = calendar.workingDaysBetween(asOf, eventStart);
  const likelyDays = preEventLength(tasks, 'likely');
  const shortestDays = preEventLength(tasks, 'optimistic');
  const durations = chooseDurations(tasks, availableDays, { likelyDays, shortestDays });
  const eventDays = daysBetween(eventStart, request.eventEnd) + 1;
  for (const { id, stage } of tasks) if (stage === 'event') durations.set(id, eventDays);
  const analysis = analyseNetwork(networkOf(tasks, durations));
  if (analysis.cycle) throw new RangeError(`tasks wait for each other: ${analysis.cycle.join(' <- ')}`);
  const critical = new Set(analysis.criticalPath);
  const placed = placeTasks(request, durations, availableDays);
  const floats = new Map(analysis.times.map(({ id, totalFloat }) => [id, totalFloat]));
  const dated = tasks.map((task) => datedTask(task, { critical, floats, durations, placed, eventStart }));
  const compressed = availableDays < likelyDays;
  return {
    tasks: dated,
    milestones: milestonesOf(dated, request.level),
    phases: phasesOf(dated),
    criticalPath: analysis.criticalPath,
    availableDays,
    likelyDays,
    shortestDays,
    compressed,
    ladder: compressed
      ? compressionOptions(tasks, likelyDays, calendar.addWorkingDays(asOf, likelyDays))
      : [],
    feasible: availableDays >= shortestDays,
    missingDays: Math.max(0, shortestDays - availableDays),
    comfortableFrom: calendar.addWorkingDays(asOf, likelyDays),
    earliestFrom: calendar.addWorkingDays(asOf, shortestDays),
  };
}

interface Placement {
  critical: ReadonlySet<string>;
  floats: ReadonlyMap<string, number>;
  durations: ReadonlyMap<string, number>;
  placed: ReadonlyMap<string, PlacedTask>;
  eventStart: CalendarDate;
}

function datedTask(
  task: TemplateTask,
  { critical, floats, durations, placed, eventStart }: Placement,
): DatedTask {
  const { id, title, owner, phase, stage, deps } = task;
  const dates = placed.get(id) ?? { start: eventStart, end: eventStart, slack: 0, late: false };
  const duration = durations.get(id) ?? 0;
  const totalFloat = floats.get(id) ?? 0;
  const basis = durationBasis(task, duration);
  const gate = task.gate ?? null;
  return {
    id,
    title,
    owner,
    phase,
    stage,
    gate,
    ...dates,
    duration,
    deps,
    totalFloat,
    critical: critical.has(id),
    basis,
  };
}

interface PlacedTask {
  start: CalendarDate;
  end: CalendarDate;
  slack: number;
  late: boolean;
}

/**
 * Before the event: as near to the template's latest finish as the weeks allow, the first third of the work at once.
 * The event: on its dates. After it: as soon as predecessors allow.
 */
function placeTasks(request: WorkBackRequest, durations: ReadonlyMap<string, number>, availableDays: number) {
  const { tasks, asOf, eventStart, eventEnd, calendar } = request;
  const before = tasks.filter(({ stage }) => stage === 'before');
  const after = tasks.filter(({ stage }) => stage === 'after');
  const placed = new Map<string, PlacedTask>();
  const preStarts = targetStarts(request, before, durations, availableDays);
  for (const [id, { start, slack }] of preStarts) {
    const duration = durations.get(id) ?? 0;
    const end = calendar.addWorkingDays(asOf, start + Math.max(1, duration) - 1);
    placed.set(id, { start: calendar.addWorkingDays(asOf, start), end, slack, late: end >= eventStart });
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
  return placed;
}

function targetStarts(
  { horizonWeeks, eventStart, asOf, calendar }: WorkBackRequest,
  before: readonly TemplateTask[],
  durations: ReadonlyMap<string, number>,
  availableDays: number,
): Map<string, { start: number; slack: number }> {
  const network = networkOf(insideOf(before), durations);
  const analysis = analyseNetwork(network);
  const end = Math.max(availableDays, analysis.length);
  const spare = end - analysis.length;
  const latest = new Map(analysis.times.map(({ id, latestStart }) => [id, latestStart + spare]));
  const weeksAvailable = availableDays / 5;
  const scale = Math.min(1, weeksAvailable / horizonWeeks);
  const template = new Map(before.map((task) => [task.id, task]));
  const byId = new Map(network.map((task) => [task.id, task]));
  const result = new Map<string, { start: number; slack: number }>();
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
    result.set(task.id, { start, slack: latestStart - start });
  }
  return result;
}

/** Tasks due in the first part of the horizon start at once: early venue and budget decisions are worth more. */
const atOnceFromShare = 0.7;

function insideOf(tasks: readonly TemplateTask[]): TemplateTask[] {
  const ids = new Set(tasks.map(({ id }) => id));
  return tasks.map((task) => ({ ...task, deps: task.deps.filter(({ id }) => ids.has(id)) }));
}

function milestonesOf(tasks: readonly DatedTask[], level: PlanningLevel): PlanMilestone[] {
  const rules: readonly MilestoneRule[] = milestoneRules;
  const shown = rules.filter(({ id }) => level !== 'Beginner' || beginnerMilestones.includes(id));
  return shown
    .flatMap(({ id, title, tasks: ids }): PlanMilestone[] => {
      const task = ids.flatMap((taskId) => tasks.filter((candidate) => candidate.id === taskId))[0];
      if (!task) return [];
      return [{ id, title, date: task.stage === 'event' ? task.start : task.end, taskId: task.id }];
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function phasesOf(tasks: readonly DatedTask[]) {
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

function durationBasis(task: TemplateTask, chosen: number): Basis {
  const [optimistic, likely, pessimistic] = task.days;
  return {
    source: `${judgement}: work-breakdown template`,
    formula: chosen < likely ? 'between optimistic and likely, by the days available' : 'likely',
    inputs: { optimistic, likely, pessimistic, chosen },
  };
}
