import { eventBrief } from '../artifacts/event-brief.ts';
import { riskRegister } from '../artifacts/risk-register.ts';
import {
  type PlannedTask,
  taskRegister,
  type TaskRegisterBody,
  tasksInCycle,
} from '../artifacts/task-register.ts';
import { timeline } from '../artifacts/timeline.ts';
import { defineGate } from '../kernel/define-gate.ts';
import type { Breach } from '../kernel/finding.ts';
import { longestPath } from '../planning/longest-path.ts';
import { workingCalendar } from '../planning/working-days.ts';

/** Guards the way out of Plan. */
export const timelineGate = defineGate({
  name: 'timeline-gate',
  title: 'Timeline gate',
  reads: [timeline, taskRegister, riskRegister, eventBrief],
  rules: {
    'the timeline has milestones, the event among them': ({ Timeline: { milestones, eventStart } }) =>
      milestones.length > 1 && milestones.some(({ date }) => date === eventStart)
        ? []
        : [{ pointer: '/milestones', detail: 'The event is no milestone, or the only one.' }],
    'milestones lie between planning start and the end of the review': ({
      Timeline: { milestones, planningStart, end },
    }) =>
      milestones
        .filter(({ date }) => date < planningStart || date > end)
        .map(({ title, date }): Breach => ({ pointer: '/milestones', detail: `${title} is on ${date}.` })),
    'every task before the event is done before it': ({ TaskRegister }) => lateTasks(TaskRegister),
    'every task after the event starts after it': ({ TaskRegister }) =>
      tasksWhere(TaskRegister, ({ stage, start }) => stage === 'after' && start <= TaskRegister.eventEnd).map(
        (task) => ({
          ...place(TaskRegister, task),
          detail: `${task.title} starts ${task.start}.`,
        }),
      ),
    'no task starts before the planning date': ({ TaskRegister }) =>
      tasksWhere(TaskRegister, ({ start }) => start < TaskRegister.planningStart).map((task) => ({
        ...place(TaskRegister, task),
        detail: `${task.title} starts ${task.start}.`,
      })),
    'every dependency is kept by the dates': ({ TaskRegister }) => brokenDependencies(TaskRegister),
    'every lag between tasks is kept by the dates': ({ TaskRegister, EventBrief }) =>
      shortLags(TaskRegister, EventBrief.place?.country ?? ''),
    'every task lies between planning start and the end of the review': ({ TaskRegister, Timeline }) =>
      tasksWhere(TaskRegister, ({ start, end }) => start < Timeline.planningStart || end > Timeline.end).map(
        (task) => ({
          ...place(TaskRegister, task),
          detail: `${task.title} is ${task.start} to ${task.end}.`,
        }),
      ),
    'every task lies on a path from start to event': ({ TaskRegister }) => orphans(TaskRegister),
    'no tasks wait for each other': ({ TaskRegister }) => {
      const cycle = tasksInCycle(TaskRegister.tasks);
      return cycle.length > 0
        ? [{ artifact: 'TaskRegister', pointer: '/tasks', detail: `${cycle.join(', ')} do.` }]
        : [];
    },
    'the critical path is the longest chain of work': ({ Timeline: { criticalPath }, TaskRegister }) => {
      if (tasksInCycle(TaskRegister.tasks).length > 0) return [];
      const { chainLength, longest } = longestPath(TaskRegister.tasks, criticalPath);
      return chainLength === longest && criticalPath.length > 0
        ? []
        : [
            {
              pointer: '/criticalPath',
              detail: `It takes ${chainLength} working days, the longest chain takes ${longest}.`,
            },
          ];
    },
    'every task has an owner': ({ TaskRegister }) =>
      tasksWhere(TaskRegister, ({ owner }) => owner.trim() === '').map((task) => ({
        ...place(TaskRegister, task),
        detail: `${task.title} has none.`,
      })),
    'the lead time suffices': ({ Timeline: { feasible, weeksAvailable, weeksShortest } }) =>
      feasible
        ? []
        : [
            {
              pointer: '/feasible',
              detail: `${weeksAvailable} weeks are left, even the shortest plan takes ${weeksShortest}.`,
              remedy: 'Move the event, shrink it, or hold it online; the conflict lists the ways out.',
            },
          ],
    'every risk from the rating named has mitigation, trigger, response and owner': ({
      RiskRegister: { risks, scenarioFrom },
    }) =>
      risks.flatMap(({ rating, title, ...risk }, index): Breach[] => {
        const missing = (['mitigation', 'trigger', 'response', 'owner'] as const).filter(
          (part) => risk[part].trim() === '',
        );
        return rating >= scenarioFrom && missing.length > 0
          ? [
              {
                artifact: 'RiskRegister',
                pointer: `/risks/${index}`,
                detail: `${title} lacks ${missing.join(', ')}.`,
              },
            ]
          : [];
      }),
  },
});

/** One finding for all of them: an impossible plan has many. */
function lateTasks(register: TaskRegisterBody): Breach[] {
  const late = tasksWhere(register, ({ stage, end }) => stage === 'before' && end >= register.eventStart);
  const [first] = late;
  if (!first) return [];
  const others = late.length > 1 ? ` and ${late.length - 1} more` : '';
  return [
    {
      ...place(register, first),
      detail: `${first.title} (until ${first.end})${others}: the event begins ${register.eventStart}.`,
      remedy: 'Choose one of the ways out of the lead-time conflict: shorten the plan, or move the event.',
    },
  ];
}

function tasksWhere({ tasks }: TaskRegisterBody, breaks: (task: PlannedTask) => boolean): PlannedTask[] {
  return tasks.filter(breaks);
}

function place({ tasks }: TaskRegisterBody, task: PlannedTask): { artifact: string; pointer: string } {
  return { artifact: 'TaskRegister', pointer: `/tasks/${tasks.indexOf(task)}` };
}

function brokenDependencies(register: TaskRegisterBody): Breach[] {
  const byId = new Map(register.tasks.map((task) => [task.id, task]));
  return register.tasks.flatMap((task) =>
    task.dependsOn.flatMap(({ id, type }): Breach[] => {
      const first = byId.get(id);
      if (!first)
        return [
          {
            ...place(register, task),
            detail: `${task.title} waits for ${id}, which is not in the register.`,
          },
        ];
      // Dates are whole days: what waits for a finish may start the day after it, at the earliest.
      const broken =
        type === 'FS'
          ? task.start <= first.end
          : type === 'SS'
            ? task.start < first.start
            : task.end < first.end;
      return broken && first.durationDays > 0
        ? [
            {
              ...place(register, task),
              detail: `${task.title} (${task.start}) does not wait for ${first.title} (until ${first.end}).`,
            },
          ]
        : [];
    }),
  );
}

/** In working days of the event's country, between tasks before the event. */
function shortLags(register: TaskRegisterBody, country: string): Breach[] {
  const calendar = workingCalendar(country);
  const before = register.tasks.filter(({ stage }) => stage === 'before');
  const byId = new Map(before.map((task) => [task.id, task]));
  return before.flatMap((task) =>
    task.dependsOn.flatMap(({ id, type, lag }): Breach[] => {
      const first = byId.get(id);
      if (!first || lag <= 0 || type === 'FF') return [];
      const apart = calendar.workingDaysBetween(first.start, task.start);
      const wanted = type === 'SS' ? lag : first.durationDays + lag;
      return apart < wanted
        ? [
            {
              ...place(register, task),
              detail: `${task.title} starts ${apart} working days after the start of ${first.title}, ${wanted} are needed.`,
            },
          ]
        : [];
    }),
  );
}

/** Tasks before the event that nothing waits for, and tasks but the first that wait for nothing. */
function orphans(register: TaskRegisterBody): Breach[] {
  const waitedFor = new Set(register.tasks.flatMap(({ dependsOn }) => dependsOn.map(({ id }) => id)));
  const roots = register.tasks.filter(({ dependsOn }) => dependsOn.length === 0);
  const loose = register.tasks.filter(({ id, stage }) => stage === 'before' && !waitedFor.has(id));
  return [
    ...roots.slice(1).map((task): Breach => ({
      ...place(register, task),
      detail: `${task.title} waits for nothing.`,
      remedy: 'Link it to the task that it follows.',
    })),
    ...loose.map((task): Breach => ({
      ...place(register, task),
      detail: `Nothing waits for ${task.title}.`,
      remedy: 'Link it to the task that needs it, or leave it out.',
    })),
  ];
}
