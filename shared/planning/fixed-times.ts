import { constraintsOf, type EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { Programme } from '../artifacts/programme-schema.ts';
import type { SlotChoices } from '../artifacts/slot-choices.ts';
import type { Claim, ClaimKey } from '../kernel/claim.ts';
import { compareText } from '../kernel/compare-text.ts';
import { shifted } from './local-time.ts';

type Window = Programme['speakers'][number]['available'][number];
type Part = 'at' | 'room';

/** One side that wants a room or a person at a time. */
interface Side {
  /** Id of its session; absent: the brief. */
  session?: string;
  why: string;
  option: Claim['option'];
}

/** The first side is the one that stands until somebody decides. */
export interface FixedTimeConflict {
  key: ClaimKey;
  sides: readonly [Side, Side];
  /** What the session of the side that does not stand gives up. */
  gives: Part;
}

interface Fixed {
  id: string;
  title: string;
  at: string;
  end: string;
  room: string | undefined;
  speakers: readonly string[];
}

/**
 * What a programme fixes and cannot be held as fixed: a room or a speaker in two sessions at once, a speaker at a time
 * that the brief rules out.
 */
export function fixedTimeConflicts(
  programme: Programme,
  brief: EventBriefBody,
  days: readonly string[],
): FixedTimeConflict[] {
  const fixed = fixedSessions(programme);
  const pairs = fixed.flatMap((a, at) =>
    fixed.slice(at + 1).flatMap((b) => (a.at < b.end && b.at < a.end ? twiceAtOnce(a, b) : [])),
  );
  return [...pairs, ...fixed.flatMap((session) => againstBrief(session, brief, days))];
}

function fixedSessions({ pinned, sessions }: Programme): Fixed[] {
  return sessions
    .flatMap(({ id, title, minutes, speakers }) => {
      const pin = pinned.find((entry) => entry.session === id);
      return pin?.at
        ? [{ id, title, at: pin.at, end: shifted(pin.at, minutes), room: pin.room, speakers }]
        : [];
    })
    .sort((a, b) => compareText(a.id, b.id));
}

function twiceAtOnce(a: Fixed, b: Fixed): FixedTimeConflict[] {
  const from = a.at > b.at ? a.at : b.at;
  const people = a.speakers.filter((name) => b.speakers.includes(name));
  const rooms = a.room !== undefined && a.room === b.room ? [a.room] : [];
  const conflict = (name: string, gives: Part): FixedTimeConflict => ({
    key: `${name}@${from}`,
    sides: [heldBy(a, b, name, gives), heldBy(b, a, name, gives)],
    gives,
  });
  return [
    ...people.map((name) => conflict(name, 'at')),
    // Another time for the speaker solves the room, too.
    ...(people.length > 0 ? [] : rooms.map((name) => conflict(name, 'room'))),
  ];
}

function heldBy(own: Fixed, other: Fixed, name: string, gives: Part): Side {
  const what = gives === 'at' ? 'its fixed time' : 'its fixed room';
  return {
    session: own.id,
    why: `"${own.title}" is fixed at ${words(own.at)} with ${name}`,
    option: {
      id: `keep-${own.id}`,
      label: `"${own.title}" keeps ${name} at ${words(own.at)}`,
      effect: `"${other.title}" gives up ${what} and is placed where it fits.`,
    },
  };
}

function againstBrief(own: Fixed, brief: EventBriefBody, days: readonly string[]): FixedTimeConflict[] {
  return own.speakers.flatMap((name) => {
    const windows = hoursInBrief(name, brief, days);
    if (windows.length === 0 || windows.some(({ from, until }) => from <= own.at && own.end <= until))
      return [];
    const hours = windows.map(({ from, until }) => `${words(from)} to ${until.slice(11)}`).join(', ');
    const sides = [
      {
        why: `The brief has ${name} only from ${hours}`,
        option: {
          id: `move-${own.id}`,
          label: `"${own.title}" moves into the hours of ${name}`,
          effect: `It gives up ${words(own.at)} and is placed where ${name} can.`,
        },
      },
      {
        session: own.id,
        why: `The programme fixes "${own.title}" with ${name} at ${words(own.at)}`,
        option: {
          id: `keep-${own.id}`,
          label: `"${own.title}" stays at ${words(own.at)}`,
          effect: `${name} has to agree to that time, or somebody else speaks.`,
        },
      },
    ] as const;
    return [{ key: `${name}@${own.at}` as const, sides, gives: 'at' as const }];
  });
}

/** When the brief says that a named person can; empty where it says nothing. */
function hoursInBrief(name: string, brief: EventBriefBody, days: readonly string[]): Window[] {
  const found = constraintsOf(brief, 'speaker-window').find(({ value }) => value.name === name)?.value;
  if (!found || (found.day === undefined && !found.before && !found.after)) return [];
  const day = found.day === undefined ? undefined : days[found.day - 1];
  return days
    .filter((date) => day === undefined || date === day)
    .map((date) => ({
      from: `${date}T${found.after ?? '00:00'}`,
      until: `${date}T${found.before ?? '23:59'}`,
    }));
}

const words = (time: string): string => time.replace('T', ' ');

/** The claims of both sides. A person fixed the times; nobody knows what moving a session costs. */
export function fixedTimeClaims(conflicts: readonly FixedTimeConflict[]): Claim[] {
  return conflicts.flatMap(({ key, sides }) =>
    sides.map(({ session, why, option }) => ({
      key,
      wants: { is: session ?? 'the brief' },
      hard: session === undefined,
      stated: true,
      byGate: false,
      why,
      wrongMinor: null,
      option,
      party: session ?? 'brief',
    })),
  );
}

/** The programme as it can be held, and what had to give way for it. */
interface HeldProgramme {
  programme: Programme;
  /** Sessions that keep a time which the hours of their speakers rule out. */
  overruled: ReadonlySet<string>;
  notes: string[];
}

/** By what was decided, else by the side that stands until then. Speakers without hours have those of the brief. */
export function heldProgramme(
  asked: Programme,
  brief: EventBriefBody,
  days: readonly string[],
  choices: SlotChoices,
): HeldProgramme {
  const overruled = new Set<string>();
  const notes: string[] = [];
  let { pinned } = asked;
  for (const { key, sides, gives } of fixedTimeConflicts(asked, brief, days)) {
    const choice = sides.find(({ option }) => option.id === choices[key]);
    const stays = choice ?? sides[0];
    const goes = stays === sides[0] ? sides[1] : sides[0];
    if (goes.session === undefined) overruled.add(stays.session ?? '');
    else pinned = pinned.map((pin) => (pin.session === goes.session ? without(pin, gives) : pin));
    notes.push(`${stays.option.label}${choice ? '' : ' until a person decides'}: ${goes.why}, too.`);
  }
  return { programme: { ...withHours(asked, brief, days), pinned }, overruled, notes };
}

function withHours(programme: Programme, brief: EventBriefBody, days: readonly string[]): Programme {
  const known = programme.speakers.filter(({ available }) => available.length > 0);
  const names = [...new Set(programme.sessions.flatMap(({ speakers }) => speakers))];
  const added = names
    .filter((name) => !known.some((speaker) => speaker.name === name))
    .map((name) => ({ name, available: hoursInBrief(name, brief, days) }));
  return { ...programme, speakers: [...known, ...added] };
}

function without({ at, room, ...pin }: Programme['pinned'][number], part: Part): Programme['pinned'][number] {
  return { ...pin, ...(part !== 'at' && at && { at }), ...(part !== 'room' && room && { room }) };
}
