import { constraintsOf, type EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { Session } from '../artifacts/schedule.ts';
import { runOfShow } from '../knowledge/run-of-show.ts';
import type { EventFacts } from './event-facts.ts';
import { clockMinutes, localTime } from './local-time.ts';
import { namedSpeakers, samePerson } from './named-speakers.ts';
import type { GridRoom, GridSession } from './session-grid.ts';

/** A session to place, with what it is. */
export interface ProgrammeItem extends GridSession {
  kind: Session['kind'];
  /** Why it has to stand where it stands. */
  pinned?: string;
}

export interface ProgrammeAsk {
  brief: EventBriefBody;
  facts: EventFacts;
  /** Event days, first to last. */
  days: readonly string[];
  rooms: readonly GridRoom[];
  people: number;
}

/** Everything the brief wants on the programme, in order. Titles are placeholders until there are speakers. */
export function programmeOf(ask: ProgrammeAsk): ProgrammeItem[] {
  const { facts } = ask;
  if (facts.eventType === 'gala') return galaItems(ask);
  if (facts.eventType === 'festival') return slots(ask, 'Act', 45, 'entertainment');
  if (facts.eventType === 'workshop') return slots(ask, 'Module', 60, 'workshop');
  return [...keynotes(ask), ...talks(ask), ...labs(ask), ...panels(ask)];
}

/** Keynotes for everybody; a named speaker's hours bind the keynote of that name. */
function keynotes(ask: ProgrammeAsk): ProgrammeItem[] {
  const { brief, facts, people, rooms } = ask;
  const named = namedSpeakers(brief);
  return Array.from({ length: facts.keynotes }, (_, index): ProgrammeItem => {
    const speaker = named[index];
    return {
      id: `keynote-${index + 1}`,
      title: speaker ? `Keynote: ${speaker}` : `Keynote ${index + 1}`,
      kind: 'keynote',
      minutes: runOfShow.keynote,
      speakers: speaker ? [speaker] : [],
      track: null,
      plenary: true,
      audience: Math.min(people, rooms[0]?.capacity ?? people),
      ...(speaker && windowOf(ask, speaker)),
    };
  });
}

function windowOf({ brief, days }: ProgrammeAsk, speaker: string): Partial<ProgrammeItem> {
  const found = constraintsOf(brief, 'speaker-window').find(
    ({ value }) => value.name && samePerson(value.name, speaker),
  );
  if (!found) return {};
  const { day, before, after } = found.value;
  const first = days[(day ?? 1) - 1] ?? days[0] ?? '';
  const last = day ? first : (days.at(-1) ?? first);
  return {
    from: localTime(first, after ? clockMinutes(after) : 0),
    until: localTime(last, before ? clockMinutes(before) : 24 * 60),
    pinned: found.constraint.text,
  };
}

function talks(ask: ProgrammeAsk): ProgrammeItem[] {
  const { brief, facts } = ask;
  const talk = constraintsOf(brief, 'talks').find(({ value }) => value.minutes ?? value.count)?.value;
  const length = constraintsOf(brief, 'session-length')[0]?.value.minutes ?? talk?.minutes;
  const fallback = facts.tracks > 1 ? 45 : runOfShow.talk;
  const items = slots(ask, facts.tracks > 1 ? 'Session' : 'Talk', length ?? fallback, 'talk');
  return namedSpeakers(brief)
    .slice(facts.keynotes)
    .reduce((all, name) => withSpeaker(ask, all, name), items);
}

/** Whoever has no keynote has a talk of the day that they can. */
function withSpeaker(ask: ProgrammeAsk, talks: readonly ProgrammeItem[], name: string): ProgrammeItem[] {
  const hours = windowOf(ask, name);
  const day = Math.max(0, ask.days.indexOf(hours.from?.slice(0, 10) ?? ''));
  const from = Math.floor((day * talks.length) / Math.max(1, ask.days.length));
  const open = talks.findIndex(({ speakers }, index) => index >= from && speakers.length === 0);
  return talks.map((talk, index) => (index === open ? { ...talk, speakers: [name], ...hours } : talk));
}

/** `facts.sessions` items spread evenly over the tracks; a single track is for everybody. */
function slots(ask: ProgrammeAsk, word: string, minutes: number, kind: Session['kind']): ProgrammeItem[] {
  const { facts, rooms, people } = ask;
  const names = trackNames(ask);
  const single = names.length === 1;
  const share = single ? people : Math.ceil(people / names.length);
  const smallest = Math.min(...rooms.filter(({ id }) => id !== 'lab').map(({ capacity }) => capacity));
  return Array.from({ length: facts.sessions }, (_, index): ProgrammeItem => {
    const track = names[index % names.length] ?? null;
    const number = single ? index + 1 : Math.floor(index / names.length) + 1;
    return {
      id: `${kind}-${index + 1}`,
      title: single ? `${word} ${number}` : `${track}: ${word.toLowerCase()} ${number}`,
      kind,
      minutes,
      speakers: [],
      track: single ? null : track,
      plenary: single,
      audience: Math.min(share, single ? (rooms[0]?.capacity ?? share) : smallest),
    };
  });
}

function trackNames({ brief, facts }: ProgrammeAsk): string[] {
  const named = constraintsOf(brief, 'tracks').find(({ value }) => value.names)?.value.names ?? [];
  return Array.from(
    { length: Math.max(1, facts.tracks) },
    (_, index) => named[index] ?? `Track ${index + 1}`,
  );
}

/** Two hands-on labs a day where the brief gives no number. */
const labsPerDay = 2;

function labs({ brief, facts, rooms }: ProgrammeAsk): ProgrammeItem[] {
  const room = rooms.find(({ id }) => id === 'lab');
  if (!room) return [];
  const count = constraintsOf(brief, 'labs')[0]?.value.count ?? labsPerDay * facts.days;
  return Array.from({ length: count }, (_, index): ProgrammeItem => ({
    id: `lab-${index + 1}`,
    title: `Hands-on lab ${index + 1}`,
    kind: 'workshop',
    minutes: 90,
    speakers: [],
    track: 'Labs',
    plenary: false,
    audience: room.capacity,
    room: room.id,
  }));
}

function panels({ brief, people, rooms, facts }: ProgrammeAsk): ProgrammeItem[] {
  const asked = constraintsOf(brief, 'panel')[0];
  if (!asked || facts.eventType === 'workshop') return [];
  return Array.from({ length: asked.value.count ?? 1 }, (_, index): ProgrammeItem => ({
    id: `panel-${index + 1}`,
    title: `Panel ${index + 1}`,
    kind: 'panel',
    minutes: runOfShow.panel,
    speakers: [],
    track: null,
    plenary: true,
    audience: Math.min(people, rooms[0]?.capacity ?? people),
  }));
}

/** After dinner, before the dancing. */
function galaItems({ brief, people, rooms }: ProgrammeAsk): ProgrammeItem[] {
  const item = (id: string, title: string, minutes: number, kind: Session['kind']): ProgrammeItem => ({
    id,
    title,
    kind,
    minutes,
    speakers: [],
    track: null,
    plenary: true,
    audience: Math.min(people, rooms[0]?.capacity ?? people),
  });
  const auctions = constraintsOf(brief, 'auction').flatMap(({ value }) => value.kinds ?? []);
  const asked = constraintsOf(brief, 'auction').length > 0;
  return [
    item(
      'speeches',
      constraintsOf(brief, 'awards').length > 0 ? 'Speeches and awards' : 'Speeches',
      25,
      'welcome',
    ),
    ...(asked && auctions.every((kind) => kind === 'silent') && auctions.length > 0
      ? []
      : asked
        ? [item('auction', 'Live auction', 35, 'auction')]
        : []),
  ];
}
