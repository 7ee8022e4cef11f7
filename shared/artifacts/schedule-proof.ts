import type { Breach } from '../kernel/finding.ts';
import type { ScheduleBody, Session } from './schedule.ts';

/** What stays open while a plenary session runs. */
const beside: ReadonlySet<Session['kind']> = new Set(['expo', 'doors']);
/** For everybody, with nothing beside it: a dinner's entertainment belongs to the dinner. */
const shared: ReadonlySet<Session['kind']> = new Set(['break', 'meal']);

type Proof = Readonly<Record<string, (body: ScheduleBody) => Breach[]>>;

/**
 * Proves a schedule from its times alone, whoever drew it up or edited it: no rule looks at how it was made.
 * Each rule gives the places that break it.
 */
export const scheduleProof = {
  'no two sessions overlap in a room': ({ sessions }) =>
    overlaps(sessions, (entry) => [entry.roomId], 'room'),
  'no speaker is in two places at once': ({ sessions }) =>
    overlaps(sessions, (entry) => entry.speakers, 'speaker'),
  'a speaker has the time to walk to another building': (body) => rushed(body),
  'nothing runs beside a plenary session': ({ sessions }) =>
    sessions
      .filter((entry) => entry.plenary)
      .flatMap((plenary) => rivals(plenary, sessions).map((other) => besides(other, plenary))),
  'breaks and meals stay free of sessions': ({ sessions }) =>
    sessions
      .filter(({ kind }) => shared.has(kind))
      .flatMap((pause) => rivals(pause, sessions).map((other) => besides(other, pause))),
  'no resource is used more often at a time than there are units': ({ sessions, resources }) =>
    resources.flatMap(({ id, name, units }) =>
      overlaps(sessions, (entry) => entry.resources.filter((used) => used === id), name, units),
    ),
  "every session lies inside the event's dates and hours": ({ sessions, days }) =>
    sessions
      .filter((entry) => !days.some((day) => day.opens <= entry.start && entry.end <= day.closes))
      .map((entry) => inSchedule(`"${entry.title}" (${entry.start} to ${entry.end}) lies outside them.`)),
} satisfies Proof;

/** A breach that concerns the sessions of the schedule. */
export function inSchedule(detail: string): Exclude<Breach, string> {
  return { artifact: 'Schedule', pointer: '/sessions', detail };
}

function besides(other: Session, plenary: Session): Breach {
  return inSchedule(`"${other.title}" runs beside "${plenary.title}".`);
}

function meet(a: Session, b: Session): boolean {
  return a.start < b.end && b.start < a.end;
}

function rivals(entry: Session, sessions: readonly Session[]): Session[] {
  return sessions.filter((other) => other.id !== entry.id && !beside.has(other.kind) && meet(entry, other));
}

/** Sessions that need the same thing at a time more often than there are units of it. */
function overlaps(
  sessions: readonly Session[],
  needs: (session: Session) => readonly string[],
  what: string,
  units = 1,
): Breach[] {
  return sessions.flatMap((session) =>
    needs(session).flatMap((need) => {
      // Most are in use at once when one of them begins.
      const running = sessions.filter(
        (other) =>
          other !== session &&
          needs(other).includes(need) &&
          other.start <= session.start &&
          session.start < other.end &&
          (other.start < session.start || sessions.indexOf(other) < sessions.indexOf(session)),
      );
      return running.length >= units
        ? [
            inSchedule(
              `"${session.title}" and "${running[0]?.title}" need the same ${what} at ${session.start}.`,
            ),
          ]
        : [];
    }),
  );
}

function rushed({ sessions, rooms, travelMinutes }: ScheduleBody): Breach[] {
  if (!travelMinutes) return [];
  const buildingOf = ({ roomId }: Session) => rooms.find(({ id }) => id === roomId)?.building;
  const names = [...new Set(sessions.flatMap(({ speakers }) => speakers))];
  return names.flatMap((name) => {
    const own = sessions
      .filter(({ speakers }) => speakers.includes(name))
      .toSorted((a, b) => (a.start < b.start ? -1 : 1));
    return own.flatMap((next, index) => {
      const last = own[index - 1];
      if (!last || buildingOf(last) === buildingOf(next)) return [];
      const pause = (Date.parse(`${next.start}Z`) - Date.parse(`${last.end}Z`)) / 60_000;
      return pause >= 0 && pause < travelMinutes
        ? [
            inSchedule(
              `${name} has ${pause} minutes from "${last.title}" to "${next.title}" in another building and needs ${travelMinutes}.`,
            ),
          ]
        : [];
    });
  });
}
