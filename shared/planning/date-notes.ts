import { dayWords } from '../kernel/day-words.ts';
import { constraintsOf, type EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { addDays, type CalendarDate, weekday } from './calendar-date.ts';
import { bridgeOf, eventDays } from './date-choices.ts';
import { holidaysOn, knowsHolidaysOf, type PublicHoliday } from './public-holidays.ts';

/** Public holidays on the event days, with the day. */
export function holidaysDuring(brief: EventBriefBody): PublicHoliday[] {
  const country = brief.place?.country ?? '';
  return eventDays(brief).flatMap((day) => holidaysOn(day, country));
}

/** What a planner remarks about the days: holidays, bridge days, long weekends, the Sabbath. Verify locally. */
export function dateNotes(brief: EventBriefBody): string[] {
  const country = brief.place?.country ?? '';
  const notes = [
    ...(knowsHolidaysOf(country)
      ? []
      : [
          `No public holidays of ${country || 'the country'} are known to the plan: working days count without them, so check the dates locally.`,
        ]),
    ...holidaysDuring(brief).map(({ date, name, approximate }) => {
      const moon = approximate ? ', moon-dated and may shift by a day' : '';
      return `${dayWords(date)} is a public holiday (${name}${moon}): surcharges, closed suppliers, fewer people.`;
    }),
    ...notesBesideHolidays(brief),
  ];
  return [...new Set(notes)];
}

/** What is to be said where the holidays on the days themselves have been named. */
export function notesBesideHolidays(brief: EventBriefBody): string[] {
  const country = brief.place?.country ?? '';
  const days = eventDays(brief);
  return [
    ...days.flatMap((day) => {
      const holiday = bridgeOf(day, country);
      return holiday ? [`${day} is a bridge day beside ${holiday}: many people take it off.`] : [];
    }),
    ...longWeekend(days, country),
    ...sabbath(brief, days),
  ];
}

function longWeekend(days: readonly CalendarDate[], country: string): string[] {
  const near = days
    .filter((day) => [5, 6, 0].includes(weekday(day)))
    .flatMap((day) => [-3, -2, -1, 1, 2, 3].map((step) => addDays(day, step)));
  return [...new Set(near)]
    .filter((day) => [5, 1].includes(weekday(day)) && !days.includes(day))
    .flatMap((day) =>
      holidaysOn(day, country).map(
        ({ name }) =>
          `The event falls on a long weekend: ${day} is ${name}. Travel and hotels cost more, some guests are away.`,
      ),
    );
}

function sabbath(brief: EventBriefBody, days: readonly CalendarDate[]): string[] {
  const observed =
    constraintsOf(brief, 'kosher').length > 0 ||
    constraintsOf(brief, 'religious-observance').some(({ constraint }) =>
      /jew|shabb|sabbath/i.test(constraint.text),
    );
  const on = days.filter((day) => weekday(day) === 5 || weekday(day) === 6);
  if (!observed || on.length === 0) return [];
  return [
    `${on.join(' and ')} touches the Sabbath (Friday evening to Saturday nightfall): observant guests arrive after it ends.`,
  ];
}
