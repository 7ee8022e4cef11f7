import { createHash } from 'node:crypto';
import ical, {
  escape,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalCalendar,
  type ICalEventData,
} from 'ical-generator';
import { DateTime } from 'luxon';
import { eventBrief } from '../artifacts/event-brief.ts';
import { calendarEntries } from './calendar-entries.ts';
import { type CalendarChoice, type CalendarEntry, chosenEntries } from './calendar-entry.ts';
import { oneLine } from './outside-text.ts';
import { drafted, type DatedPlan } from './plan-contents.ts';
import { isTimeZone, timeZoneRules } from './time-zone-rules.ts';

const categories: Record<CalendarEntry['kind'], string> = {
  day: 'Event day',
  session: 'Session',
  milestone: 'Milestone',
  approval: 'Decision',
  payment: 'Payment',
  hold: 'Hold',
};

/** Calendar programs cut longer titles (Outlook at 255 characters). */
const titleLimit = 250;
const hourSeconds = 3_600;

/** The plan as an iCalendar file (RFC 5545). Deterministic: ids and stamps come from the plan. */
export function planCalendar(plan: DatedPlan, choice: CalendarChoice = {}): string {
  const entries = chosenEntries(calendarEntries(plan), choice);
  const named = drafted(plan, eventBrief)?.timeZone;
  const zone = isTimeZone(named) ? named : 'utc';
  const calendar = ical({
    // The library writes the name as it is given.
    name: escape(titled(plan, plan.title), false),
    prodId: { company: 'EODS', product: 'Plan calendar', language: 'EN' },
    ttl: hourSeconds,
  });
  if (zone !== 'utc') addZone(calendar, zone, entries);
  for (const entry of entries) calendar.createEvent(eventData(plan, entry, zone));
  return `${calendar.toString()}\r\n`;
}

/** Rules for the years around the timed entries. */
function addZone(calendar: ICalCalendar, zone: string, entries: readonly CalendarEntry[]): void {
  const starts = entries.flatMap(({ when }) => ('start' in when ? [when.start] : [])).sort();
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return;
  const yearOf = (local: string) => Number(local.slice(0, 4));
  const rules = timeZoneRules(zone, Date.UTC(yearOf(first) - 1, 0), Date.UTC(yearOf(last) + 2, 0));
  // A zone of the calendar as a whole would put the stamps into local time, where RFC 5545 wants UTC.
  calendar.timezone({ name: null, generator: () => rules });
  calendar.x('X-WR-TIMEZONE', zone);
}

function eventData(plan: DatedPlan, entry: CalendarEntry, zone: string): ICalEventData {
  const details = entry.details.map((line) => oneLine(line)).filter((line) => line !== '');
  return {
    id: uid(plan.id, entry.key),
    sequence: entry.revision,
    stamp: DateTime.fromISO(entry.madeAt, { zone: 'utc' }),
    ...times(entry.when, zone),
    summary: titled(plan, entry.title),
    ...(entry.location && { location: oneLine(entry.location, titleLimit) }),
    ...(details.length > 0 && { description: details.join('\n') }),
    categories: [{ name: categories[entry.kind] }],
    status: statusOf(plan, entry),
  };
}

function times(when: CalendarEntry['when'], zone: string): ICalEventData {
  const at = (local: string) => DateTime.fromISO(local, { zone });
  const timezone = zone === 'utc' ? null : zone;
  if ('start' in when) return { start: at(when.start), end: at(when.end), timezone };
  // The end of whole days is the day after the last one. They block nobody's hours.
  return {
    start: at(when.first),
    end: at(when.last).plus({ days: 1 }),
    timezone,
    allDay: true,
    transparency: ICalEventTransparency.TRANSPARENT,
  };
}

function statusOf({ status }: DatedPlan, { tentative }: CalendarEntry): ICalEventStatus {
  if (status === 'cancelled') return ICalEventStatus.CANCELLED;
  return tentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}

function titled({ execution }: DatedPlan, title: string): string {
  const line = oneLine(title, titleLimit);
  return execution === 'simulated' ? oneLine(`Rehearsal: ${line}`, titleLimit) : line;
}

/** Keys may hold text from outside: those get a digest, so that an id is short and plain. */
function uid(eventId: string, key: string): string {
  const plainKey = /^[\w.-]{1,80}$/.test(key)
    ? key
    : `${key.replace(/-.*$/s, '')}-${createHash('sha256').update(key).digest('hex').slice(0, 20)}`;
  return `${eventId}-${plainKey}@eods`;
}
