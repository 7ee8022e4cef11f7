import { countWords } from '../kernel/count-words.ts';
import { dayWords } from '../kernel/day-words.ts';
import { openSlotNamed } from '../kernel/open-words.ts';
import type { DayBlock, DayFrame } from './day-frame.ts';
import { gapOf } from './grid-rules.ts';
import { localTime } from './local-time.ts';
import { type PackedGrid, sessionTimes } from './packed-grid.ts';
import type { GridRequest } from './session-grid.ts';
import { usualLength } from './session-starts.ts';

/** What is left of a day behind its programme, in minutes from midnight. */
export interface FreeEnd {
  /** Index of the day. */
  day: number;
  date: string;
  from: number;
  until: number;
  /** So many more sessions of the usual length fit in each room. */
  fit: number;
  minutes: number;
}

/** Less is a buffer, not a hole (planner's judgement). */
const noteworthy = 60;

/** The days whose programme is over long before their hours are. */
export function freeEnds(
  { grid, frames }: Pick<PackedGrid, 'grid' | 'frames'>,
  request: Pick<GridRequest, 'sessions' | 'gapMinutes'>,
): FreeEnd[] {
  const minutes = usualLength(request.sessions);
  return frames.flatMap((frame, day) => {
    const blocks = frame.blocks.filter(({ end }) => end <= frame.end);
    const busy = [...sessionTimes(grid.items, frame), ...blocks].map(({ end }) => end);
    const from = Math.max(frame.start, ...busy);
    const free = frame.end - from;
    if (free < noteworthy || busy.length === 0) return [];
    const fit = minutes > 0 ? Math.floor(free / (minutes + gapOf(request))) : 0;
    return [{ day, date: frame.date, from, until: frame.end, fit, minutes }];
  });
}

/** Before it nobody expects a reception (planner's judgement). */
const earliestReception = 17 * 60;

/**
 * Where nobody gave the hours, a day ends with its programme; what follows it, the reception and the tear-down, moves
 * forward, a reception into the early evening at most, and not where the brief gives its time.
 */
export function endedWithProgramme(frames: readonly DayFrame[], ends: readonly FreeEnd[]): DayFrame[] {
  return frames.map((frame, index) => {
    const free = ends.find(({ day }) => day === index);
    if (!free) return frame;
    const reception = frame.blocks.find(({ id }) => id === 'reception');
    const by = Math.min(free.until - free.from, reception ? leewayOf(reception) : Infinity);
    const blocks = frame.blocks.map((block) =>
      block.start >= frame.end ? { ...block, start: block.start - by, end: block.end - by } : block,
    );
    return { ...frame, end: frame.end - by, blocks };
  });
}

/** So many minutes a reception may move forward. */
const leewayOf = ({ given, start }: DayBlock): number => (given ? 0 : Math.max(0, start - earliestReception));

/** Of each day that ends early because nobody gave its hours. */
export function earlyEndNote({ date, from, until, fit, minutes }: FreeEnd): string {
  const more =
    fit > 0 ? `; ${countWords(fit, `more session`)} of ${minutes} minutes would fit in each room` : '';
  return `${dayWords(date)} ends with its programme at ${clock(date, from)}, not at ${clock(date, until)} as assumed at first${more}.`;
}

/** What stands in the grid where the brief gave the hours and the programme does not fill them. */
export function openSlotTitle({ fit, minutes }: FreeEnd): string {
  const more = fit > 0 ? `${countWords(fit, 'more session')} of ${minutes} minutes in each room, or ` : '';
  return openSlotNamed(`${more}an unconference or networking`);
}

/** What a planner is asked about it. */
export function openSlotNote({ date, from, until, fit, minutes }: FreeEnd): string {
  const more = fit > 0 ? `${countWords(fit, 'more session')} of ${minutes} minutes in each room, ` : '';
  return `To decide: what fills the open slot on ${dayWords(date)} from ${clock(date, from)} to ${clock(date, until)}: ${more}an unconference, networking, or an earlier end.`;
}

function clock(date: string, minutes: number): string {
  return localTime(date, minutes).slice(11);
}
