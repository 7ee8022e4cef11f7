import type { ScheduleBody, Session } from '../artifacts/schedule.ts';
import type { BlockKind } from './day-frame.ts';
import type { DayPlan } from './day-plan.ts';
import { addMinutes } from './event-hours.ts';
import type { EventFacts } from './event-facts.ts';
import type { ProgrammeItem } from './programme.ts';
import { type FreeEnd, openSlotTitle } from './day-end.ts';
import { localTime } from './local-time.ts';
import type { ScheduleRooms } from './schedule-rooms.ts';
import type { GridItem, GridRequest, SessionGrid } from './session-grid.ts';
import { compareText } from '../kernel/compare-text.ts';

export interface SessionsAsk {
  grid: SessionGrid;
  programme: readonly ProgrammeItem[];
  rooms: ScheduleRooms;
  day: DayPlan;
  facts: EventFacts;
  people: number;
  request: Pick<GridRequest, 'resources'>;
  openSlots: readonly FreeEnd[];
}

const blockKinds: Readonly<Record<Exclude<BlockKind, 'tear-down'>, Session['kind']>> = {
  opening: 'welcome',
  break: 'break',
  pause: 'break',
  meal: 'meal',
  social: 'reception',
  closing: 'closing',
};

/** The grid as sessions with rooms, people and what they occupy; set-up and tear-down stand beside them. */
export function sessionsOf(ask: SessionsAsk): Pick<ScheduleBody, 'sessions' | 'resources'> {
  const { grid, day, rooms, people } = ask;
  const resources = resourcesOf(ask);
  const placed = closeGap(
    grid.items.flatMap((item) => sessionOf(item, ask)),
    ask,
  );
  const expo = rooms.expo;
  const expoDays = expo
    ? day.days.map((own, index): Session => ({
        id: `expo-${index + 1}`,
        title: 'Expo',
        kind: 'expo',
        track: null,
        start: own.opens,
        end: day.frames[index] ? endOf(own, day, index) : own.closes,
        roomId: expo,
        plenary: false,
        expectedAudience: Math.ceil(people / 4),
        speakers: [],
        resources: [],
      }))
    : [];
  const sessions = [...placed.map((own) => beforeSlot(own, ask)), ...slotsOf(ask), ...expoDays].sort(
    (a, b) => compareText(a.start, b.start) || compareText(a.roomId, b.roomId) || compareText(a.id, b.id),
  );
  return { sessions, resources };
}

/** Time that the brief gives and nothing fills yet: it stands in the programme, so that somebody decides. */
function slotsOf({ openSlots, rooms, people }: SessionsAsk): Session[] {
  const main = rooms.session[0];
  return openSlots.map((slot): Session => ({
    id: `day-${slot.day + 1}-open-slot`,
    title: openSlotTitle(slot),
    kind: 'networking',
    track: null,
    start: localTime(slot.date, slot.from),
    end: localTime(slot.date, slot.until),
    roomId: main?.id ?? 'main',
    plenary: true,
    expectedAudience: Math.min(people, main?.capacity ?? people),
    speakers: [],
    resources: [],
  }));
}

/** The last break is one again where an open slot follows it. */
function beforeSlot(session: Session, { openSlots, day }: SessionsAsk): Session {
  const slot = openSlots.find(({ date, from }) => localTime(date, from) === session.end);
  if (session.kind !== 'break' || !slot) return session;
  const block = day.frames[slot.day]?.blocks.find(({ id }) => session.id === `day-${slot.day + 1}-${id}`);
  return block ? { ...session, title: block.title } : session;
}

/** Pause between the last talk and the food of an evening. */
const beforeFood = 5;

/** The food of an evening begins when the talks are over, not later. */
function closeGap(sessions: readonly Session[], { facts }: SessionsAsk): Session[] {
  if (facts.meals.pizza === 0) return [...sessions];
  return sessions.map((meal) => {
    if (meal.kind !== 'meal') return meal;
    const ends = sessions.filter(
      ({ end, start }) => end <= meal.start && start.slice(0, 10) === meal.start.slice(0, 10),
    );
    const last = ends
      .map(({ end }) => end)
      .sort()
      .at(-1);
    const from = last && `${last.slice(0, 11)}${addMinutes(last.slice(11), beforeFood)}`;
    return from && from < meal.start && from > last ? { ...meal, start: from } : meal;
  });
}

function endOf(own: ScheduleBody['days'][number], day: DayPlan, index: number): string {
  const reception = day.frames[index]?.blocks.find(({ id }) => id === 'reception');
  if (!reception) return own.closes;
  const minutes = reception.start;
  return `${own.date}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function sessionOf(item: GridItem, { programme, rooms, facts, people }: SessionsAsk): Session[] {
  const { id, title, start, end, track, speakers, plenary } = item;
  if (item.kind === 'tear-down') return [];
  if (item.kind === 'session') {
    const wanted = programme.find((entry) => entry.id === id);
    return [
      {
        id,
        title,
        kind: wanted?.kind ?? 'talk',
        track,
        start,
        end,
        roomId: item.room ?? rooms.session[0]?.id ?? 'main',
        plenary,
        expectedAudience: wanted?.audience ?? 0,
        speakers: [...speakers],
        resources: usedBy(item, wanted, { rooms, facts }),
        ...(wanted?.pinned && { pinned: wanted.pinned }),
      },
    ];
  }
  const dance = id.endsWith('dancing');
  const inMain = item.kind === 'opening' || dance || id.endsWith('dinner') || facts.meals.pizza > 0;
  const roomId = inMain ? (rooms.session[0]?.id ?? 'main') : rooms.social;
  const capacity = rooms.all.find((room) => room.id === roomId)?.capacity ?? people;
  const kind = dance ? 'entertainment' : id.endsWith('dinner') ? 'dinner' : blockKinds[item.kind];
  return [
    {
      id,
      title,
      kind,
      track,
      start,
      end,
      roomId,
      plenary: true,
      expectedAudience: Math.min(people, capacity),
      speakers: [],
      resources: [],
    },
  ];
}

/** What a session needs: its room's screen and sound, the camera, the captioner of the first room, what it asks for. */
function usedBy(
  item: Pick<GridItem, 'room'>,
  wanted: SessionsAsk['programme'][number] | undefined,
  { rooms, facts }: Pick<SessionsAsk, 'rooms' | 'facts'>,
): string[] {
  const room = item.room ?? 'main';
  const inFirst = room === (rooms.session[0]?.id ?? 'main');
  return [
    `av-${room}`,
    ...(facts.recording ? [`recording-${room}`] : []),
    ...(isCaptioned(facts) && inFirst ? ['captions'] : []),
    ...(facts.signLanguage && wanted?.kind === 'keynote' ? ['sign-language'] : []),
    ...(wanted?.needs ?? []),
  ];
}

const isCaptioned = ({ captionLanguages }: SessionsAsk['facts']): boolean => captionLanguages > 0;

function resourcesOf({ rooms, facts, request }: SessionsAsk): ScheduleBody['resources'] {
  return [
    ...rooms.session.map(({ id }) => ({
      id: `av-${id}`,
      name: `Screen and sound, ${rooms.all.find((room) => room.id === id)?.name ?? id}`,
      units: 1,
    })),
    ...(facts.recording
      ? rooms.session.map(({ id }) => ({
          id: `recording-${id}`,
          name: `Camera and recorder, ${rooms.all.find((room) => room.id === id)?.name ?? id}`,
          units: 1,
        }))
      : []),
    ...(isCaptioned(facts)
      ? [{ id: 'captions', name: 'Live captions: screen and captioner', units: 1 }]
      : []),
    ...(facts.signLanguage
      ? [{ id: 'sign-language', name: 'Sign-language interpreters (team of two)', units: 1 }]
      : []),
    ...(request.resources ?? []),
  ];
}
