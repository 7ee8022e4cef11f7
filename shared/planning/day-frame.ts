import { runOfShow } from '../knowledge/run-of-show.ts';
import type { CalendarDate } from './calendar-date.ts';
import { clockMinutes } from './local-time.ts';

export interface EventDay {
  date: CalendarDate;
  /** Local 'HH:MM' of the programme; an end at or before the start is on the next day. */
  from: string;
  until: string;
  /** Everybody and everything is out by then; null: no limit. At or before `from`: on the next day. */
  curfew: string | null;
}

/** A 'break' may slip a little so that one more session fits; a 'pause' stays where it is. */
export type BlockKind = 'opening' | 'break' | 'pause' | 'meal' | 'social' | 'closing' | 'tear-down';

/** Time that belongs to everybody: no session runs in it. Minutes count from midnight of the day. */
export interface DayBlock {
  id: string;
  kind: BlockKind;
  title: string;
  start: number;
  end: number;
  /** The brief gives its time: it does not move with what is before it. */
  given?: true;
  /** So much earlier it may begin where the programme before it is over; absent: not at all. */
  earlierBy?: number;
}

export interface DayFrame {
  date: CalendarDate;
  start: number;
  /** End of the programme: earlier than asked where tear-down must end by the curfew. */
  end: number;
  blocks: readonly DayBlock[];
  /** The programme had to end earlier than asked. */
  shortenedBy: number;
}

export type DayStyle = 'full-day' | 'half-day' | 'evening' | 'gala';

export interface FrameWishes {
  style: DayStyle;
  tearDownMinutes: number;
  /** Local 'HH:MM'; the default is 12:30. Full days only. */
  lunchAt?: string;
  lunchMinutes?: number;
  /** Reception after the programme of this day; starts at once, or at `receptionAt`. */
  reception?: boolean;
  receptionAt?: string;
  /** Local 'HH:MM' of its end; inside the hours asked for, the programme ends where it begins. */
  receptionUntil?: string;
  receptionMinutes?: number;
}

/** Opening, breaks, meals and tear-down of one day. */
export function dayFrame(day: EventDay, wishes: FrameWishes): DayFrame {
  const start = clockMinutes(day.from);
  const asked = programmeEnd(wishes, nextDayIfNeeded(clockMinutes(day.until), start), start);
  const curfew =
    day.curfew === null ? Number.POSITIVE_INFINITY : nextDayIfNeeded(clockMinutes(day.curfew), start);
  const end = Math.max(start, Math.min(asked, curfew - wishes.tearDownMinutes));
  const reception = receptionBlock(wishes, start, end, curfew);
  const programme = blocksOf(wishes, start, end).filter((block) => block.end <= end && block.start >= start);
  const last = reception?.end ?? end;
  const tearDown: DayBlock = {
    id: 'tear-down',
    kind: 'tear-down',
    title: 'Tear-down',
    start: last,
    end: last + wishes.tearDownMinutes,
  };
  const blocks = [
    ...programme,
    ...(reception ? [reception] : []),
    ...(wishes.tearDownMinutes > 0 ? [tearDown] : []),
  ];
  return { date: day.date, start, end, blocks, shortenedBy: asked - end };
}

function nextDayIfNeeded(minutes: number, start: number): number {
  return minutes <= start ? minutes + 1440 : minutes;
}

/** "9:00 to 21:00, reception until 21:00": the hours hold both. */
function programmeEnd(
  { reception, receptionAt, receptionUntil }: FrameWishes,
  asked: number,
  start: number,
): number {
  if (!reception || !receptionUntil) return asked;
  const until = nextDayIfNeeded(clockMinutes(receptionUntil), start);
  if (until !== asked) return asked;
  const begins = receptionAt
    ? nextDayIfNeeded(clockMinutes(receptionAt), start)
    : until - runOfShow.reception;
  return begins > start && begins < until ? begins : asked;
}

function receptionBlock(wishes: FrameWishes, opens: number, end: number, curfew: number): DayBlock | null {
  if (!wishes.reception) return null;
  const { receptionAt, receptionUntil, receptionMinutes = runOfShow.reception } = wishes;
  const start = Math.max(end, receptionAt ? nextDayIfNeeded(clockMinutes(receptionAt), opens) : end);
  const wished = receptionUntil ? nextDayIfNeeded(clockMinutes(receptionUntil), opens) : start;
  const until = Math.min(wished > start ? wished : start + receptionMinutes, curfew - wishes.tearDownMinutes);
  if (until <= start) return null;
  const given = receptionAt ?? receptionUntil;
  return {
    id: 'reception',
    kind: 'social',
    title: 'Reception',
    start,
    end: until,
    ...(given && { given: true }),
  };
}

/** Nobody asked for lunch at a time: it may begin so much before the usual (planner's judgement). */
const lunchLeeway = 30;

function blocksOf(wishes: FrameWishes, start: number, end: number): DayBlock[] {
  const block = (id: string, kind: BlockKind, title: string, from: number, minutes: number): DayBlock => ({
    id,
    kind,
    title,
    start: from,
    end: from + minutes,
  });
  const opening = block('opening', 'opening', 'Welcome', start, runOfShow.welcome);
  if (wishes.style === 'gala') return galaBlocks(start, end, block);
  if (wishes.style === 'evening') {
    const food = Math.min(60, Math.max(30, Math.round((end - start) / 15) * 5));
    return [opening, block('food', 'meal', 'Food and networking', end - food, food)];
  }
  if (wishes.style === 'half-day')
    return [opening, block('break', 'break', 'Break', middle(start, end, runOfShow.break), runOfShow.break)];
  const lunchStart = wishes.lunchAt ? clockMinutes(wishes.lunchAt) : 750;
  const lunchMinutes = wishes.lunchMinutes ?? runOfShow.lunch;
  const lunch = {
    ...block('lunch', 'meal', 'Lunch', lunchStart, lunchMinutes),
    ...(!wishes.lunchAt && { earlierBy: lunchLeeway }),
  };
  const morning = block(
    'morning-break',
    'break',
    'Morning break',
    middle(start, lunchStart, runOfShow.break),
    runOfShow.break,
  );
  const afternoon = block(
    'afternoon-break',
    'break',
    'Afternoon break',
    middle(lunch.end, end, runOfShow.break),
    runOfShow.break,
  );
  return [
    opening,
    ...(lunchStart - start >= 150 ? [morning] : []),
    lunch,
    ...(end - lunch.end >= 150 ? [afternoon] : []),
  ];
}

function galaBlocks(
  start: number,
  end: number,
  block: (id: string, kind: BlockKind, title: string, from: number, minutes: number) => DayBlock,
): DayBlock[] {
  const arrivals = 60;
  const dinner = Math.min(105, Math.round((end - start) / 20) * 5);
  const danceFrom = end - Math.round((end - start) / 15) * 5;
  return [
    block('arrivals', 'social', 'Arrivals and reception', start, arrivals),
    block('opening', 'opening', 'Welcome', start + arrivals, runOfShow.welcome),
    block('dinner', 'meal', 'Dinner', start + arrivals + runOfShow.welcome, dinner),
    block('dancing', 'social', 'Music and dancing', danceFrom, end - danceFrom),
  ];
}

function middle(from: number, to: number, minutes: number): number {
  return Math.round((from + (to - from - minutes) / 2) / 5) * 5;
}
