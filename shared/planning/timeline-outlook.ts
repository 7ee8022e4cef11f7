import type { TimelineBody } from '../artifacts/timeline.ts';
import { compressionLadder, type CompressionStep } from '../knowledge/compression-ladder.ts';
import { scheduleUncertainty } from '../knowledge/schedule-uncertainty.ts';
import type { TemplateTask } from '../knowledge/work-breakdown-task.ts';
import { applyStep } from './compression-options.ts';
import type { EventPlan } from './event-plan.ts';
import { finishAt, onTimePerMille, type SimulatedTask, simulateSchedule } from './schedule-simulation.ts';
import { taskIdOf } from './task-ids.ts';

type Simulation = NonNullable<TimelineBody['simulation']>;

/** A week lost, in working days. */
const weekDays = 5;

/** When the work before the event is likely to be done, what decides it, and what a lost week costs. */
export function simulatedFinish(
  { estimated, plan, calendar }: EventPlan,
  ask: { planningStart: string; trials: number; drivers: number; seed: number },
): Simulation {
  const { correlationPercent, source } = scheduleUncertainty;
  const tasks = beforeTheEvent(estimated);
  const { trials, seed } = ask;
  const result = simulateSchedule({ tasks, trials, seed, correlation: correlationPercent / 100 });
  const finish = (share: number): { days: number; date: string } => {
    const days = Math.ceil(finishAt(result, share) - 1e-9);
    return { days, date: calendar.addWorkingDays(ask.planningStart, Math.max(0, days - 1)) };
  };
  const [p50, p80] = [finish(0.5), finish(0.8)];
  const bufferDays = plan.availableDays - p80.days;
  return {
    trials,
    p50,
    p80,
    onTimePerMille: onTimePerMille(result, plan.availableDays),
    bufferDays,
    safeFrom: calendar.addWorkingDays(ask.planningStart, p80.days),
    weekLost: {
      onTimePerMille: onTimePerMille(result, plan.availableDays - weekDays),
      bufferDays: bufferDays - weekDays,
    },
    drivers: driversOf(result.criticality, tasks, ask.drivers),
    basis: {
      source,
      formula:
        'PERT-beta of optimistic, likely and pessimistic days; every task starts as soon as its predecessors allow; one shared factor for the tasks of an owner',
      inputs: { trials, correlationPercent, availableDays: plan.availableDays },
    },
  };
}

/** By rung: the chance, per mille, to be ready in time when it is taken together with the rungs before it. */
export function ladderChances(
  { estimated, plan }: EventPlan,
  { trials, seed }: { trials: number; seed: number },
): Map<string, number> {
  const chances = new Map<string, number>();
  if (trials === 0) return chances;
  const ladder: readonly CompressionStep[] = compressionLadder;
  const correlation = scheduleUncertainty.correlationPercent / 100;
  let left: readonly TemplateTask[] = estimated;
  for (const { id, savesDays } of plan.ladder) {
    const step = ladder.find((rung) => rung.id === id);
    if (!step || savesDays <= 0) continue;
    left = applyStep(left, step);
    const result = simulateSchedule({ tasks: beforeTheEvent(left), trials, seed, correlation });
    chances.set(id, onTimePerMille(result, plan.availableDays));
  }
  return chances;
}

function beforeTheEvent(tasks: readonly TemplateTask[]): SimulatedTask[] {
  const before = tasks.filter(({ stage }) => stage === 'before');
  const ids = new Set(before.map(({ id }) => id));
  return before.map(({ id, days, deps, owner }) => ({
    id,
    days,
    deps: deps.filter((dep) => ids.has(dep.id)),
    group: owner,
  }));
}

/** Ranked by how often a task decides the finish times how wide its estimate is: a certain task drives nothing. */
function driversOf(
  criticality: readonly { id: string; perMille: number }[],
  tasks: readonly SimulatedTask[],
  most: number,
): Simulation['drivers'] {
  const spread = new Map(
    tasks.map(({ id, days: [optimistic, , pessimistic] }) => [id, pessimistic - optimistic]),
  );
  const weight = ({ id, perMille }: { id: string; perMille: number }): number =>
    perMille * (spread.get(id) ?? 0);
  return criticality
    .filter((entry) => weight(entry) > 0)
    .toSorted((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id, perMille }) => ({ taskId: taskIdOf(id), perMille }));
}
