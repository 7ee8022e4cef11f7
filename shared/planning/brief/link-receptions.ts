import type { Segment } from './clauses.ts';
import { dayLabels, daysOf, labelPattern } from './day-labels.ts';
import type { ReadConstraint } from './read-constraints.ts';
import type { DateReading } from './read-dates.ts';

const label = new RegExp(labelPattern, 'giu');

/** "Day 2 9 to 16, reception until 19:00": a reception without a day of its own is on the day that its sentence speaks of. */
export function withReceptionDays(
  constraints: readonly ReadConstraint[],
  segments: readonly Segment[],
  { dates, window }: DateReading,
): ReadConstraint[] {
  const days = dates?.days ?? [];
  const count = dates?.days.length ?? window?.durationDays ?? 1;
  return constraints.map((entry) => {
    if (entry.concept !== 'reception' || entry.value?.day !== undefined) return entry;
    const segment = segments.find((own) => own.segment === entry.clause.segment);
    const ahead = segment?.text.slice(0, entry.clause.end - segment.start) ?? '';
    const last = [...ahead.matchAll(label)].at(-1)?.[0];
    const named = last === undefined ? null : dayLabels(last);
    const [day, ...more] = named === null || named === 'all' ? [] : daysOf(named, days, count);
    return day === undefined || more.length > 0 ? entry : { ...entry, value: { ...entry.value, day } };
  });
}
