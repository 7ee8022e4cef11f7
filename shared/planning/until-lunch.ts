import { dayWords } from '../kernel/day-words.ts';
import type { DayFrame } from './day-frame.ts';
import { raster } from './grid-rules.ts';
import { localTime } from './local-time.ts';
import { lastEnd, type PackedGrid } from './packed-grid.ts';
import { type GridRequest, sessionGrid } from './session-grid.ts';

/** Less is a pause, more is room for something (planner's judgement). */
const [pause, room] = [10, 60];
/** Programmes begin on the quarter of an hour; a break gets no longer than by this (planner's judgement). */
const [quarter, longerBreak] = [15, 30];

/**
 * Where lunch has its hour and nobody gave those of the day, a morning that is over before it begins later by as much,
 * and the rest goes to its break: nobody stands before a closed buffet.
 */
export function untilLunch(packed: PackedGrid, request: GridRequest, mayBeginLater: boolean): PackedGrid {
  const frames = packed.frames.map((frame) => stretched(frame, packed, mayBeginLater));
  const grid = sessionGrid({ ...request, frames, gapMinutes: packed.gapMinutes });
  return grid.notPlaced.length > packed.grid.notPlaced.length ? packed : { ...packed, frames, grid };
}

function stretched(frame: DayFrame, { grid }: PackedGrid, mayBeginLater: boolean): DayFrame {
  const lunch = frame.blocks.find(({ id }) => id === 'lunch');
  if (!lunch || lunch.earlierBy !== undefined) return frame;
  const free = lunch.start - (lastEnd(grid.items, frame, lunch) ?? lunch.start);
  const pauses = frame.blocks.some(({ kind, start }) => kind === 'pause' && start < lunch.start);
  if (free <= pause || free >= room || pauses) return frame;
  const later = mayBeginLater ? Math.floor(free / quarter) * quarter : 0;
  const longer = Math.min(free - later, longerBreak);
  const blocks = frame.blocks.map((block) => {
    if (block.start >= lunch.start) return block;
    const more = block.kind === 'break' ? longer - (longer % raster) : 0;
    return { ...block, start: block.start + later, end: block.end + later + more };
  });
  return { ...frame, start: frame.start + later, blocks };
}

/** Of each day that begins later than assumed. */
export function laterStartNotes(assumed: readonly DayFrame[], frames: readonly DayFrame[]): string[] {
  return frames.flatMap(({ date, start }, index) => {
    const usual = assumed[index]?.start ?? start;
    const clock = (minutes: number) => localTime(date, minutes).slice(11);
    return start > usual
      ? [
          `${dayWords(date)} begins at ${clock(start)}, not at ${clock(usual)} as assumed at first: its morning ends at lunch.`,
        ]
      : [];
  });
}
