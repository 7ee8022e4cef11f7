import { countWords } from '../../../kernel/count-words.ts';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import { planChoices } from '../../../artifacts/plan-choices.ts';
import { requirements } from '../../../artifacts/requirements.ts';
import { type StakeholderMapBody, stakeholderMap } from '../../../artifacts/stakeholder-map.ts';
import { type PlannedTask, taskRegister } from '../../../artifacts/task-register.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { type BreakdownParams, breakdownLevels } from '../../../planning/event-plan-levels.ts';
import { type EventPlan, planEvent } from '../../../planning/event-plan.ts';
import { deputyFor, responsibleFor } from '../../../planning/owner-titles.ts';
import { taskIdOf } from '../../../planning/task-ids.ts';
import type { DatedTask } from '../../../planning/work-back-plan.ts';

interface PlanTasksParams extends BreakdownParams {
  /** A deputy for the owner of each task on the critical path. */
  deputies: boolean;
}

export const planTasks = defineTask({
  name: 'plan-tasks',
  title: 'Plan the tasks',
  agent: 'event-planner',
  reads: [eventBrief, requirements, stakeholderMap, planChoices],
  writes: taskRegister,
  refinable: ['notes'],
  levels: {
    Beginner: { ...breakdownLevels.Beginner, deputies: false },
    Intermediate: { ...breakdownLevels.Intermediate, deputies: true },
    Advanced: { ...breakdownLevels.Advanced, deputies: true },
  } satisfies Record<string, PlanTasksParams>,
  draft: ({ EventBrief: brief, StakeholderMap: people, planChoices: choices }, { params }) => {
    const event = planEvent({ brief, params, compression: choices.compression });
    const { template, eventStart, eventEnd, plan, applied } = event;
    const tasks = plan.tasks
      .map((task) => toPlanned(task, event, { people, deputies: params.deputies }))
      .sort(byDate);
    return {
      template,
      planningStart: brief.asOf,
      eventStart,
      eventEnd,
      tasks,
      appliedCompression: [...applied],
      notes: [
        ...notesOn(event, brief.dates === null),
        ...(params.deputies ? withoutDeputy(tasks, plan.criticalPath.map(taskIdOf)) : []),
      ],
    };
  },
});

function toPlanned(
  task: DatedTask,
  { plan, askedBy }: EventPlan,
  { people, deputies }: { people: StakeholderMapBody; deputies: boolean },
): PlannedTask {
  const { id, title, owner, phase, start, end, duration, deps, stage, gate, basis } = task;
  const milestone = plan.milestones.find(({ taskId }) => taskId === id)?.title;
  const by = askedBy.get(id);
  const approval = gate === 'venue' ? 'venue' : 'budget';
  const deputy = deputies && task.critical ? deputyFor(owner, people, approval) : null;
  return {
    id: taskIdOf(id),
    title,
    ...responsibleFor(owner, people, approval),
    ...(deputy && { deputy }),
    phase,
    start,
    end,
    durationDays: duration,
    dependsOn: deps.map((dep) => ({ ...dep, id: taskIdOf(dep.id) })),
    ...(milestone && { milestone }),
    ...(gate && { gate }),
    stage,
    afterEvent: stage === 'after',
    ...(by && { askedBy: by }),
    basis,
  };
}

/** Decisions that only one person can take hold up the event when that person is away. */
function withoutDeputy(tasks: readonly PlannedTask[], criticalPath: readonly string[]): string[] {
  const alone = tasks.filter(({ id, deputy }) => criticalPath.includes(id) && deputy === undefined);
  return [...new Set(alone.map(({ owner }) => owner))].map(
    (owner) => `${owner} has no deputy and decides on the critical path: name one.`,
  );
}

function byDate(a: PlannedTask, b: PlannedTask): number {
  const [left, right] = [a, b].map(({ start, end, id }) => `${start} ${end} ${id}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}

function notesOn({ template, plan, applied, eventStart }: EventPlan, provisional: boolean): string[] {
  return [
    `Built on the ${template.name} template (${template.source}).`,
    ...(provisional
      ? [`The brief gives a window; the plan counts with ${eventStart} until a person fixes the days.`]
      : []),
    ...(plan.compressed
      ? [
          `Durations are shortened to fit ${countWords(plan.availableDays, 'working day')}; ${plan.likelyDays} are likely.`,
        ]
      : []),
    ...(plan.feasible
      ? []
      : [
          `Even the shortest plan lacks ${plan.missingDays} working days: tasks run past the event until a person decides.`,
        ]),
    ...(applied.length > 0 ? [`Shortened as decided: ${applied.join(', ')}.`] : []),
  ];
}
