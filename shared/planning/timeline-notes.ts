import { dayWords } from '../kernel/day-words.ts';
import type { TimelineBody } from '../artifacts/timeline.ts';
import type { EventPlan } from './event-plan.ts';
import { holidaysOn } from './public-holidays.ts';
import type { Levelling } from './resource-levelling.ts';

type Simulation = NonNullable<TimelineBody['simulation']>;

/** Whether the weeks suffice, how likely the dates are, who carries too much. */
export function timelineNotes(
  { plan }: EventPlan,
  {
    provisional,
    simulation,
    country,
  }: { provisional: boolean; simulation: TimelineBody['simulation'] | null; country: string },
): string[] {
  const spare = plan.availableDays - plan.likelyDays;
  const fit = !plan.feasible
    ? `Not feasible: ${plan.missingDays} working days are missing even at the fastest; the earliest possible start is ${plan.earliestFrom}.`
    : plan.compressed
      ? `Compressed: ${plan.availableDays} working days are left, ${plan.likelyDays} are likely. Every task is planned at its faster durations; a slip on the critical path moves the event.`
      : `Comfortable: ${plan.availableDays} working days are left, ${plan.likelyDays} are likely, ${spare} to spare.`;
  return [
    fit,
    ...(simulation ? [likelihood(simulation)] : []),
    ...overload(plan.levelling),
    ...turnOfTheYear(plan.tasks, country),
    ...(provisional ? ['The event days are the best stretch of the window until a person fixes them.'] : []),
  ];
}

function likelihood({ p50, p80, onTimePerMille, bufferDays, weekLost, safeFrom }: Simulation): string {
  const buffer =
    bufferDays >= 0
      ? `a buffer of ${bufferDays} working days`
      : `${-bufferDays} working days too late: shorten the plan, move the event to ${safeFrom} or later, or accept the risk`;
  return `At the estimated durations all work is done by ${dayWords(p50.date)} in half of the cases and by ${dayWords(p80.date)} in 80 % (${buffer}). The chance to be ready before the event is ${onTimePerMille / 10} %; a lost week takes it to ${weekLost.onTimePerMille / 10} %.`;
}

function overload(levelling: Levelling | null): string[] {
  const over = levelling?.load.filter(({ daysOver }) => daysOver > 0) ?? [];
  return over.map(
    ({ owner, peakAfter, daysOver }) =>
      `More than ${levelling?.tasksAtOnce} tasks at once for the ${owner.replaceAll('-', ' ')} on ${daysOver} working days (up to ${peakAfter}): no float is left to spread them, so find help for these days.`,
  );
}

/** Days on which hardly anybody decides, where Christmas is a holiday (planner's judgement). */
const quietDays = { from: '12-24', until: '12-31' } as const;

/** Work on the critical path that needs an answer in the quiet week. */
function turnOfTheYear(tasks: EventPlan['plan']['tasks'], country: string): string[] {
  const hit = tasks.filter(({ critical, start, end }) => {
    const year = start.slice(0, 4);
    if (!critical || holidaysOn(`${year}-12-25`, country).length === 0) return false;
    return start <= `${year}-${quietDays.until}` && end >= `${year}-${quietDays.from}`;
  });
  if (hit.length === 0) return [];
  const titles = hit.map(({ title }) => `"${title}"`).join(', ');
  return [
    `Between 24 and 31 December few people answer or decide. On the critical path then: ${titles}. Ask for answers before, or expect them in January.`,
  ];
}
