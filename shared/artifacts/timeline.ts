import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import type { Breach } from '../kernel/finding.ts';
import { lifecycleState } from '../kernel/levels.ts';
import { taskRegister } from './task-register.ts';

const text = z.string().min(1);
const day = z.iso.date();
const weeks = z.number().min(0);

const compressionOption = z.strictObject({
  id: text,
  label: text,
  effect: text,
  /** Working days by which the most likely plan becomes shorter, this option alone. */
  savesDays: z.int().min(0),
  /** Chance to be ready in time, per mille, with this option and those before it. */
  togetherPerMille: z.int().min(0).max(1000).optional(),
  basis,
});

const dateProposal = z.strictObject({
  /** `dates-` and the first day. */
  id: text,
  start: day,
  end: day,
  days: z.array(day).min(1),
  /** For and against, in plain words. */
  reasons: z.array(text),
});

const perMille = z.int().min(0).max(1000);
const finish = z.strictObject({ days: z.int().min(0), date: day });

const simulation = z.strictObject({
  trials: z.int().min(1),
  /** Working days from the planning date, and the last day of work: not exceeded in half of the trials, in 80 %. */
  p50: finish,
  p80: finish,
  /** Share of trials in which all work is done before the event begins. */
  onTimePerMille: perMille,
  /** Working days between the P80 finish and the event; negative: it falls into the event or after it. */
  bufferDays: z.int(),
  /** First day on which the event could begin with 80 % confidence. */
  safeFrom: day,
  /** The same, five working days later. */
  weekLost: z.strictObject({ onTimePerMille: perMille, bufferDays: z.int() }),
  /** Share of trials in which the task decides the finish; ranked by it times the width of the estimate. */
  drivers: z.array(z.strictObject({ taskId: text, perMille })),
  basis,
});

const levelling = z.strictObject({
  /** Tasks that one owner is meant to carry side by side at most. */
  tasksAtOnce: z.int().min(1),
  /** Working days later; negative: earlier. Within the float of each task. */
  moved: z.array(z.strictObject({ taskId: text, days: z.int() })),
  load: z.array(
    z.strictObject({
      owner: text,
      peakBefore: z.int().min(0),
      peakAfter: z.int().min(0),
      /** Working days on which the owner still carries more. */
      daysOver: z.int().min(0),
    }),
  ),
});

const timelineBody = z.strictObject({
  planningStart: day,
  eventStart: day,
  eventEnd: day,
  /** Last day of the review. */
  end: day,
  timeZone: text,
  phases: z.array(z.strictObject({ state: lifecycleState, start: day, end: day })),
  milestones: z.array(z.strictObject({ id: text, title: text, date: day, taskId: text })),
  /** Task ids, first to last: the longest chain of work. */
  criticalPath: z.array(text),
  slack: z.array(
    z.strictObject({
      taskId: text,
      /** Working days in the network alone; 0 on the critical path. */
      totalFloatDays: z.int(),
      /** Working days it may slip from its planned dates before the event moves. */
      freeFloatDays: z.int().optional(),
    }),
  ),
  feasible: z.boolean(),
  compressed: z.boolean(),
  /** In the order in which to try them; empty when the weeks suffice. */
  compressionOptions: z.array(compressionOption),
  weeksAvailable: weeks,
  weeksLikely: weeks,
  weeksShortest: weeks,
  leadTimeBasis: basis,
  /** Where the brief leaves the dates open or they fall badly: ranked, best first. */
  dateProposals: z.array(dateProposal),
  /** Holidays, weekends and observances on or near the event days. */
  dateNotes: z.array(text),
  simulation: simulation.optional(),
  levelling: levelling.optional(),
  notes: z.array(text),
});
export type TimelineBody = z.infer<typeof timelineBody>;

export const timeline = defineArtifact({
  type: 'Timeline',
  title: 'Timeline',
  version: '1.1.0',
  store: 'sql',
  schema: timelineBody,
  shown: ({ eventStart, eventEnd, planningStart, end, milestones }) => ({
    facts: {
      'event days': `${eventStart} to ${eventEnd}`,
      'planned from': `${planningStart} to ${end}`,
    },
    lists: [listed(['milestone', 'milestones'], milestones, ({ id, title, date }) => [id, title, date])],
  }),
  reads: [taskRegister],
  invariants: {
    'every milestone lies between planning start and the end of the review': ({
      milestones,
      planningStart,
      end,
    }) =>
      milestones.flatMap(({ title, date }, index): Breach[] =>
        date < planningStart || date > end
          ? [
              {
                pointer: `/milestones/${index}/date`,
                detail: `${title} is on ${date}, outside ${planningStart} to ${end}.`,
              },
            ]
          : [],
      ),
    'the dates are those of the task register': (
      { eventStart, eventEnd, planningStart },
      { TaskRegister },
    ) =>
      eventStart === TaskRegister.eventStart &&
      eventEnd === TaskRegister.eventEnd &&
      planningStart === TaskRegister.planningStart
        ? []
        : ['Timeline and task register name different dates.'],
    'the critical path consists of tasks of the register': ({ criticalPath }, { TaskRegister }) =>
      criticalPath
        .filter((id) => !TaskRegister.tasks.some((task) => task.id === id))
        .map((id): Breach => ({ pointer: '/criticalPath', detail: `${id} is not in the task register.` })),
    'every task of the register has its slack': ({ slack }, { TaskRegister }) =>
      TaskRegister.tasks
        .filter(({ id }) => !slack.some(({ taskId }) => taskId === id))
        .map(({ title }): Breach => ({ pointer: '/slack', detail: `${title} has none.` })),
    'a task on the critical path has no float': ({ criticalPath, slack }) =>
      slack
        .filter(({ taskId, totalFloatDays }) => criticalPath.includes(taskId) && totalFloatDays !== 0)
        .map(({ taskId }): Breach => ({ pointer: '/slack', detail: `${taskId} is critical and has float.` })),
    'a plan is compressed exactly when the weeks fall short of the likely ones': (body) =>
      body.compressed === body.weeksAvailable < body.weeksLikely
        ? []
        : [
            {
              pointer: '/compressed',
              detail: `${body.weeksAvailable} weeks are left, ${body.weeksLikely} are likely.`,
            },
          ],
    'a compressed plan names its ways out': ({ compressed, compressionOptions }) =>
      compressed && compressionOptions.length < 2 ? ['Fewer than two ways out are named.'] : [],
    'the likely finish comes no later than the safe one': ({ simulation: simulated }) =>
      simulated && (simulated.p50.days > simulated.p80.days || simulated.p50.date > simulated.p80.date)
        ? [
            {
              pointer: '/simulation',
              detail: `P50 is ${simulated.p50.date}, P80 is ${simulated.p80.date}.`,
            },
          ]
        : [],
    'what the simulation and the levelling name is in the register': (
      { simulation: simulated, levelling: levelled },
      { TaskRegister },
    ) =>
      [...(simulated?.drivers ?? []), ...(levelled?.moved ?? [])]
        .filter(({ taskId }) => !TaskRegister.tasks.some(({ id }) => id === taskId))
        .map(({ taskId }) => `${taskId} is not in the task register.`),
  },
});
