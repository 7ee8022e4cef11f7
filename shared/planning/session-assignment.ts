import { fits, type Placed } from './grid-rules.ts';
import { inListOrder } from './list-order.ts';
import { type MipLimits, type MipSolver, solveMip } from './mip-solver.ts';
import { relaxAndFix } from './relax-and-fix.ts';
import { assignRooms } from './room-model.ts';
import { firstFit, type GridRequest, type GridSession } from './session-grid.ts';
import { startsOf } from './session-starts.ts';
import { type KeptTimes, slotCosts, slotModel } from './slot-model.ts';

export interface Assignment {
  placed: Placed[];
  notPlaced: { id: string; title: string; reason: string }[];
  /** 'optimised': within the cost of one clash of a track of the bound; 'limited': the best before a limit; 'first-fit': one pass, without a solver. */
  method: 'optimised' | 'limited' | 'first-fit';
}

export interface AssignmentAsk {
  solve?: MipSolver;
  limits?: MipLimits;
  /** The schedule before: sessions move from it only where that costs less than staying. */
  before?: readonly Placed[];
  /** Cost of moving a session; the others stand in `slotCosts`. */
  moveCost?: number;
}

const usualLimits: MipLimits = { nodes: 60, gap: 0.001, absoluteGap: 2 };

/**
 * Times by one optimisation over all sessions, rooms by a second one within each stretch, what is left by first fit.
 * Never worse than first fit alone: that takes over where it places more, or where there is no solver.
 */
export function assignSessions(request: GridRequest, ask: AssignmentAsk = {}): Assignment {
  const { solve = solveMip, before = [] } = ask;
  const plain: Assignment = {
    ...inListOrder(firstFit(request, []), request, before),
    method: 'first-fit',
  };
  const kept: KeptTimes | null =
    before.length > 0
      ? {
          starts: new Map(before.map(({ session, day, start }) => [session.id, { day, start }])),
          moveCost: ask.moveCost ?? 0,
        }
      : null;
  const stage = slotModel(request, startsWith(request, before), kept);
  const { values, status } = relaxAndFix(stage.model, solve, {
    anchors: stage.anchors,
    limits: ask.limits ?? usualLimits,
    tolerance: slotCosts.trackTogether,
  });
  if (!values) return plain;
  const rooms = new Map(before.map(({ session, room }) => [session.id, room.id]));
  const placed = checked(assignRooms(stage.read(values), request, solve, rooms), request);
  const solved = inListOrder(firstFit(request, placed), request, before);
  if (loss(solved, request) > loss(plain, request)) return plain;
  return { ...solved, method: status === 'optimal' ? 'optimised' : 'limited' };
}

/** The starts that are tried, and those of the schedule before. */
function startsWith(request: GridRequest, before: readonly Placed[]) {
  return startsOf(request).map((starts, index) => {
    const old = before.find(({ session }) => session.id === request.sessions[index]?.id);
    const known = !old || starts.some(({ day, start }) => day === old.day && start === old.start);
    const minutes = request.sessions[index]?.minutes === old?.session.minutes;
    const more = known || !old || !minutes ? starts : [...starts, { day: old.day, start: old.start }];
    return more.toSorted((a, b) => a.day - b.day || a.start - b.start);
  });
}

/** Those that keep every rule with the ones before them, by the rules of first fit: what the models miss goes back. */
function checked(placed: readonly Placed[], request: GridRequest): Placed[] {
  const kept: Placed[] = [];
  for (const spot of placed) if (fits(spot, request, kept)) kept.push(spot);
  const ids = new Set(kept.map(({ session }) => session.id));
  const waits = (request.precedence ?? []).filter(({ first }) => !ids.has(first)).map(({ second }) => second);
  return kept.filter(({ session }) => !waits.includes(session.id));
}

/** What is not placed, then what stands badly; comparable between ways to place the same request. */
export function loss(
  { placed, notPlaced }: Pick<Assignment, 'placed' | 'notPlaced'>,
  request: GridRequest,
): number {
  const left = notPlaced.reduce((sum, { id }) => {
    const session = request.sessions.find((entry) => entry.id === id);
    return sum + (session?.plenary ? slotCosts.plenaryLeftOut : slotCosts.leftOut);
  }, 0);
  return left + clashes(placed);
}

/** Pairs at one time of one track, and of popular sessions, at their cost. */
function clashes(placed: readonly Placed[]): number {
  let sum = 0;
  placed.forEach((a, index) => {
    for (const b of placed.slice(index + 1)) {
      if (a.day !== b.day || !meet(a, b)) continue;
      if (a.session.track !== null && a.session.track === b.session.track) sum += slotCosts.trackTogether;
      if (popular(a.session) && popular(b.session)) sum += slotCosts.popularTogether;
    }
  });
  return sum;
}

function popular(session: GridSession): boolean {
  return session.popular === true;
}

function meet(a: Placed, b: Placed): boolean {
  return a.start < b.start + b.session.minutes && b.start < a.start + a.session.minutes;
}
