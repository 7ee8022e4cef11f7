import { countWords } from '../kernel/count-words.ts';
import { metricTitle } from '../kernel/metric-words.ts';
import type { PostmortemBody, PostmortemMetric } from '../artifacts/postmortem.ts';
import { addDays, type CalendarDate } from './calendar-date.ts';
import { type OutcomeFacts, resolutionMinutes } from './outcome-metrics.ts';

/** Minutes; the target of the product for an incident. */
const resolvedWithin = 15;

export type Lesson = PostmortemBody['lessons'][number];

interface Advice {
  owner: string;
  action: string;
  recommendation: string;
}

/** What to do about a missed target (planner's judgement). */
const adviceByMetric: Readonly<Record<string, Advice>> = {
  timeline_slippage: {
    owner: 'Event Planner',
    action: 'Compare planned and actual days of every late task and correct the durations of the template.',
    recommendation: 'Start the tasks of the critical path a week earlier.',
  },
  on_time_task_rate: {
    owner: 'Event Planner',
    action:
      'Ask the owners of late tasks for the cause, and move weekly reviews to twice a week in the last month.',
    recommendation: 'Remind the owner of every task two working days before its end.',
  },
  incident_resolution_time: {
    owner: 'Logistics Coordinator',
    action: 'Rehearse the slowest scenario with its owner and deputy, and keep its equipment on site.',
    recommendation: 'Run a 30-minute tabletop exercise of the top scenarios a week before the event.',
  },
  budget_variance: {
    owner: 'Budget Analyst',
    action: 'Replace the planning prices of the overrun categories by the prices paid.',
    recommendation: 'Ask for quotes on the three largest lines before the budget is approved.',
  },
  budget_used: {
    owner: 'Budget Analyst',
    action: 'List what was bought beyond the budget, who agreed to it and when.',
    recommendation: 'Let nobody order above a line without a change that the owner approves.',
  },
  cost_per_attendee: {
    owner: 'Budget Analyst',
    action: 'Tie catering and badges to the attendance forecast three days before, not to registrations.',
    recommendation: 'Plan the quantities from the show rate of this event.',
  },
  attendance_of_target: {
    owner: 'Event Planner',
    action: 'Note registrations per week and channel, and set the show rate of this event for the next one.',
    recommendation: 'Open more registrations with a waiting list, and remind one week and one day before.',
  },
  satisfaction: {
    owner: 'Event Planner',
    action: 'Read the free answers, name the three most frequent complaints, and answer them publicly.',
    recommendation: 'Put the three most frequent complaints into the next brief as constraints.',
  },
  net_promoter_score: {
    owner: 'Event Planner',
    action: 'Call five detractors and write down what would have changed their answer.',
    recommendation: 'Set the satisfaction question before the event and ask it within 48 hours.',
  },
  risk_coverage: {
    owner: 'Event Planner',
    action: 'Complete mitigation, trigger, response and owner of the uncovered risks.',
    recommendation: 'Start the next risk register from this one.',
  },
};

/** One lesson per missed target and per incident beyond its time; with nothing missed, one on what was not measured. */
export function lessonsOf(
  metrics: readonly PostmortemMetric[],
  facts: OutcomeFacts,
  { heldOn, dueDays, atMost }: { heldOn: CalendarDate; dueDays: number; atMost: number },
): Lesson[] {
  const dueOn = addDays(heldOn, dueDays);
  const missed = metrics.filter((metric) => metric.status === 'missed');
  const fromMetrics = missed.flatMap((metric): Lesson[] => {
    const advice = adviceByMetric[metric.name];
    return advice
      ? [
          {
            lesson: `${metricTitle(metric.name)}: the target was missed.`,
            action: advice.action,
            owner: advice.owner,
            dueOn,
          },
        ]
      : [];
  });
  const slow = slowIncidents(facts);
  const fromIncidents = slow.map(({ title, riskId }): Lesson => ({
    lesson: `"${title}" took longer than ${resolvedWithin} minutes to resolve.`,
    action: riskId
      ? 'Write down which step took longest, and shorten it in the scenario of this risk.'
      : 'Add it to the risk register with trigger, first action, owner and deputy.',
    owner: 'Logistics Coordinator',
    dueOn,
  }));
  const lessons = [...fromMetrics, ...fromIncidents];
  return (lessons.length > 0 ? lessons : unmeasured(metrics, dueOn)).slice(0, atMost);
}

const slowIncidents = ({ incidents }: Pick<OutcomeFacts, 'incidents'>) =>
  incidents.filter((incident) => (resolutionMinutes([incident])[0] ?? 0) > resolvedWithin);

/** What went wrong without a target of its own: incidents that took long, and more people than were catered for. */
export function shortfallsOf(facts: OutcomeFacts, catered: number): string[] {
  const came = facts.attendance?.checkedIn ?? 0;
  return [
    ...slowIncidents(facts).map(
      (incident) =>
        `"${incident.title}" took ${countWords(resolutionMinutes([incident])[0] ?? 0, 'minute')} to resolve, longer than ${resolvedWithin}.`,
    ),
    ...(came > catered ? [`${came} people checked in, and food and seats were planned for ${catered}.`] : []),
  ];
}

function unmeasured(metrics: readonly PostmortemMetric[], dueOn: CalendarDate): Lesson[] {
  const names = metrics
    .filter((metric) => metric.status === 'not-measured' && metric.target)
    .map((metric) => metricTitle(metric.name));
  if (names.length === 0) return [];
  return [
    {
      lesson: `Not measured: ${names.join(', ')}.`,
      action: 'Decide who records these figures, when and where, before the next event opens.',
      owner: 'Event Planner',
      dueOn,
    },
  ];
}

export function recommendationsOf(metrics: readonly PostmortemMetric[]): string[] {
  const missed = metrics.filter((metric) => metric.status === 'missed');
  const advised = missed.flatMap(({ name }) => adviceByMetric[name]?.recommendation ?? []);
  return advised.length > 0
    ? advised
    : ['Clone this event: its tasks, prices and attendance are the best estimate for the next one.'];
}
