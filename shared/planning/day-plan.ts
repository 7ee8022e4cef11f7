import { constraintsOf } from '../artifacts/event-brief-schema.ts';
import type { ScheduleBody } from '../artifacts/schedule.ts';
import { runOfShow, tearDown } from '../knowledge/run-of-show.ts';
import { judgement } from '../kernel/basis.ts';
import { type DayFrame, dayFrame, type DayStyle, type FrameWishes } from './day-frame.ts';
import {
  addMinutes,
  behindProgramme,
  clockOf,
  doorsOf,
  eventHours,
  receptionsOf,
  usualHours,
  type WishedReception,
} from './event-hours.ts';
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
  /** The hours that stand in for those of the brief. */
  assumed: string;
}

/** As much of the facts as the hours of days follow from. */
export type DayFacts = Pick<EventFacts, 'dayWishes' | 'eventType' | 'hoursPerDay' | 'outdoor'> & {
  meals: Pick<EventFacts['meals'], 'receptions'>;
};

interface DayAsk {
  facts: DayFacts;
  days: readonly string[];
  people: number;
  /** Minutes that the programme may end later than asked; the curfew stays. */
  laterBy?: number;
}

/** Hours, breaks, meals, set-up and clearing of every day, inside the event hours and the curfew. */
export function dayPlan(ask: DayAsk): DayPlan {
  const { frames, assumed } = framesOf(ask);
  return dayPlanWith(ask, frames, assumed);
}

/** The same around days that are known. */
export function dayPlanWith(
  { facts, people }: Pick<DayAsk, 'facts' | 'people'>,
  frames: DayFrame[],
  assumed: string,
): DayPlan {
  const last = frames[frames.length - 1];
  const strike = last?.blocks.find(({ kind }) => kind === 'tear-down');
  const lastDate = last?.date ?? '';
  const end = last?.end ?? 0;
  const outBy = eventHours(facts.dayWishes, 0)?.outBy;
  const doorsBefore = (frame: DayFrame | undefined) => minutesOfDoors(facts, frame, people);
  const setUp = setUpOf(frames[0], {
    people,
    doorsBefore: doorsBefore(frames[0]),
    outdoor: facts.outdoor,
  });
  return {
    assumed,
    dates: frames.map(({ date }) => date),
    frames,
    days: frames.map((frame) => ({
      date: frame.date,
      doors: localTime(frame.date, frame.start - doorsBefore(frame)),
      opens: localTime(frame.date, frame.start),
      closes: localTime(frame.date, closing(frame)),
    })),
    curfew: outBy && last ? localTime(lastDate, after(clockMinutes(outBy), last.start)) : null,
    setUp,
    tearDown: {
      start: localTime(lastDate, strike?.start ?? end),
      end: localTime(lastDate, strike?.end ?? end),
      basis: {
        source: judgement,
        formula: 'minutes by people',
        inputs: { people, minutes: rowFor(tearDown, people).minutes },
      },
    },
    assumptions: [...setUpNote(setUp), ...assumptionsOf({ facts, frames, assumed })],
  };
}

/** The days as the brief gives them; where it gives no hours, those that are assumed. */
function framesOf({ facts, days, people, laterBy = 0 }: DayAsk): {
  frames: DayFrame[];
  assumed: string;
} {
  const { dayWishes: wishes } = facts;
  const { from: usualFrom, to: usualTo } = usualHours(facts);
  const tearDownMinutes = rowFor(tearDown, people).minutes;
  const lunch = constraintsOf(wishes, 'lunch-window')[0]?.value;
  const receptions =
    facts.meals.receptions > 0 ? receptionsOf(wishes, days.length) : new Map<number, WishedReception>();
  const usual = days.map((date, index) => {
    const own = eventHours(wishes, index);
    const from = own?.from ?? usualFrom;
    const until = addMinutes(own?.to ?? usualTo, laterBy);
    return dayFrame(
      { date, from, until, curfew: own?.outBy ?? null },
      {
        style: styleOf(facts, from, own && hoursLong(own)),
        tearDownMinutes: index === days.length - 1 ? tearDownMinutes : 0,
        ...(lunch?.from && { lunchAt: lunch.from }),
        ...(lunch?.from && lunch.to && { lunchMinutes: clockMinutes(lunch.to) - clockMinutes(lunch.from) }),
        ...receptionWish(receptions.get(index), { from, to: own?.to ?? usualTo }),
      },
    );
  });
  return { frames: withPrayers(usual, wishes), assumed: `${usualFrom} to ${usualTo}` };
}

function receptionWish(
  wished: WishedReception | undefined,
  hours: { from: string; to: string },
): Partial<FrameWishes> {
  if (!wished) return {};
  const { from, until } = behindProgramme(hours, wished);
  return { reception: true, ...(from && { receptionAt: from }), ...(until && { receptionUntil: until }) };
}

/** Minutes from doors to the programme: those of the brief, else what such an event needs to let everybody in. */
function minutesOfDoors({ dayWishes }: DayFacts, frame: DayFrame | undefined, people: number): number {
  const given = frame && doorsOf(dayWishes, clockOf(frame.start));
  if (frame && given) return frame.start - clockMinutes(given);
  return opensWithArrivals(frame) || people < 60 ? runOfShow.doorsBeforeSmall : runOfShow.doorsBefore;
}

/** Whoever is received with a glass needs no hour at the desk before: the reception is the arrival. */
function opensWithArrivals(frame: DayFrame | undefined): boolean {
  return frame?.blocks.some(({ id, start }) => id === 'arrivals' && start === frame.start) ?? false;
}

function hoursLong({ from, to }: { from: string; to: string }): number {
  return Math.round((after(clockMinutes(to), clockMinutes(from)) - clockMinutes(from)) / 60);
}

function styleOf({ eventType, hoursPerDay }: DayFacts, from: string, hours: number | null): DayStyle {
  if (eventType === 'gala') return 'gala';
  if ((hours ?? hoursPerDay) > 4.5) return 'full-day';
  return clockMinutes(from) >= 16 * 60 ? 'evening' : 'half-day';
}

/** The end of the programme, or of the reception that follows it. */
function closing(frame: DayFrame): number {
  return Math.max(
    frame.end,
    ...frame.blocks.filter(({ kind }) => kind !== 'tear-down').map(({ end }) => end),
  );
}

function receptionNotes({ dayWishes }: DayFacts, frames: readonly DayFrame[]): string[] {
  const asked = receptionsOf(dayWishes, frames.length);
  return frames.flatMap((frame, index) => {
    const block = frame.blocks.find(({ id }) => id === 'reception');
    const { from = null, until = null } = asked.get(index) ?? {};
    if (!block || closing(frame) <= frame.end || until === clockOf(block.end)) return [];
    const times = [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(' ');
    return until
      ? [
          `The brief has the reception ${times}: it is planned from ${clockOf(block.start)} to ${clockOf(block.end)}, behind the programme and within what the house allows.`,
        ]
      : ['The reception follows the programme and extends the hours of that day.'];
  });
}

function after(minutes: number, start: number): number {
  return minutes <= start ? minutes + 24 * 60 : minutes;
}

interface Assumed {
  facts: DayFacts;
  frames: readonly DayFrame[];
  /** The hours that stand in for those of the brief. */
  assumed: string;
}

function assumptionsOf({ facts, frames, assumed }: Assumed): string[] {
  const { dates, dailyHours } = facts.dayWishes;
  const shortened = Math.max(0, ...frames.map((frame) => frame.shortenedBy));
  return [
    ...(dailyHours ? [] : [`No hours were given: ${assumed} local time is assumed.`]),
    ...prayerNotes(facts.dayWishes),
    ...(dates ? [] : ['The dates are provisional: the brief gives a window.']),
    ...(shortened > 0
      ? [`The programme ends ${shortened} minutes early, so that everybody is out in time.`]
      : []),
    ...receptionNotes(facts, frames),
    ...(facts.eventType === 'gala'
      ? []
      : ['Titles of sessions are placeholders until speakers are confirmed.']),
  ];
}
