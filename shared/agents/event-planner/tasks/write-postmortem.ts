import { budgetBaseline } from '../../../artifacts/budget-baseline.ts';
import { costModel } from '../../../artifacts/cost-model.ts';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import { postmortem, type PostmortemBody, type PostmortemMetric } from '../../../artifacts/postmortem.ts';
import { executionFacts } from '../../../artifacts/record-views.ts';
import { riskRegister } from '../../../artifacts/risk-register.ts';
import { taskRegister } from '../../../artifacts/task-register.ts';
import { timeline, type TimelineBody } from '../../../artifacts/timeline.ts';
import { vendorContracts } from '../../../artifacts/vendor-contracts.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { formatMinor } from '../../../kernel/money.ts';
import { metricTitle } from '../../../kernel/metric-words.ts';
import type { CalendarDate } from '../../../planning/calendar-date.ts';
import { lessonsOf, recommendationsOf, shortfallsOf } from '../../../planning/outcome-lessons.ts';
import { riskReview, taskReview } from '../../../planning/outcome-reviews.ts';
import { outcomeMetrics, type OutcomePlan } from '../../../planning/outcome-metrics.ts';
import { outcomePlan } from '../../../planning/outcome-plan.ts';

/** Lessons are due that many days after the postmortem is held; a short list gets done. */
interface PostmortemParams {
  lessonDueDays: number;
  lessons: number;
  /** The register against what happened. */
  riskReview: boolean;
  /** Most tasks whose planned and real ends are compared; 0 compares none. */
  taskReview: number;
}

export const writePostmortem = defineTask({
  name: 'write-postmortem',
  title: 'Write the postmortem',
  agent: 'event-planner',
  reads: [
    executionFacts,
    timeline,
    taskRegister,
    budgetBaseline,
    costModel,
    vendorContracts,
    riskRegister,
    eventBrief,
  ],
  writes: postmortem,
  refinable: ['wentWell', 'didNotGoWell'],
  levels: {
    Beginner: { lessonDueDays: 14, lessons: 5, riskReview: false, taskReview: 0 },
    Intermediate: { lessonDueDays: 14, lessons: 8, riskReview: true, taskReview: 0 },
    Advanced: { lessonDueDays: 14, lessons: 12, riskReview: true, taskReview: 20 },
  } satisfies Record<string, PostmortemParams>,
  draft: (inputs, { params }) => {
    const { executionFacts: facts, CostModel, TaskRegister } = inputs;
    const plan = outcomePlan(inputs);
    const metrics = outcomeMetrics(facts, plan);
    const told = metrics
      .filter((metric) => metric.status === 'met')
      .map((metric) => sentence(metric, CostModel.currency));
    const missed = metrics
      .filter((metric) => metric.status === 'missed')
      .map((metric) => sentence(metric, CostModel.currency));
    const didNotGoWell = [...missed, ...shortfallsOf(facts, CostModel.people.catered)];
    const body: PostmortemBody = {
      outcome: facts.conclusion?.outcome ?? 'not-recorded',
      ...(facts.conclusion?.note && { outcomeNote: facts.conclusion.note }),
      simulated: facts.simulated,
      currency: CostModel.currency,
      metrics,
      budgetByCategory: plan.plannedByCategory.map((planned) =>
        compare(planned, facts.costs, CostModel.currency),
      ),
      wentWell: told,
      didNotGoWell,
      ...(told.length + didNotGoWell.length === 0 && {
        whyNothingToReport: 'Nobody reported anything that has a target.',
      }),
      lessons: lessonsOf(metrics, facts, {
        heldOn: heldOn(inputs.Timeline),
        dueDays: params.lessonDueDays,
        atMost: params.lessons,
      }),
      recommendations: recommendationsOf(metrics),
      ...(params.riskReview && { riskReview: riskReview(facts, inputs.RiskRegister) }),
      ...(params.taskReview > 0 && {
        taskReview: taskReview(facts, TaskRegister).slice(0, params.taskReview),
      }),
    };
    return body;
  },
});

/** The day of the postmortem in the plan; the last event day where the plan has none. */
const heldOn = ({ milestones, eventEnd }: TimelineBody): CalendarDate =>
  milestones.find(({ id }) => id === 'MS13')?.date ?? eventEnd;

function compare(
  planned: OutcomePlan['plannedByCategory'][number],
  costs: readonly { category: string; amountMinor: number; currency: string }[],
  currency: string,
): PostmortemBody['budgetByCategory'][number] {
  const own = costs.filter((cost) => cost.category === planned.category && cost.currency === currency);
  const actualMinor = own.length > 0 ? own.reduce((sum, cost) => sum + cost.amountMinor, 0) : null;
  return { category: planned.category, plannedMinor: planned.amountMinor, actualMinor };
}

function sentence(
  { name, value, unit, target, status, simulated }: PostmortemMetric,
  currency: string,
): string {
  const show = (figure: number) =>
    unit === 'minor-units' ? formatMinor(figure, currency) : `${figure}${unitNames[unit]}`;
  const limit =
    target?.atMost !== undefined
      ? `at most ${show(target.atMost)}`
      : `at least ${show(target?.atLeast ?? 0)}`;
  const verb = status === 'met' ? 'reached' : 'missed';
  return `${metricTitle(name)}: ${show(value ?? 0)}${simulated ? ' (simulated)' : ''}, target ${limit} ${verb}.`;
}

const unitNames = { percent: ' %', minutes: ' minutes', count: '', points: ' points' } as const;
