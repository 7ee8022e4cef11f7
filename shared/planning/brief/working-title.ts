import type { EventBriefBody } from '../../artifacts/event-brief-schema.ts';
import { capitalised } from '../../kernel/capitalised.ts';

type Known = Pick<EventBriefBody, 'eventType' | 'place' | 'dates' | 'dateWindow'>;

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** What an event may be called by its kind, town and month, as far as they are known: "Meetup in Kraków, March 2027". */
export function suggestedTitle({ eventType, place, dates, dateWindow }: Known): string {
  const kind = eventType && eventType !== 'other' ? eventType : 'event';
  const town = place ? ` in ${place.city}` : '';
  return `${capitalised(kind)}${town}${monthOf(dates, dateWindow)}`;
}

/** A window over several months names none. */
function monthOf(dates: Known['dates'], window: Known['dateWindow']): string {
  const [first, last] = dates ? [dates.start, dates.start] : [window?.from, window?.to];
  if (!first || first.slice(0, 7) !== last?.slice(0, 7)) return '';
  return `, ${months[Number(first.slice(5, 7)) - 1] ?? ''} ${first.slice(0, 4)}`;
}

/** Until somebody says what the event is called. */
export function workingTitle(brief: Known & Pick<EventBriefBody, 'title'>): string {
  return brief.title ?? `${suggestedTitle(brief)} (working title)`;
}
