import { gapOf, sharesSpeaker, type Timed, timesCompatible, travelOf } from './grid-rules.ts';
import type { MipModel, MipRow, MipVariable } from './mip-solver.ts';
import { type GridRequest, type GridSession, preferredDay } from './session-grid.ts';
import type { Start } from './session-starts.ts';

/** How much is lost by what nobody forbids (planner's judgement); leaving a session out outweighs all of it. */
export const slotCosts = {
  leftOut: 1_000,
  plenaryLeftOut: 3_000,
  fixedLeftOut: 2_000,
  /** Leaving a session out, for each one behind it in the list. */
  earlierInList: 0.5,
  /** Two popular sessions at one time. */
  popularTogether: 8,
  /** Two sessions of one track at one time. */
  trackTogether: 6,
  /** A day other than that of its place in the list. */
  otherDay: 1,
  otherDayPlenary: 4,
  /** A later start, for each start of the day before it. */
  later: 0.02,
  /** That of a plenary, besides what all others together save by going first: a keynote opens its day where it can. */
  plenaryLater: 0.3,
} as const;

/** Where sessions stood before, and what it costs to move one. */
export interface KeptTimes {
  starts: ReadonlyMap<string, Start>;
  moveCost: number;
}

interface Choice extends Timed {
  variable: number;
}

export interface SlotModel {
  model: MipModel;
  /** Variables of sessions that have little choice or that others make way for. */
  anchors: readonly number[];
  /** The times that a solution gives. */
  read(values: readonly number[]): Timed[];
}

/** Stage one: session x start. Rooms are only counted: as many sessions at a time as there are rooms that hold them. */
export function slotModel(
  request: GridRequest,
  starts: readonly (readonly Start[])[],
  kept: KeptTimes | null,
): SlotModel {
  const variables: MipVariable[] = [];
  const add = (cost: number, kind: MipVariable['kind']): number => variables.push({ cost, kind }) - 1;
  const bySession = request.sessions.map((session, index) =>
    (starts[index] ?? []).map((at, rank, own): Choice => ({
      session,
      ...at,
      variable: add(
        timeCost(session, at, rank - own.findIndex(({ day }) => day === at.day), request, kept),
        'binary',
      ),
    })),
  );
  // Of what does not fit, the last in the list is left out.
  const leftOut = request.sessions.map((session, index) =>
    add(leftOutCost(session) + slotCosts.earlierInList * (request.sessions.length - index), 'binary'),
  );
  const points = pointsOf(bySession.flat(), gapOf(request));
  const soft = (cost: number): number => add(cost, 'continuous');
  const rows: MipRow[] = [
    ...bySession.map((own, index) => row([...own.map(one), [leftOut[index] ?? 0, 1]], '=', 1)),
    ...points.flatMap((active) => [
      ...roomRows(active, request),
      ...plenaryRows(active, request),
      ...speakerRows(active),
      ...clashRows(active, request),
      ...resourceRows(active, request),
      ...spreadRows(active, soft),
    ]),
    ...pairRows(bySession, request),
    ...precedenceRows(bySession, request),
  ];
  const choices = bySession.flat();
  return {
    model: { goal: 'minimise', variables, rows },
    anchors: choices
      .filter(
        ({ session: { plenary, at, windows, from, until } }) => plenary || (at ?? windows ?? from ?? until),
      )
      .map(({ variable }) => variable),
    read: (values) =>
      choices
        .filter(({ variable }) => values[variable] === 1)
        .map(({ session, day, start }) => ({ session, day, start })),
  };
}

function one({ variable }: Choice): readonly [number, number] {
  return [variable, 1];
}

function row(terms: MipRow['terms'], sense: MipRow['sense'], right: number): MipRow {
  return { terms, sense, right };
}

function leftOutCost({ plenary, at, windows, from, until }: GridSession): number {
  if (plenary) return slotCosts.plenaryLeftOut;
  return (at ?? windows ?? from ?? until) === undefined ? slotCosts.leftOut : slotCosts.fixedLeftOut;
}

function timeCost(
  session: GridSession,
  at: Start,
  rank: number,
  request: GridRequest,
  kept: KeptTimes | null,
): number {
  const before = kept?.starts.get(session.id);
  const moved = before && (before.day !== at.day || before.start !== at.start) ? (kept?.moveCost ?? 0) : 0;
  const away = Math.abs(at.day - preferredDay(session, request));
  const opens = slotCosts.plenaryLater + slotCosts.later * request.sessions.length;
  return session.plenary
    ? moved + slotCosts.otherDayPlenary * away + opens * rank
    : moved + slotCosts.otherDay * away + slotCosts.later * rank;
}

/** What runs at each moment at which something may begin, the gap behind it included: overlaps are seen at one of them. */
function pointsOf(choices: readonly Choice[], gap: number): Choice[][] {
  const moments = new Map(choices.map(({ day, start }) => [`${day}:${start}`, { day, start }]));
  return [...moments.values()].map((at) =>
    choices.filter(
      ({ day, start, session }) =>
        day === at.day && start <= at.start && at.start < start + session.minutes + gap,
    ),
  );
}

/** For each size of room: what needs a larger one, and what is fixed to one, not more than there are. */
function roomRows(active: readonly Choice[], { rooms }: GridRequest): MipRow[] {
  const sizes = [...new Set(rooms.map(({ capacity }) => capacity))].sort((a, b) => a - b);
  const fixedSize = ({ room }: GridSession) => rooms.find(({ id }) => id === room)?.capacity ?? 0;
  const nested = [0, ...sizes].flatMap((size) => {
    const larger = active.filter(({ session }) => Math.max(session.audience, fixedSize(session)) > size);
    const count = rooms.filter(({ capacity }) => capacity > size).length;
    return larger.length > count ? [row(larger.map(one), '<=', count)] : [];
  });
  const fixed = [...new Set(active.flatMap(({ session }) => session.room ?? []))].map((room) =>
    row(active.filter(({ session }) => session.room === room).map(one), '<=', 1),
  );
  return [...nested, ...fixed];
}

/** One row for all of them: weaker than a row for each session, but its relaxation is whole far more often. */
function plenaryRows(active: readonly Choice[], { rooms }: GridRequest): MipRow[] {
  if (!active.some(({ session }) => session.plenary)) return [];
  const most = Math.max(1, rooms.length);
  return [
    row(
      active.map(({ variable, session }) => [variable, session.plenary ? most : 1]),
      '<=',
      most,
    ),
  ];
}

function atMostOne(active: readonly Choice[]): MipRow[] {
  return new Set(active.map(({ session }) => session.id)).size > 1 ? [row(active.map(one), '<=', 1)] : [];
}

function speakerRows(active: readonly Choice[]): MipRow[] {
  const names = [...new Set(active.flatMap(({ session }) => session.speakers))];
  return names.flatMap((name) => atMostOne(active.filter(({ session }) => session.speakers.includes(name))));
}

function clashRows(active: readonly Choice[], { noClash = [] }: GridRequest): MipRow[] {
  return noClash.flatMap((pair) => atMostOne(active.filter(({ session }) => pair.includes(session.id))));
}

function resourceRows(active: readonly Choice[], { resources = [] }: GridRequest): MipRow[] {
  return resources.flatMap(({ id, units }) => {
    const users = active.filter(({ session }) => session.needs?.includes(id));
    return users.length > units ? [row(users.map(one), '<=', units)] : [];
  });
}

/** One of a track and one of the popular at a time; more than that costs. */
function spreadRows(active: readonly Choice[], soft: (cost: number) => number): MipRow[] {
  const single = (own: readonly Choice[], cost: number): MipRow[] =>
    new Set(own.map(({ session }) => session.id)).size > 1
      ? [row([...own.map(one), [soft(cost), -1]], '<=', 1)]
      : [];
  const tracks = [...new Set(active.flatMap(({ session }) => session.track ?? []))];
  return [
    ...tracks.flatMap((track) =>
      single(
        active.filter(({ session }) => session.track === track),
        slotCosts.trackTogether,
      ),
    ),
    ...single(
      active.filter(({ session }) => session.popular),
      slotCosts.popularTogether,
    ),
  ];
}

/** A speaker who may have to walk to another building has the time for it: rooms are not known yet. */
function pairRows(bySession: readonly (readonly Choice[])[], request: GridRequest): MipRow[] {
  if (new Set(request.rooms.map(({ building }) => building)).size < 2) return [];
  if (travelOf(request) <= gapOf(request)) return [];
  return bySession.flatMap((own, index) =>
    bySession.slice(index + 1).flatMap((others) => {
      const [a, b] = [own[0]?.session, others[0]?.session];
      if (!a || !b || !sharesSpeaker(a, b)) return [];
      return own.flatMap((mine) =>
        others
          .filter((theirs) => !timesCompatible(mine, theirs, request, travelOf(request)))
          .map((theirs) => row([one(mine), one(theirs)], '<=', 1)),
      );
    }),
  );
}

/** The second begins by a time only if the first is over by then; so it is left out with the first. */
function precedenceRows(
  bySession: readonly (readonly Choice[])[],
  { precedence = [], sessions }: GridRequest,
): MipRow[] {
  return precedence.flatMap(({ first, second }) => {
    const firsts = bySession[sessions.findIndex(({ id }) => id === first)] ?? [];
    const seconds = bySession[sessions.findIndex(({ id }) => id === second)] ?? [];
    return seconds.map((at) => {
      const until = (other: Timed, minutes: number) =>
        other.day < at.day || (other.day === at.day && other.start + minutes <= at.start);
      const early = seconds.filter((other) => until(other, 0));
      const over = firsts.filter((other) => until(other, other.session.minutes));
      return row([...early.map(one), ...over.map(({ variable }) => [variable, -1] as const)], '<=', 0);
    });
  });
}
