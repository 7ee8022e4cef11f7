import type { DayFrame } from './day-frame.ts';
import { gapOf, raster, startAllowed } from './grid-rules.ts';
import { clockMinutes } from './local-time.ts';
import type { GridRequest, GridSession } from './session-grid.ts';

export interface Start {
  day: number;
  /** Minutes from midnight of the day. */
  start: number;
}

/** Above so many combinations only multiples of the usual length are tried, to keep the search short. */
const mostCombinations = 3_000;

/** For every session, in order, the starts that its hours allow, early first. */
export function startsOf(request: GridRequest): Start[][] {
  const lengths = [...new Set(request.sessions.map(({ minutes }) => minutes))].sort((a, b) => a - b);
  const all = sessionStarts(request, lengths);
  const count = all.reduce((sum, starts) => sum + starts.length, 0);
  return count <= mostCombinations || lengths.length === 1
    ? all
    : sessionStarts(request, [usualLength(request.sessions)]);
}

function sessionStarts(request: GridRequest, lengths: readonly number[]): Start[][] {
  const common = request.frames.map((frame) => reachable(frame, lengths, gapOf(request)));
  return request.sessions.map((session) =>
    request.frames.flatMap((frame, day) => {
      const own = [...(common[day] ?? []), ...ownStarts(session, frame)];
      return [...new Set(own)]
        .filter((start) => startAllowed(session, frame, start))
        .sort((a, b) => a - b)
        .map((start) => ({ day, start }));
    }),
  );
}

/** The length that most sessions have; of several the longest. */
export function usualLength(sessions: readonly GridSession[]): number {
  const count = (minutes: number) => sessions.filter((session) => session.minutes === minutes).length;
  return sessions
    .map(({ minutes }) => minutes)
    .reduce((best, minutes) => ((count(minutes) - count(best) || minutes - best) > 0 ? minutes : best), 0);
}

/** Where a session can begin when others of the given lengths run back to back before it. */
function reachable(frame: DayFrame, lengths: readonly number[], gap: number): number[] {
  return freeStretches(frame).flatMap(({ from, until }) => {
    const found = new Set([from]);
    for (const at of found)
      for (const length of lengths) if (at + length + gap < until) found.add(at + length + gap);
    return [...found];
  });
}

/** What the blocks for everybody leave of a day. */
function freeStretches({ start, end, blocks }: DayFrame): { from: number; until: number }[] {
  const inside = blocks.filter((block) => block.start < end && block.end > start);
  const edges = [...inside].sort((a, b) => a.start - b.start);
  const stretches: { from: number; until: number }[] = [];
  let from = start;
  for (const block of edges) {
    if (block.start > from) stretches.push({ from, until: block.start });
    from = Math.max(from, block.end);
  }
  if (from < end) stretches.push({ from, until: end });
  return stretches;
}

/** Its fixed start and the moments from which its speakers can. */
function ownStarts({ at, from, windows = [] }: GridSession, { date }: DayFrame): number[] {
  return [at, from, ...windows.map((free) => free.from)].flatMap((time) =>
    time?.startsWith(date) ? [Math.ceil(clockMinutes(time.slice(11)) / raster) * raster] : [],
  );
}
