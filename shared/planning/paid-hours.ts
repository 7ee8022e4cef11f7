import type { PriceId } from '../knowledge/unit-prices.ts';
import { addDays } from './calendar-date.ts';
import { type DayFacts, type DayPlan, dayPlan } from './day-plan.ts';
import { demand, type DemandedItem } from './demanded-item.ts';
import type { DayWishes, EventFacts } from './event-facts.ts';
import { localTime } from './local-time.ts';
import { type PostDays, postHours } from './post-hours.ts';
import { shiftMinutes, teamShifts } from './shift-plan.ts';
import { staffingPlan } from './staffing.ts';

/** Hired by the hour. Trainers and interpreters are hired by the day, crews come with what they serve. */
const hourlyRoles: readonly string[] = [
  'registration',
  'security',
  'security-supervisor',
  'first-aid',
  'valet',
  'av-floater',
];

/** Of one post over the whole event. */
interface PostShifts {
  shifts: number;
  hours: number;
}

export interface PaidHours extends PostShifts {
  role: string;
  /** At their posts at a time. */
  people: number;
}

/**
 * Who is paid for how many hours: the people and shifts that the roster will have, while there is no schedule yet. A
 * shift is paid from its call to its release, with its breaks and the time to hand over.
 */
export function paidHours(facts: EventFacts, heads: number): PaidHours[] {
  const hired = staffingPlan(facts, heads).filter(({ paid }) => paid === 'hired');
  return hired.flatMap(({ role, count: people }) => {
    const post = shiftsOf(facts, heads).get(role);
    return post ? [{ role, people, ...post }] : [];
  });
}

/** Of each person at the post, over the whole event: as many as the roster will have. */
export function shiftsEach(role: 'volunteer', facts: EventFacts, heads: number): number {
  return shiftsOf(facts, heads).get(role)?.shifts ?? 0;
}

/** What the people of a role are paid for; a quantity of 0 where nobody is hired. */
export function hourlyItem(price: PriceId, role: string, paid: readonly PaidHours[]): DemandedItem {
  const post = paid.find((each) => each.role === role);
  const { people, shifts, hours } = post ?? { people: 0, shifts: 0, hours: 0 };
  const formula = 'people x hours of the shifts at each post, from call to release';
  return demand(price, 'per hour', people * hours, formula, { people, shifts, hours });
}

type ShiftsByRole = ReadonlyMap<string, PostShifts>;

/** By the wishes that they follow from: savings and venues are costed many times for the same days. */
const known = new WeakMap<DayWishes, Map<string, ShiftsByRole>>();

function shiftsOf({ dayWishes, days, meals, ...facts }: EventFacts, heads: number): ShiftsByRole {
  const { eventType, hoursPerDay, outdoor } = facts;
  const others = { eventType, hoursPerDay, outdoor, meals: { receptions: meals.receptions } };
  const key = JSON.stringify([days, heads, others]);
  const answers = known.get(dayWishes) ?? new Map<string, ShiftsByRole>();
  known.set(dayWishes, answers);
  const shifts = answers.get(key) ?? plannedShifts({ dayWishes, ...others }, days, heads);
  answers.set(key, shifts);
  return shifts;
}

function plannedShifts(facts: DayFacts, days: number, heads: number): ShiftsByRole {
  const posts = withProgramme(dayPlan({ facts, days: datesOf(facts, days), people: heads }));
  return new Map(
    [...hourlyRoles, 'volunteer'].map((role) => {
      const shifts = teamShifts(postHours(role, posts)).flat();
      const minutes = shifts.reduce((sum, shift) => sum + shiftMinutes(shift), 0);
      return [role, { shifts: shifts.length, hours: Math.round((minutes * 100) / 60) / 100 }];
    }),
  );
}

/** Any days serve while there is only a window: how long a shift is does not depend on its date. */
function datesOf({ dayWishes }: DayFacts, days: number): string[] {
  const dates = dayWishes.dates?.days ?? [];
  return Array.from({ length: days }, (_, index) => dates[index] ?? addDays('2001-01-01', index));
}

/** Each day with its programme as one session. */
export function withProgramme({ days, frames, setUp, tearDown, curfew }: DayPlan): PostDays {
  const sessions = frames.map(({ date, start, end }) => ({
    kind: 'talk' as const,
    start: localTime(date, start),
    end: localTime(date, end),
  }));
  return { days, setUp, tearDown, curfew, sessions };
}
