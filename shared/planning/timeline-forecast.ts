import type { PlannedTask, TaskRegisterBody } from '../artifacts/task-register.ts';
import type { TimelineBody } from '../artifacts/timeline.ts';
import { compressionLadder } from '../knowledge/compression-ladder.ts';
import type { CalendarDate } from './calendar-date.ts';
import { type NetworkTask, startAllowedBy, topologicalOrder } from './critical-path.ts';
import type { WorkingCalendar } from './working-days.ts';

/** One report about a task; the last one of a task counts. The body of a `task-progress` record. */
export interface ProgressReport {
  taskId: string;
  status: 'not-started' | 'in-progress' | 'blocked' | 'completed' | 'cancelled';
  finishedOn?: string | undefined;
}

export interface ForecastAsk {
  register: TaskRegisterBody;
  timeline: TimelineBody;
  progress: readonly ProgressReport[];
  calendar: WorkingCalendar;
  /** Today by the run's clock: what is not finished is not finished before it, or before the event when that is past. */
  today: CalendarDate;
}

export type TimelineForecast =
  | { status: 'no data' }
  | {
      status: 'forecast';
      /** Last day of the work before the event, planned and as it looks now. */
      plannedFinish: CalendarDate;
      forecastFinish: CalendarDate;
      /** Working days by which the critical work ends late, at least 0. */
      slipDays: number;
      /** Slip over the planned working days from planning start to that finish. */
      slippagePerMille: number;
      /** Of the tasks that were due: finished on or before their planned end; null while none was due. */
      onTimePerMille: number | null;
      /** Above 10 % slippage: what the ladder still offers, best first. */
      mitigations: readonly { id: string; label: string; effect: string }[];
    };

/** From this slippage on the owner is told, with ways to catch up (contract of the Event Planner). */
const tellAbovePerMille = 100;

/**
 * How the plan runs, from what people reported. What is finished counts with its day; everything else takes its planned
 * duration, starts no earlier than planned, than its predecessors allow, and ends no earlier than today. Days are
 * working days of the calendar.
 */
export function timelineForecast(asked: ForecastAsk): TimelineForecast {
  const { register, timeline, calendar } = asked;
  // What nobody reported as finished by the event was left undone: it delays nothing after it.
  const ask = asked.today > timeline.eventStart ? { ...asked, today: timeline.eventStart } : asked;
  const reports = new Map(ask.progress.map((report) => [report.taskId, report]));
  const tasks = register.tasks.filter(({ stage }) => stage === 'before');
  if (!tasks.some(({ id }) => reports.has(id))) return { status: 'no data' };
  const open = tasks.filter(({ id }) => reports.get(id)?.status !== 'cancelled');
  const ends = forecastEnds(open, reports, ask);
  const critical = open.filter(({ id }) => timeline.criticalPath.includes(id));
  const counted = critical.length > 0 ? critical : open;
  const plannedFinish = latest(counted.map(({ end }) => end)) ?? register.planningStart;
  const forecastFinish = latest(counted.flatMap(({ id }) => ends.get(id) ?? [])) ?? plannedFinish;
  const slipDays = Math.max(0, calendar.workingDaysBetween(plannedFinish, forecastFinish));
  const planned = calendar.workingDaysBetween(register.planningStart, plannedFinish) + 1;
  const slippagePerMille = Math.round((slipDays / Math.max(1, planned)) * 1000);
  return {
    status: 'forecast',
    plannedFinish,
    forecastFinish,
    slipDays,
    slippagePerMille,
    onTimePerMille: onTimeRate(open, reports, ask.today),
    mitigations: slippagePerMille > tellAbovePerMille ? waysToCatchUp(timeline) : [],
  };
}

/** Last working day of each task. */
function forecastEnds(
  tasks: readonly PlannedTask[],
  reports: ReadonlyMap<string, ProgressReport>,
  { register: { planningStart }, timeline: { eventStart }, calendar, today }: ForecastAsk,
): Map<string, CalendarDate> {
  const index = (day: CalendarDate): number => calendar.workingDaysBetween(planningStart, day);
  const ids = new Set(tasks.map(({ id }) => id));
  const network = tasks.map((task): NetworkTask & { task: PlannedTask } => ({
    id: task.id,
    duration: task.durationDays,
    deps: task.dependsOn.filter((dep) => ids.has(dep.id)),
    task,
  }));
  const byId = new Map(network.map((node) => [node.id, node]));
  /** First working day after the work, and the start it implies. */
  const finishes = new Map<string, number>();
  for (const { id, duration, deps, task } of topologicalOrder(network).order) {
    const report = reports.get(id);
    if (report?.status === 'completed') {
      finishes.set(id, index(report.finishedOn ?? task.end) + 1);
      continue;
    }
    if (today >= eventStart) {
      finishes.set(id, index(today) + 1);
      continue;
    }
    const allowed = deps.map((dep) => {
      const before = byId.get(dep.id);
      const finish = finishes.get(dep.id) ?? 0;
      return before ? startAllowedBy(dep, before, finish - before.duration, duration) : 0;
    });
    const running = report?.status === 'in-progress' || report?.status === 'blocked';
    const begun = running ? index(task.start) : Math.max(index(task.start), index(today), ...allowed);
    finishes.set(id, Math.max(begun + duration, index(today) + 1));
  }
  return new Map(
    [...finishes].map(([id, finish]) => [
      id,
      calendar.addWorkingDays(planningStart, Math.max(0, finish - 1)),
    ]),
  );
}

function onTimeRate(
  tasks: readonly PlannedTask[],
  reports: ReadonlyMap<string, ProgressReport>,
  today: CalendarDate,
): number | null {
  const due = tasks.filter(({ id, end }) => end < today || reports.get(id)?.status === 'completed');
  const onTime = due.filter(({ id, end }) => {
    const report = reports.get(id);
    return report?.status === 'completed' && report.finishedOn !== undefined && report.finishedOn <= end;
  });
  return due.length === 0 ? null : Math.round((onTime.length / due.length) * 1000);
}

/** The timeline's own options where it names some; else the whole ladder, from which a person picks what still applies. */
function waysToCatchUp({
  compressionOptions,
}: TimelineBody): { id: string; label: string; effect: string }[] {
  if (compressionOptions.length > 0)
    return compressionOptions.map(({ id, label, effect }) => ({ id, label, effect }));
  return compressionLadder.map(({ id, option, effect }) => ({
    id: id === 'move-date' || id === 'shrink-or-online' ? id : `rung-${id}`,
    label: option,
    effect,
  }));
}

function latest(days: readonly CalendarDate[]): CalendarDate | undefined {
  return days.toSorted().at(-1);
}
