import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { defineArtifact } from '../kernel/define-artifact.ts';
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
  notes: z.array(text),
});
export type TimelineBody = z.infer<typeof timelineBody>;

export const timeline = defineArtifact({
  type: 'Timeline',
  title: 'Timeline',
  version: '1.1.0',
  store: 'sql',
  schema: timelineBody,
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
  },
});
