import type { Communication } from '../artifacts/communications-plan.ts';
import type { TimelineBody } from '../artifacts/timeline.ts';
import type { CommunicationSize, MessageMoment, Rhythm } from '../knowledge/communications.ts';
import { addDays, type CalendarDate, daysBetween } from './calendar-date.ts';
import type { WorkingCalendar } from './working-days.ts';

/** First and last day of the planned tasks, by the id of their template. */
export type TaskDays = ReadonlyMap<string, { start: CalendarDate; end: CalendarDate }>;

interface Days {
  tasks: TaskDays;
  timeline: Pick<TimelineBody, 'planningStart' | 'eventStart' | 'eventEnd' | 'milestones'>;
  calendar: WorkingCalendar;
  size: CommunicationSize;
}

type Message = Communication['messages'][number];

const milestoneOf = {
  'venue-signed': /^venue signed$/i,
  'registration-open': /^registration open$/i,
} as const;

/**
 * The days of the messages, in order: of what the plan has a task for, that task's. What is overtaken is not sent: a
 * save-the-date after the invitation says nothing. Essential messages stay; two on one day go out together.
 */
export function messagesOf(moments: readonly MessageMoment[], plan: Days): Message[] {
  const dated = moments.flatMap((moment): (Message & { planned: boolean })[] => {
    const on = plannedDay(moment, plan);
    if (on === undefined)
      return [...usualMessage(moment, plan), ...laterDays(moment, plan)].map((usual) => ({
        ...usual,
        planned: false,
      }));
    const { id, what, kind, notBefore } = moment;
    const usual = usualDay(moment, plan);
    return [{ id, on, what, kind, late: !!notBefore && usual !== undefined && on > usual, planned: true }];
  });
  return dated
    .filter(
      ({ kind, on, planned }, index) =>
        planned || kind === 'essential' || dated.slice(index + 1).every((next) => on < next.on),
    )
    .map(({ planned: _planned, ...message }) => message)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** The day that the plan gives the act itself; undefined where it has no task for it. */
function plannedDay({ with: act }: MessageMoment, { tasks, calendar }: Days): CalendarDate | undefined {
  const [day] = Object.entries(act?.tasks ?? {}).flatMap(([id, end]) => tasks.get(id)?.[end] ?? []);
  return day && calendar.addWorkingDays(day, -(act?.before ?? 0));
}

/** Counted from the event days; undefined where the size does without the message. */
function usualDay(
  { days, exact }: MessageMoment,
  { size, timeline, calendar }: Days,
): CalendarDate | undefined {
  const offset = days[size];
  if (offset === undefined) return undefined;
  const day = offset >= 0 ? addDays(timeline.eventStart, -offset) : addDays(timeline.eventEnd, -offset);
  if (exact) return day;
  return offset >= 0 ? calendar.onOrBefore(day) : calendar.onOrAfter(day);
}

function usualMessage(moment: MessageMoment, plan: Days): Message[] {
  const { id, days, what, kind, notBefore } = moment;
  const usual = usualDay(moment, plan);
  if (usual === undefined) return [];
  const { timeline, calendar } = plan;
  const ready = notBefore && timeline.milestones.find(({ title }) => milestoneOf[notBefore].test(title));
  const after = ready ? calendar.addWorkingDays(ready.date, 1) : timeline.planningStart;
  const earliest = after > timeline.planningStart ? after : timeline.planningStart;
  const on = usual < earliest ? earliest : usual;
  // Too late to be of use: the event has begun.
  if ((days[plan.size] ?? 0) > 0 && on >= timeline.eventStart) return [];
  return [{ id, on, what, kind, late: on > usual }];
}

/** The same on the second day of the event and those after it. */
function laterDays({ id, kind, days, laterDays: what }: MessageMoment, { timeline, size }: Days): Message[] {
  if (what === undefined || days[size] === undefined) return [];
  const { eventStart, eventEnd } = timeline;
  return Array.from({ length: daysBetween(eventStart, eventEnd) }, (_, index) => ({
    id: `${id}-${index + 2}`,
    on: addDays(eventStart, index + 1),
    what: `Day ${index + 2}: ${what}`,
    kind,
    late: false,
  }));
}

/** A rhythm that tightens: in words with the day of each change, and its first and last day. */
export function rhythmOf(
  steps: readonly Rhythm[],
  { timeline, calendar }: Days,
): { words: string; days: CalendarDate[] } {
  const begin = timeline.planningStart;
  const last = calendar.addWorkingDays(timeline.eventStart, -1);
  if (steps.length === 0 || last < begin) return { words: '', days: [] };
  const from = steps.map(({ weeksBefore, every }) => {
    const day =
      weeksBefore === null
        ? begin
        : calendar.onOrBefore(addDays(timeline.eventStart, -Math.round(weeksBefore * 7)));
    return { every, day: day < begin ? begin : day };
  });
  // Of several that begin on the first day only the tightest counts.
  const kept = from.filter(({ day }, index) => from[index + 1]?.day !== day);
  const words = kept
    .map(({ every, day }, index) => (index === 0 ? every : `${every} from ${day}`))
    .join(', ');
  return { words, days: [begin, last] };
}
