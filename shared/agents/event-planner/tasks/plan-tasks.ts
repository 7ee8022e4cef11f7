import { eventBrief } from '../../../artifacts/event-brief.ts';
import { planChoices } from '../../../artifacts/plan-choices.ts';
import { requirements } from '../../../artifacts/requirements.ts';
import { type StakeholderMapBody, stakeholderMap } from '../../../artifacts/stakeholder-map.ts';
import { type PlannedTask, taskRegister } from '../../../artifacts/task-register.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { type EventPlan, planEvent } from '../../../planning/event-plan.ts';
import type { DatedTask } from '../../../planning/work-back-plan.ts';

export const planTasks = defineTask({
  name: 'plan-tasks',
  title: 'Plan the tasks',
  agent: 'event-planner',
  reads: [eventBrief, requirements, stakeholderMap, planChoices],
  writes: taskRegister,
  refinable: ['notes'],
  levels: { Beginner: { briefTasks: 4 } },
  draft: ({ EventBrief: brief, StakeholderMap: people, planChoices: choices }, { level, params }) => {
    const event = planEvent({
      brief,
      level,
      briefTasks: params.briefTasks,
      compression: choices.compression,
    });
    const { template, eventStart, eventEnd, plan, applied } = event;
    return {
      template,
      planningStart: brief.asOf,
      eventStart,
      eventEnd,
      tasks: plan.tasks.map((task) => toPlanned(task, event, people)),
      appliedCompression: [...applied],
      notes: notesOn(event, brief.dates === null),
    };
  },
});

function toPlanned(task: DatedTask, { plan, askedBy }: EventPlan, people: StakeholderMapBody): PlannedTask {
  const { id, title, phase, start, end, duration, deps, stage, gate, basis } = task;
  const milestone = plan.milestones.find(({ taskId }) => taskId === id)?.title;
  const by = askedBy.get(id);
  return {
    id: taskId(id),
    title,
    ...responsible(task, people),
    phase,
    start,
    end,
    durationDays: duration,
    dependsOn: deps.map((dep) => ({ ...dep, id: taskId(dep.id) })),
    ...(milestone && { milestone }),
    ...(gate && { gate }),
    stage,
    afterEvent: stage === 'after',
    ...(by && { askedBy: by }),
    basis,
  };
}

export function taskId(templateId: string): string {
  return `t-${templateId}`;
}

const agentTitles = {
  'event-planner': 'Event Planner',
  'venue-researcher': 'Venue Researcher',
  'budget-analyst': 'Budget Analyst',
  'logistics-coordinator': 'Logistics Coordinator',
} as const;

/** Roles of the trade that a stakeholder may fill; else the event planner does. */
const filledBy = {
  'programme-chair': /programme|program(?:me)? chair|content|curator/i,
  marketing: /marketing|communicat|press|promotion/i,
} as const;

function responsible(
  { owner, gate }: DatedTask,
  { people, chains }: StakeholderMapBody,
): { owner: string; agent: string } {
  if (owner === 'approver') {
    const kind = gate === 'venue' ? 'venue' : 'budget';
    const first = chains.find(({ approval }) => approval === kind)?.approvers[0];
    const agent = kind === 'venue' ? 'venue-researcher' : 'budget-analyst';
    return { owner: people.find(({ id }) => id === first)?.name ?? 'Owner (to be named)', agent };
  }
  if (owner === 'programme-chair' || owner === 'marketing') {
    const person = people.find(({ role }) => filledBy[owner].test(role));
    return { owner: person?.name ?? agentTitles['event-planner'], agent: 'event-planner' };
  }
  return { owner: agentTitles[owner], agent: owner };
}

function notesOn({ template, plan, applied, eventStart }: EventPlan, provisional: boolean): string[] {
  return [
    `Built on the ${template.name} template (${template.source}).`,
    ...(provisional
      ? [`The brief gives a window; the plan counts with ${eventStart} until a person fixes the days.`]
      : []),
    ...(plan.compressed
      ? [`Durations are shortened to fit ${plan.availableDays} working days; ${plan.likelyDays} are likely.`]
      : []),
    ...(plan.feasible
      ? []
      : [
          `Even the shortest plan lacks ${plan.missingDays} working days: tasks run past the event until a person decides.`,
        ]),
    ...(applied.length > 0 ? [`Shortened as decided: ${applied.join(', ')}.`] : []),
  ];
}
