import type { DayBlock, DayFrame } from './day-frame.ts';
import { clockMinutes } from './local-time.ts';
import { type GridRequest, type SessionGrid, sessionGrid } from './session-grid.ts';

export interface PackedGrid {
  grid: SessionGrid;
  /** The days with their breaks where they ended up. */
  frames: readonly DayFrame[];
  /** Minutes between two sessions in one room. */
  gapMinutes: number;
}

/** How far a break may slip behind the middle of its half day, so that one more session fits before it (planner's judgement). */
const breakLeeway = 20;

/**
 * Sessions back to back, with the breaks right behind them: what is left of a day is left at its end. Of the gaps from
 * `widest` to `least` minutes the one that leaves nothing out and the least idle time; the widest of those.
 */
export function packedGrid(request: GridRequest, least: number, widest: number): PackedGrid {
  // Breaks stay in the middle where moving them would leave a session out.
  const grid = sessionGrid({ ...request, gapMinutes: least });
  let best: PackedGrid = { grid, frames: request.frames, gapMinutes: least };
  for (let gapMinutes = least; gapMinutes <= widest; gapMinutes += raster) {
    const next = packed({ ...request, gapMinutes });
    const better = next.grid.notPlaced.length - best.grid.notPlaced.length || idle(next) - idle(best);
    if (better <= 0) best = next;
  }
  return best;
}

const raster = 5;

function packed(request: GridRequest & { gapMinutes: number }): PackedGrid {
  const most = Math.max(0, ...request.frames.map((frame) => breaksOf(frame).length));
  let frames: readonly DayFrame[] = request.frames;
  for (let turn = 0; turn < most; turn += 1) {
    const late = frames.map((frame) => moved(frame, turn, (block) => block.start + breakLeeway));
    const grid = sessionGrid({ ...request, frames: late });
    frames = late.map((frame) => moved(frame, turn, (block) => breakAt(grid, frame, block)));
    // Behind the first break of the day it shows when the morning is over; the afternoon follows from it.
    if (turn === 0) frames = withoutHoles(request, frames);
  }
  return { grid: sessionGrid({ ...request, frames }), frames, gapMinutes: request.gapMinutes };
}

function breaksOf(frame: DayFrame): DayBlock[] {
  return frame.blocks.filter(({ kind }) => kind === 'break');
}

/** The frame with its break number `turn` at another time, where it still fits between its neighbours. */
function moved(frame: DayFrame, turn: number, to: (block: DayBlock) => number): DayFrame {
  const block = breaksOf(frame)[turn];
  if (!block) return frame;
  const start = to(block);
  const other = { ...block, start, end: start + block.end - block.start };
  const free = frame.blocks.every((next) => next === block || other.end <= next.start || next.end <= start);
  if (!free || other.end > frame.end) return frame;
  return { ...frame, blocks: frame.blocks.map((next) => (next === block ? other : next)) };
}

/** Behind the session before it; where the sessions of the day are over before lunch, the last coffee follows it. */
function breakAt({ items, notPlaced }: SessionGrid, frame: DayFrame, block: DayBlock): number {
  const end = lastEnd(items, frame, block);
  const goesOn = sessionTimes(items, frame).some(({ start }) => start >= block.start);
  const meal = frame.blocks.findLast((other) => other.kind === 'meal' && other.end <= block.start);
  return end ?? (goesOn || !meal || notPlaced.length > 0 ? block.start : meal.end);
}

/** Of the blocks that may begin earlier, those do that the programme would have to wait for. */
function withoutHoles(request: GridRequest, frames: readonly DayFrame[]): readonly DayFrame[] {
  if (!frames.some(({ blocks }) => blocks.some(({ earlierBy }) => earlierBy !== undefined))) return frames;
  const { items } = sessionGrid({ ...request, frames });
  return frames.map((frame) => ({
    ...frame,
    blocks: frame.blocks.map((block) => {
      const free = block.start - (lastEnd(items, frame, block) ?? block.start);
      const by = Math.min(free, block.earlierBy ?? 0);
      return { ...block, start: block.start - by, end: block.end - by };
    }),
  }));
}

/** When the last session between the block before and this one ends; undefined where there is none. */
export function lastEnd(items: SessionGrid['items'], frame: DayFrame, block: DayBlock): number | undefined {
  const from = Math.max(
    frame.start,
    ...frame.blocks.filter(({ end }) => end <= block.start).map(({ end }) => end),
  );
  const ends = sessionTimes(items, frame).filter(({ start, end }) => start >= from && end <= block.start);
  return ends.length > 0 ? Math.max(...ends.map(({ end }) => end)) : undefined;
}

/** Minutes of a day in which nothing happens before its last session is over, pauses up to 10 minutes left out. */
function idle({ grid, frames }: Pick<PackedGrid, 'grid' | 'frames'>): number {
  return frames.reduce((sum, frame) => {
    const sessions = sessionTimes(grid.items, frame);
    const until = Math.max(frame.start, ...sessions.map(({ end }) => end));
    const busy = [...sessions, ...frame.blocks].toSorted((a, b) => a.start - b.start);
    let [at, empty] = [frame.start, 0];
    for (const { start, end } of busy.filter((entry) => entry.start < until)) {
      if (start - at > usualPause) empty += start - at;
      at = Math.max(at, end);
    }
    return sum + empty;
  }, 0);
}

const usualPause = 10;

/** Minutes from midnight of the day, past 24:00 after midnight. */
export function sessionTimes(
  items: SessionGrid['items'],
  { date }: DayFrame,
): { start: number; end: number }[] {
  return items
    .filter(({ kind, start }) => kind === 'session' && start.startsWith(date))
    .map(({ start, end }) => {
      const [from, until] = [clockMinutes(start.slice(11)), clockMinutes(end.slice(11))];
      return { start: from, end: end.startsWith(date) ? until : until + 24 * 60 };
    });
}
