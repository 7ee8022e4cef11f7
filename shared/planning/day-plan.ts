import { constraintsOf, type EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { ScheduleBody } from '../artifacts/schedule.ts';
import { runOfShow, tearDown } from '../knowledge/run-of-show.ts';
import { judgement } from '../kernel/basis.ts';
import { type DayFrame, dayFrame, type DayStyle } from './day-frame.ts';
import { addMinutes, eventHours } from './event-hours.ts';
import type { EventFacts } from './event-facts.ts';
import { rowFor, setUpNote, setUpOf } from './load-in.ts';
import { clockMinutes, localTime } from './local-time.ts';
import { prayerNotes, withPrayers } from './prayer-times.ts';

export interface DayPlan {
  dates: readonly string[];
  frames: DayFrame[];
  days: ScheduleBody['days'];
  curfew: string | null;
  setUp: ScheduleBody['setUp'];
  tearDown: ScheduleBody['tearDown'];
  assumptions: string[];
}

interface DayAsk {
  brief: EventBriefBody;
  facts: EventFacts;
  days: readonly string[];
  people: number;
  /** Minutes that the programme may end later than asked; the curfew stays. */
  laterBy?: number;
}

/** Where the brief gives no hours: when such events usually begin (planner's judgement). */
const usualStart = {
  meetup: '18:30',
  gala: '18:00',
  festival: '12:00',
  workshop: '09:00',
  conference: '09:00',
  other: '09:00',
} as const;

/** Hours, breaks, meals, set-up and clearing of every day, inside the event hours and the curfew. */
export function dayPlan({ brief, facts, days, people, laterBy = 0 }: DayAsk): DayPlan {
  const hours = eventHours(brief);
  const from = hours?.from ?? usualStart[facts.eventType];
  const until = addMinutes(hours?.to ?? addMinutes(from, facts.hoursPerDay * 60), laterBy);
  const tearDownMinutes = rowFor(tearDown, people).minutes;
  const lunch = constraintsOf(brief, 'lunch-window')[0]?.value;
  const receptionDay = (constraintsOf(brief, 'reception').find(({ value }) => value.day)?.value.day ?? 1) - 1;
  const usual = days.map((date, index) =>
    dayFrame(
      { date, from, until, curfew: hours?.outBy ?? null },
      {
        style: styleOf(facts, from),
        tearDownMinutes: index === days.length - 1 ? tearDownMinutes : 0,
        ...(lunch?.from && { lunchAt: lunch.from }),
        ...(lunch?.from && lunch.to && { lunchMinutes: clockMinutes(lunch.to) - clockMinutes(lunch.from) }),
        reception: facts.meals.receptions > 0 && index === Math.min(receptionDay, days.length - 1),
      },
    ),
  );
  const frames = withPrayers(usual, brief);
  const last = frames[frames.length - 1];
  const strike = last?.blocks.find(({ kind }) => kind === 'tear-down');
  const lastDate = last?.date ?? '';
  const end = last?.end ?? 0;
  const doorsBefore =
    opensWithArrivals(frames[0]) || people < 60 ? runOfShow.doorsBeforeSmall : runOfShow.doorsBefore;
  const setUp = setUpOf(frames[0], people, doorsBefore);
  return {
    dates: days,
    frames,
    days: frames.map((frame) => ({
      date: frame.date,
      doors: localTime(frame.date, frame.start - doorsBefore),
      opens: localTime(frame.date, frame.start),
      closes: localTime(frame.date, closing(frame)),
    })),
    curfew: hours?.outBy && last ? localTime(lastDate, after(clockMinutes(hours.outBy), last.start)) : null,
    setUp,
    tearDown: {
      start: localTime(lastDate, strike?.start ?? end),
      end: localTime(lastDate, strike?.end ?? end),
      basis: {
        source: judgement,
        formula: 'minutes by people',
        inputs: { people, minutes: tearDownMinutes },
      },
    },
    assumptions: [...setUpNote(setUp), ...assumptionsOf({ brief, facts, frames, from, until })],
  };
}

/** Whoever is received with a glass needs no hour at the desk before: the reception is the arrival. */
function opensWithArrivals(first: DayFrame | undefined): boolean {
  return first?.blocks.some(({ id, start }) => id === 'arrivals' && start === first.start) ?? false;
}

function styleOf({ eventType, hoursPerDay }: EventFacts, from: string): DayStyle {
  if (eventType === 'gala') return 'gala';
  if (hoursPerDay > 4.5) return 'full-day';
  return clockMinutes(from) >= 16 * 60 ? 'evening' : 'half-day';
}

/** The end of the programme, or of the reception that follows it. */
function closing(frame: DayFrame): number {
  return Math.max(
    frame.end,
    ...frame.blocks.filter(({ kind }) => kind !== 'tear-down').map(({ end }) => end),
  );
}

function after(minutes: number, start: number): number {
  return minutes <= start ? minutes + 24 * 60 : minutes;
}

interface Assumed {
  brief: EventBriefBody;
  facts: EventFacts;
  frames: readonly DayFrame[];
  from: string;
  until: string;
}

function assumptionsOf({ brief, facts, frames, from, until }: Assumed): string[] {
  const shortened = Math.max(0, ...frames.map((frame) => frame.shortenedBy));
  return [
    ...(brief.dailyHours ? [] : [`No hours were given: ${from} to ${until} local time is assumed.`]),
    ...prayerNotes(brief),
    ...(brief.dates ? [] : ['The dates are provisional: the brief gives a window.']),
    ...(shortened > 0
      ? [`The programme ends ${shortened} minutes early, so that everybody is out in time.`]
      : []),
    ...(frames.some((frame) => closing(frame) > frame.end)
      ? ['The reception follows the programme and extends the hours of that day.']
      : []),
    ...(styleOf(facts, from) === 'gala'
      ? []
      : ['Titles of sessions are placeholders until speakers are confirmed.']),
  ];
}
