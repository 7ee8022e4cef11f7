import type { Placed } from './grid-rules.ts';
import type { GridRequest, GridSession } from './session-grid.ts';

interface Placing {
  placed: Placed[];
  notPlaced: { id: string; title: string; reason: string }[];
}

/** Sessions that differ in nothing but their place in the list stand in its order; the last ones are left out. */
export function inListOrder(
  { placed, notPlaced }: Placing,
  request: GridRequest,
  before: readonly Placed[],
): Placing {
  const kind = kindsOf(request, before);
  const open = request.sessions.filter(({ id }) => notPlaced.some((entry) => entry.id === id));
  const all = [...placed.map(({ session }) => session), ...open];
  const groups = [...new Set(all.map(kind))].map((same) => {
    const spots = placed.filter(({ session }) => kind(session) === same);
    const sessions = all.filter((session) => kind(session) === same);
    return {
      spots: spots.toSorted((a, b) => a.day - b.day || a.start - b.start),
      sessions: sessions.toSorted((a, b) => request.sessions.indexOf(a) - request.sessions.indexOf(b)),
      reason: notPlaced.find(({ id }) => sessions.some((session) => session.id === id))?.reason ?? '',
    };
  });
  return {
    placed: groups.flatMap(({ spots, sessions }) =>
      spots.map((spot, index) => ({ ...spot, session: sessions[index] ?? spot.session })),
    ),
    notPlaced: groups.flatMap(({ spots, sessions, reason }) =>
      sessions.slice(spots.length).map(({ id, title }) => ({ id, title, reason })),
    ),
  };
}

/** Equal for sessions that may change places; of its own for one with speakers, hours or ties to others. */
function kindsOf(request: GridRequest, before: readonly Placed[]): (session: GridSession) => string {
  const bound = new Set([
    ...(request.noClash ?? []).flat(),
    ...(request.precedence ?? []).flatMap(({ first, second }) => [first, second]),
    ...before.map(({ session }) => session.id),
  ]);
  return ({ id, minutes, track, plenary, audience, speakers, needs = [], room, popular, ...hours }) =>
    bound.has(id) ||
    speakers.length + needs.length > 0 ||
    (hours.at ?? hours.from ?? hours.until ?? hours.windows)
      ? id
      : [minutes, track, plenary, audience, room, popular].join('|');
}
