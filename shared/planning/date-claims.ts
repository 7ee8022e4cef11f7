import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { Claim } from '../kernel/claim.ts';
import type { CalendarDate } from './calendar-date.ts';
import { dayName, dayOff, nearestWithSetUp, setUpBefore } from './date-choices.ts';

const keptOption = (start: CalendarDate): Claim['option'] => ({
  id: `keep-${start}`,
  label: `The event begins on ${start}, as planned`,
  effect:
    'Set-up takes place on days off: ask house and suppliers for their surcharge, which is not known yet.',
});

/** The planner's side: the dates that people gave or chose, or the ones proposed in their window. */
export function plannedDateClaims(start: CalendarDate, stated: boolean): Claim[] {
  return [
    {
      key: 'event.dates',
      wants: { is: start },
      hard: false,
      stated,
      byGate: false,
      why: stated ? `People named ${start} as the first day` : `${start} is proposed as the first day`,
      wrongMinor: null,
      option: keptOption(start),
    },
  ];
}

/** The coordinator's side: where suppliers would load in on days off, the nearest dates at which they do not. */
export function loadInDateClaims(
  brief: EventBriefBody,
  days: readonly CalendarDate[],
  setUpDays: number,
): Claim[] {
  const country = brief.place?.country ?? '';
  const off = setUpBefore(days, setUpDays).flatMap((day) => {
    const reason = dayOff(day, country);
    return reason === null ? [] : [reason === dayName(day) ? `${reason} ${day}` : `${day} (${reason})`];
  });
  const first = off.length > 0 ? nearestWithSetUp(brief, days, setUpDays)?.[0] : undefined;
  if (first === undefined) return [];
  return [
    {
      key: 'event.dates',
      wants: { is: first },
      hard: false,
      stated: false,
      byGate: false,
      why: `Load-in would fall on ${off.join(' and ')}, when crews cost more and suppliers are closed`,
      wrongMinor: null,
      option: {
        id: `dates-${first}`,
        label: `Begin on ${first} instead`,
        effect: 'Load-in and event on working days; whoever was told the dates is told again.',
      },
    },
  ];
}
