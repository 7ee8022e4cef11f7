import { endedWithProgramme, freeEnds } from './day-end.ts';
import type { PackedGrid } from './packed-grid.ts';
import { dayShares, type GridRequest } from './session-grid.ts';

/** No day gives more than a quarter of its sessions to another (planner's judgement). */
const leastKept = 0.75;

/**
 * Where nobody gave the hours, a day with a reception takes sessions of the others, as many as leave less than an hour
 * open before it: people who stay for the evening do not wait half an afternoon for it.
 */
export function withFullerEvenings(
  request: GridRequest,
  pack: (request: GridRequest) => PackedGrid,
): GridRequest {
  const even = dayShares(request);
  let best = request;
  for (let moved = 0; moved < request.sessions.length; moved += 1) {
    const shares = dayShares(best);
    const now = pack(best);
    const to = openEvening(now, best);
    const from = donor(request, shares, even);
    if (to === undefined || from === undefined) return best;
    const next = {
      ...best,
      shares: shares.map((share, day) => share + (day === to ? 1 : 0) - (day === from ? 1 : 0)),
    };
    if (pack(next).grid.notPlaced.length > now.grid.notPlaced.length) return best;
    best = next;
  }
  return best;
}

/** The first day with a reception that people would wait for although another session fits. */
function openEvening({ grid, frames }: PackedGrid, request: GridRequest): number | undefined {
  const ended = endedWithProgramme(frames, freeEnds({ grid, frames }, request));
  return freeEnds({ grid, frames: ended }, request).find(({ day, fit }) => fit > 0 && evening(request, day))
    ?.day;
}

function evening({ frames }: GridRequest, day: number): boolean {
  return frames[day]?.blocks.some(({ id }) => id === 'reception') ?? false;
}

/** The day without a reception that has most to give; of equals the last, on which people travel home. */
function donor(request: GridRequest, shares: readonly number[], even: readonly number[]): number | undefined {
  return shares
    .map((share, day) => ({ share, day }))
    .filter(({ share, day }) => !evening(request, day) && share - 1 >= leastKept * (even[day] ?? 0))
    .toSorted((a, b) => b.share - a.share || b.day - a.day)[0]?.day;
}
