import { attendanceModel } from './attendance.ts';
import type { CalendarDate } from './calendar-date.ts';
import { dayPlan } from './day-plan.ts';
import type { EventFacts } from './event-facts.ts';
import { clockMinutes } from './local-time.ts';
import { withProgramme } from './paid-hours.ts';
import { postHours } from './post-hours.ts';

/** From the first crew call to the end of the last strike, in minutes from midnight: no shift begins before or ends after. */
export function siteHours(
  facts: EventFacts,
  days: readonly CalendarDate[],
): { from: number; until: number } | null {
  const people = attendanceModel(facts).heads.value;
  const posts = postHours('organiser', withProgramme(dayPlan({ facts, days, people })));
  if (posts.length === 0) return null;
  const minutes = (date: string, time: string): number =>
    clockMinutes(time.slice(11)) + (time.slice(0, 10) > date ? 24 * 60 : 0);
  return {
    from: Math.min(...posts.map(({ date, from }) => minutes(date, from))),
    until: Math.max(...posts.map(({ date, to }) => minutes(date, to))),
  };
}
