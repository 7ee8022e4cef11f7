import type { TimelineBody } from '../artifacts/timeline.ts';
import type { CalendarDate } from './calendar-date.ts';

/** Milestones by id at which money is committed. */
const signings = { venue: 'MS2', talent: 'MS4', suppliers: 'MS7' } as const;

/**
 * The day from which a category of the cost model is under contract: the venue first, nothing before it; main speakers
 * and suppliers by their own milestones, where the level shows them.
 */
export function signingDay(
  category: string,
  { milestones }: Pick<TimelineBody, 'milestones'>,
  asOf: CalendarDate,
): CalendarDate {
  const dayOf = (id: string) => milestones.find((milestone) => milestone.id === id)?.date ?? asOf;
  const venue = dayOf(signings.venue);
  if (category === 'venue' || category === 'insurance') return venue;
  const own = dayOf(category === 'programme' ? signings.talent : signings.suppliers);
  return own > venue ? own : venue;
}
