import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { compressionLadder, type CompressionStep } from '../knowledge/compression-ladder.ts';
import type { TemplateTask } from '../knowledge/work-breakdown-task.ts';
import { type TemplateName, workBreakdowns } from '../knowledge/work-breakdown.ts';
import { factsOfBrief, plannable } from './brief-facts.ts';
import { addBriefTasks, tagAskedBy } from './brief-tasks.ts';
import { applyStep } from './compression-options.ts';
import { eventDays } from './date-choices.ts';
import { type BreakdownParams, levelOfBreakdown } from './event-plan-levels.ts';
import { taskTags } from './task-tags.ts';
import { linkedTasks } from './task-links.ts';
import { selectTasks, templateFor } from './template-tasks.ts';
import { type WorkBackPlan, workBackPlan } from './work-back-plan.ts';
import { workingCalendar, type WorkingCalendar } from './working-days.ts';

export interface EventPlanAsk {
  brief: EventBriefBody;
  params: BreakdownParams;
  /** Rungs of the compression ladder that a person chose. */
  compression: readonly string[];
}

export interface EventPlan {
  template: { name: TemplateName; source: string };
  eventStart: string;
  eventEnd: string;
  plan: WorkBackPlan;
  /** Constraint of the brief, by task id. */
  askedBy: ReadonlyMap<string, string>;
  applied: readonly string[];
  /** The tasks as estimated, before dates: for simulations and what-ifs. */
  estimated: readonly TemplateTask[];
  calendar: WorkingCalendar;
}

/** An event of this size stays within 15 tasks, whatever it wishes (planner's judgement). */
const smallBelow = 30;
const briefTasksOfSmall = 2;

/** The dated tasks of an event, straight from its brief. Throws a RangeError when the brief is not plannable. */
export function planEvent({ brief: given, params, compression }: EventPlanAsk): EventPlan {
  const brief = plannable(given);
  const days = eventDays(brief);
  const [eventStart, eventEnd] = [days[0], days.at(-1)];
  if (!eventStart || !eventEnd) throw new RangeError('the brief names neither dates nor a window');
  const facts = factsOfBrief(brief);
  const name = templateFor(facts.eventType, facts.inPerson);
  const { horizonWeeks, source, anchors } = workBreakdowns[name];
  const selected = selectTasks({
    eventType: facts.eventType,
    audience: facts.inPerson,
    level: levelOfBreakdown[params.breakdown],
    tags: taskTags(brief, facts),
  });
  const wished =
    facts.inPerson < smallBelow ? Math.min(params.briefTasks, briefTasksOfSmall) : params.briefTasks;
  const own = addBriefTasks(selected, brief, anchors, wished);
  const ladder: readonly CompressionStep[] = compressionLadder;
  const steps = ladder.filter(({ id }) => compression.includes(id));
  const linked = linkedTasks(own.tasks, params.links);
  const shortened = steps.reduce((left: readonly TemplateTask[], step) => applyStep(left, step), linked);
  const calendar = workingCalendar(brief.place.country);
  const weeks = calendar.workingDaysBetween(brief.asOf, eventStart) / 5;
  const tasks =
    weeks > 2 * horizonWeeks ? bookEarly(shortened, anchors['venue-signed'], horizonWeeks) : shortened;
  const plan = workBackPlan({
    tasks,
    horizonWeeks,
    asOf: brief.asOf,
    eventStart,
    eventEnd,
    calendar,
    milestones: params.milestones,
    tasksAtOnce: params.tasksAtOnce,
  });
  const byTag = tasks.flatMap(({ id, onlyFor }) => {
    const by = tagAskedBy(brief, onlyFor);
    return by === null ? [] : [[id, by] as const];
  });
  return {
    template: { name, source },
    eventStart,
    eventEnd,
    plan,
    askedBy: new Map([...byTag, ...own.askedBy]),
    applied: steps.map(({ id }) => id),
    estimated: tasks,
    calendar,
  };
}

/** With far more time than the template counts on, everything up to the signed venue is done at once: choice is best early. */
function bookEarly(tasks: readonly TemplateTask[], signing: string, horizonWeeks: number): TemplateTask[] {
  const early = new Set<string>([signing]);
  for (let size = 0; size < early.size;) {
    size = early.size;
    for (const { id, deps } of tasks) if (early.has(id)) for (const dep of deps) early.add(dep.id);
  }
  return tasks.map((task) => (early.has(task.id) ? { ...task, latestFinishWeeks: horizonWeeks } : task));
}
