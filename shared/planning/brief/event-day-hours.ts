import type { EventBriefBody } from '../../artifacts/event-brief-schema.ts';
import type { ClockRange } from './clock-times.ts';
import { daysOf } from './day-labels.ts';
import type { SpokenHours } from './day-hours.ts';

/** The hours of each event day, in order, from what holds for all of them and what single days say. */
export function hoursByDay(
  spoken: readonly SpokenHours[],
  usual: ClockRange,
  days: readonly string[],
  count: number,
): ClockRange[] {
  const hours = Array.from({ length: count }, () => ({ ...usual }));
  for (const { days: label, from, to } of spoken) {
    if (label === 'all') continue;
    for (const day of daysOf(label, days, count)) {
      const own = hours[day - 1];
      if (own) hours[day - 1] = { from: from ?? own.from, to: to ?? own.to };
    }
  }
  return hours;
}

/** Those that differ from the usual ones, as a brief holds them; nothing where none does. */
export function ownHours(hours: readonly ClockRange[], usual: ClockRange): Pick<EventBriefBody, 'dayHours'> {
  const own = hours.flatMap(({ from, to }, index) =>
    from === usual.from && to === usual.to ? [] : [{ day: index + 1, from, to }],
  );
  return own.length > 0 ? { dayHours: own } : {};
}

/** What holds for all days: said so, or the first day that says both ends. */
export function usualHours(spoken: readonly SpokenHours[]): (ClockRange & { text: string }) | null {
  const whole = spoken.flatMap(({ days, from, to, text }) => (from && to ? [{ days, from, to, text }] : []));
  const usual = whole.find(({ days }) => days === 'all') ?? whole[0];
  return usual ? { from: usual.from, to: usual.to, text: usual.text } : null;
}
