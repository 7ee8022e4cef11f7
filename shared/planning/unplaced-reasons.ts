import { raster, startAllowed } from './grid-rules.ts';
import { type MipSolver, solveMip } from './mip-solver.ts';
import type { GridRequest, GridSession } from './session-grid.ts';
import { startsOf } from './session-starts.ts';
import { slotCosts, slotModel } from './slot-model.ts';

type NotPlaced = { id: string; title: string; reason: string };

/** So many reasons are looked into, and so many rivals weighed for each: more would only be long. */
const most = { reasons: 5, rivals: 8, named: 4 } as const;

/** Why sessions are not placed: hours in which nothing fits, or the fewest sessions that exclude each other. */
export function explained(
  notPlaced: readonly NotPlaced[],
  request: GridRequest,
  solve: MipSolver = solveMip,
): NotPlaced[] {
  return notPlaced.map((entry, index) => {
    const session = request.sessions.find(({ id }) => id === entry.id);
    if (!session || index >= most.reasons || !entry.reason.startsWith('no free time')) return entry;
    const own = ownHours(session);
    if (!fitsAlone(session, request)) {
      const reason = own
        ? `${own}, when ${session.minutes} minutes fit nowhere between the hours and what is for everybody`
        : `${session.minutes} minutes fit in no stretch between what is for everybody`;
      return { ...entry, reason };
    }
    const held = request.sessions.filter(({ id }) => !notPlaced.some((other) => other.id === id));
    const among = smallestConflict(session, held, request, solve);
    const rivals = among.length > 0 ? among : smallestConflict(session, request.sessions, request, solve);
    return rivals.length > 0 ? { ...entry, reason: reasonOf(session, rivals) } : entry;
  });
}

function fitsAlone(session: GridSession, { frames }: GridRequest): boolean {
  return frames.some((frame) => {
    for (let start = frame.start; start < frame.end; start += raster)
      if (startAllowed(session, frame, start)) return true;
    return false;
  });
}

/** The fewest others with which it cannot be placed: each of them is taken out in turn and stays out where nothing changes. */
function smallestConflict(
  session: GridSession,
  among: readonly GridSession[],
  request: GridRequest,
  solve: MipSolver,
): GridSession[] {
  let rivals = among
    .filter((other) => other !== session && narrow(other))
    .filter((other) => touches(session, other))
    .slice(0, most.rivals);
  if (rivals.length === 0 || placeable([session, ...rivals], request, solve)) return [];
  for (const rival of rivals) {
    const fewer = rivals.filter((other) => other !== rival);
    if (!placeable([session, ...fewer], request, solve)) rivals = fewer;
  }
  return rivals.length <= most.named ? rivals : [];
}

function narrow({ at, from, until, windows, plenary, room }: GridSession): boolean {
  return plenary || (at ?? from ?? until ?? windows ?? room) !== undefined;
}

/** Only what its speakers share, what is for everybody or what both need can exclude it in a short list. */
function touches(a: GridSession, b: GridSession): boolean {
  return (
    a.plenary ||
    b.plenary ||
    a.speakers.some((speaker) => b.speakers.includes(speaker)) ||
    (a.room !== undefined && a.room === b.room) ||
    (a.needs ?? []).some((need) => b.needs?.includes(need))
  );
}

function placeable(sessions: readonly GridSession[], request: GridRequest, solve: MipSolver): boolean {
  const part = { ...request, sessions };
  const { values, objective } = solve(slotModel(part, startsOf(part), null).model);
  return values === null || (objective ?? 0) < slotCosts.leftOut;
}

function reasonOf(session: GridSession, rivals: readonly GridSession[]): string {
  const own = ownHours(session);
  const others = rivals.map((rival) => {
    const hours = ownHours(rival);
    return `"${rival.title}"${hours ? ` (${hours})` : rival.plenary ? ' (for everybody)' : ''}`;
  });
  return `${own ? `${own}; ` : ''}it cannot be held together with ${others.join(' and ')}`;
}

/** "fixed at 2027-05-06 09:00", "free only 2027-05-06 09:00 to 12:00"; empty where it may stand anywhere. */
function ownHours({ at, from, until, windows, speakers }: GridSession): string {
  const words = (time: string) => time.replace('T', ' ');
  const who = speakers.length > 0 ? `${speakers.join(' and ')} free only` : 'free only';
  if (at) return `fixed at ${words(at)}`;
  const free = windows ?? (from && until ? [{ from, until }] : []);
  if (free.length === 0) return windows ? `${speakers.join(' and ')} have no common free time` : '';
  return `${who} ${free
    .map((window) => {
      const sameDay = window.from.slice(0, 10) === window.until.slice(0, 10);
      return `${words(window.from)} to ${sameDay ? window.until.slice(11) : words(window.until)}`;
    })
    .join(', ')}`;
}
