import { loadInHours } from '../knowledge/run-of-show.ts';
import { attendanceModel } from './attendance.ts';
import { addDays, type CalendarDate } from './calendar-date.ts';
import { dayPlan } from './day-plan.ts';
import type { EventFacts } from './event-facts.ts';
import { buildDaysOf } from './load-in.ts';
import { localTime } from './local-time.ts';

/** Days before and after the event on which the house is needed too, for load-in and strike; a night is not a day. */
export function houseDays(
  facts: EventFacts,
  criteriaDays: readonly CalendarDate[],
): { setUpDays: CalendarDate[]; strikeDays: CalendarDate[] } {
  const days = criteriaDays.slice(0, facts.days);
  const last = days.at(-1);
  if (last === undefined) return { setUpDays: [], strikeDays: [] };
  const people = attendanceModel(facts).heads.value;
  const { setUp, tearDown } = dayPlan({ facts, days, people });
  const next = addDays(last, 1);
  const morning = localTime(next, loadInHours.morningFrom * 60);
  return {
    setUpDays: buildDaysOf(setUp).map(({ date }) => date),
    strikeDays: facts.outdoor || tearDown.end > morning ? [next] : [],
  };
}
