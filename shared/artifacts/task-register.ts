import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import type { Breach } from '../kernel/finding.ts';
import { lifecycleState } from '../kernel/levels.ts';

const text = z.string().min(1);
const day = z.iso.date();

export const plannedTask = z.strictObject({
  /** `t-` and the template's id: t-M03. Tasks that the brief itself asks for: t-X02 or t-B and a number. */
  id: z.string().regex(/^t-[A-Z]+\d+$/),
  title: text,
  /** One person or role. */
  owner: text,
  /** The agent that follows it up. */
  agent: text,
  /** Who steps in for the owner: for tasks on the critical path, from Intermediate on. */
  deputy: text.optional(),
  phase: lifecycleState,
  /** First and last day of work, both included. */
  start: day,
  end: day,
  /** Working days; an event's own days are calendar days. */
  durationDays: z.int().min(0),
  /** `lag` in working days. Finish-to-start, start-to-start, finish-to-finish. */
  dependsOn: z.array(z.strictObject({ id: text, type: z.enum(['FS', 'SS', 'FF']), lag: z.int() })),
  milestone: text.optional(),
  /** The state's gate that this task leads to. */
  gate: text.optional(),
  stage: z.enum(['before', 'event', 'after']),
  afterEvent: z.boolean(),
  /** Constraint of the brief that asks for it. */
  askedBy: z.string().optional(),
  /** Why these days. */
  basis,
});
export type PlannedTask = z.infer<typeof plannedTask>;

const taskRegisterBody = z.strictObject({
  template: z.strictObject({ name: text, source: text }),
  planningStart: day,
  eventStart: day,
  eventEnd: day,
  tasks: z.array(plannedTask),
  /** Rungs of the compression ladder that a person chose and that are applied. */
  appliedCompression: z.array(text),
  notes: z.array(text),
});
export type TaskRegisterBody = z.infer<typeof taskRegisterBody>;

export const taskRegister = defineArtifact({
  type: 'TaskRegister',
  title: 'Task register',
  version: '1.1.0',
  store: 'sql',
  schema: taskRegisterBody,
  shown: ({ tasks }) => ({
    lists: [
      listed(['task', 'tasks'], tasks, ({ id, title, start, end }) => [
        id,
        title,
        start === end ? start : `${start} to ${end}`,
      ]),
    ],
  }),
  invariants: {
    'every task has an id of its own': ({ tasks }) =>
      tasks
        .filter((task, index) => tasks.findIndex(({ id }) => id === task.id) < index)
        .map(({ id }): Breach => ({ pointer: '/tasks', detail: `Two tasks are called ${id}.` })),
    'no task ends before it starts': ({ tasks }) =>
      at(
        tasks,
        ({ start, end }) => end < start,
        ({ title, start, end }) => `${title} starts ${start} and ends ${end}.`,
      ),
    'every dependency exists': ({ tasks }) => {
      const ids = new Set(tasks.map(({ id }) => id));
      return at(
        tasks,
        ({ dependsOn }) => dependsOn.some(({ id }) => !ids.has(id)),
        ({ title, dependsOn }) =>
          `${title} waits for ${dependsOn
            .map(({ id }) => id)
            .filter((id) => !ids.has(id))
            .join(', ')}, which is not in the register.`,
      );
    },
    'no task waits for itself through others': ({ tasks }) => {
      const stuck = tasksInCycle(tasks);
      return stuck.length > 0
        ? [{ pointer: '/tasks', detail: `These wait for each other: ${stuck.join(', ')}.` }]
        : [];
    },
    'no task starts before the planning date': ({ tasks, planningStart }) =>
      at(
        tasks,
        ({ start }) => start < planningStart,
        ({ title, start }) => `${title} starts ${start}, before ${planningStart}.`,
      ),
    'a task after the event starts after it': ({ tasks, eventEnd }) =>
      at(
        tasks,
        ({ afterEvent, start }) => afterEvent && start <= eventEnd,
        ({ title, start }) => `${title} starts ${start}, not after the event.`,
      ),
    'the event task lies on the event dates': ({ tasks, eventStart, eventEnd }) =>
      at(
        tasks,
        ({ stage, start, end }) => stage === 'event' && (start !== eventStart || end !== eventEnd),
        ({ title, start, end }) =>
          `${title} is planned ${start} to ${end}, the event is ${eventStart} to ${eventEnd}.`,
      ),
  },
});

function at(
  tasks: readonly PlannedTask[],
  breaks: (task: PlannedTask) => boolean,
  say: (task: PlannedTask) => string,
): Breach[] {
  return tasks.flatMap((task, index) =>
    breaks(task) ? [{ pointer: `/tasks/${index}`, detail: say(task) }] : [],
  );
}

/** Ids that remain once every task without open predecessors has been taken away again and again. */
export function tasksInCycle(tasks: readonly Pick<PlannedTask, 'id' | 'dependsOn'>[]): string[] {
  let left = tasks;
  for (;;) {
    const open = new Set(left.map(({ id }) => id));
    const next = left.filter(({ dependsOn }) => dependsOn.some(({ id }) => open.has(id)));
    if (next.length === left.length) return next.map(({ id }) => id);
    left = next;
  }
}
