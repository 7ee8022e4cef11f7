import { DateTime } from 'luxon';
import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { hoursOn } from '../planning/event-hours.ts';
import type { TaskRegisterBody } from '../artifacts/task-register.ts';

/** Where the brief gives no hours. */
const usual = { from: '09:00', to: '17:00' };

interface DatedEvent {
  EventBrief: Pick<EventBriefBody, 'timeZone' | 'dates' | 'dailyHours' | 'dayHours'>;
  TaskRegister: Pick<TaskRegisterBody, 'eventStart' | 'eventEnd'>;
}

/** First and last moment of the event, and the hour after it in which someone concludes it; ISO UTC. */
export function eventInstants({ EventBrief, TaskRegister }: DatedEvent) {
  const zone = EventBrief.timeZone ?? 'utc';
  const instant = (local: string) => DateTime.fromISO(local, { zone });
  const start = instant(EventBrief.dates?.start ?? `${TaskRegister.eventStart}T${usual.from}`);
  const end = instant(EventBrief.dates?.end ?? `${TaskRegister.eventEnd}T${usual.to}`);
  return { start: utc(start), end: utc(end), concluded: utc(end.plus({ hours: 1 })) };
}

/** The hours of each day of the event, one after the other: from and to in milliseconds of UTC. */
export function openHours(event: DatedEvent): { from: number; to: number }[] {
  const { timeZone, dates } = event.EventBrief;
  const { eventStart, eventEnd } = event.TaskRegister;
  const zone = timeZone ?? 'utc';
  return (dates?.days ?? [...new Set([eventStart, eventEnd])]).map((date, index) => {
    const hours = hoursOn(event.EventBrief, index) ?? usual;
    const from = DateTime.fromISO(`${date}T${hours.from}`, { zone });
    const to = DateTime.fromISO(`${date}T${hours.to}`, { zone });
    return { from: from.toMillis(), to: (to > from ? to : to.plus({ days: 1 })).toMillis() };
  });
}

function utc(moment: DateTime): string {
  return moment.toUTC().toJSDate().toISOString();
}
