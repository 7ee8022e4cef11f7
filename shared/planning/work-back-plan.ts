import type {
  PlanPhase,
  TaskDependency,
  TaskGate,
  TaskOwner,
  TemplateTask,
} from '../knowledge/work-breakdown-task.ts';
import { type Basis, judgement } from '../kernel/basis.ts';
import { type CalendarDate, daysBetween } from './calendar-date.ts';
import { compressionOptions, type CompressionOption } from './compression-options.ts';
import { analyseNetwork } from './critical-path.ts';
import { chooseDurations, networkOf, preEventLength } from './plan-durations.ts';
import { milestonesOf, type MilestoneSet, phasesOf, type PlanMilestone } from './plan-milestones.ts';
import type { Levelling } from './resource-levelling.ts';
import { type PlacedTask, placeTasks } from './task-placement.ts';
import type { WorkingCalendar } from './working-days.ts';

export interface WorkBackRequest {
  tasks: readonly TemplateTask[];
  /** Template weeks before the event at which work starts when nothing presses. */
  horizonWeeks: number;
  asOf: CalendarDate;
  eventStart: CalendarDate;
  eventEnd: CalendarDate;
  calendar: WorkingCalendar;
  milestones: MilestoneSet;
  /** Tasks that one owner carries side by side; null: what falls together falls together. */
  tasksAtOnce: number | null;
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
  /** Who carries how much at once, where the plan was levelled. */
  levelling: Levelling | null;
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
  const { placed, levelling } = placeTasks(request, durations, availableDays);
  const floats = new Map(analysis.times.map(({ id, totalFloat }) => [id, totalFloat]));
  const dated = tasks.map((task) => datedTask(task, { critical, floats, durations, placed, eventStart }));
  const compressed = availableDays < likelyDays;
  return {
    tasks: dated,
    milestones: milestonesOf(dated, request.milestones),
    phases: phasesOf(dated),
    criticalPath: analysis.criticalPath,
    availableDays,
    likelyDays,
    shortestDays,
    compressed,
    ladder: compressed
      ? compressionOptions({
          tasks,
          likelyDays,
          availableDays,
          comfortableFrom: calendar.addWorkingDays(asOf, likelyDays),
        })
      : [],
    feasible: availableDays >= shortestDays,
    missingDays: Math.max(0, shortestDays - availableDays),
    comfortableFrom: calendar.addWorkingDays(asOf, likelyDays),
    earliestFrom: calendar.addWorkingDays(asOf, shortestDays),
    levelling,
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

function durationBasis(task: TemplateTask, chosen: number): Basis {
  const [optimistic, likely, pessimistic] = task.days;
  return {
    source: `${judgement}: work-breakdown template`,
    formula: chosen < likely ? 'between optimistic and likely, by the days available' : 'likely',
    inputs: { optimistic, likely, pessimistic, chosen },
  };
}
