import type { ScheduleBody } from '../artifacts/schedule.ts';
import { loadInHours, rehearsalDayAbove, runOfShow } from '../knowledge/run-of-show.ts';
import { dayCues } from '../knowledge/run-of-show-cues.ts';
import { beginsDayBefore, buildDaysOf, minutesLeft, morningFrom } from './load-in.ts';
import { localTime, shifted } from './local-time.ts';
import type { CueRoles } from './runbook-roles.ts';
import type { DraftCue } from './runbook-sessions.ts';

export interface DayCuesAsk {
  schedule: Pick<ScheduleBody, 'days' | 'setUp' | 'tearDown' | 'curfew'>;
  roles: CueRoles;
  small: boolean;
  heads: number;
  streamed: boolean;
  outdoor: boolean;
  /** The steps of the tear-down, from the logistics plan. */
  strikeSteps: readonly string[];
  /** Network test, briefing, go decision, walk-in music. */
  full: boolean;
  /** A rehearsal from cue to cue before the first doors. */
  cueToCue: boolean;
}

type Row = Pick<DraftCue, 'at' | 'minutes' | 'segment' | 'kind' | 'owner'> & Partial<DraftCue>;

/** Rows that every event day has round its programme: load-in, checks, briefing, doors, close, strike. */
export function dayRows(ask: DayCuesAsk): DraftCue[] {
  const { schedule } = ask;
  const rows = [
    ...loadIn(ask),
    ...schedule.days.flatMap((day, index) => dayOf(day, index, ask)),
    ...strike(ask),
  ];
  const [from, to] = [schedule.setUp.start, schedule.tearDown.end];
  return rows
    .map((row): DraftCue => ({
      sessionId: null,
      room: null,
      who: row.owner,
      audio: null,
      video: null,
      lighting: null,
      stage: null,
      hard: null,
      backup: null,
      ...row,
    }))
    .map((row) => ({ ...row, at: row.at < from ? from : row.at > to ? to : row.at }));
}

function loadIn({ schedule: { setUp }, roles, cueToCue, heads }: DayCuesAsk): Row[] {
  const rehearsal: Row = {
    at: rehearsalAt(setUp),
    minutes: dayCues.rehearsal,
    segment: 'Rehearsal from cue to cue: openings, keynotes, every change on stage',
    kind: 'check',
    owner: roles.stage,
    audio: 'all cues',
    video: 'all cues',
    lighting: 'all cues',
  };
  return [
    ...buildTimes(setUp).map(({ at, minutes }, index) => ({
      ...row(at, minutes, index === 0 ? 'Load-in and set-up' : 'Set-up goes on', 'build', roles.logistics),
      ...(index === 0 && {
        hard: beginsDayBefore(setUp) ? 'access starts now; the night is free' : 'access starts now',
      }),
    })),
    ...(cueToCue && heads > rehearsalDayAbove ? [rehearsal] : []),
  ];
}

/** On each day before, then what is left of it on the morning of the event. */
function buildTimes(setUp: ScheduleBody['setUp']): { at: string; minutes: number }[] {
  const before = buildDaysOf(setUp).map(({ from, minutes }) => ({ at: from, minutes }));
  const left = minutesLeft(setUp);
  return left > 0 ? [...before, { at: shifted(setUp.end, -left), minutes: left }] : before;
}

/** On the last evening of the load-in where the crews are not there in time on the morning before doors. */
function rehearsalAt(setUp: ScheduleBody['setUp']): string {
  const morning = shifted(setUp.end, -dayCues.rehearsalBeforeDoors);
  if (!beginsDayBefore(setUp) || morning >= morningFrom(setUp)) return morning;
  return localTime(setUp.end.slice(0, 10), (loadInHours.dayBeforeUntil - 24) * 60 - dayCues.rehearsal);
}

type Day = ScheduleBody['days'][number];

function dayOf(day: Day, index: number, ask: DayCuesAsk): Row[] {
  const named = (text: string) => (ask.schedule.days.length > 1 ? `${text}, day ${index + 1}` : text);
  return [
    ...(index > 0
      ? [
          row(
            shifted(day.doors, -dayCues.crewCallBeforeDoors),
            15,
            named('Crew call'),
            'build',
            ask.roles.logistics,
          ),
        ]
      : []),
    ...beforeDoors(day, named, ask),
    ...fromDoors(day, named, ask),
    ...dayEnd(day, index, named, ask),
  ];
}

function beforeDoors({ doors }: Day, named: (text: string) => string, ask: DayCuesAsk): Row[] {
  const { roles, small, full, outdoor } = ask;
  const before = (minutes: number) => shifted(doors, -minutes);
  const check = small ? dayCues.soundCheckBeforeDoorsSmall : dayCues.soundCheckBeforeDoors;
  const briefing = small ? dayCues.briefingBeforeDoorsSmall : dayCues.briefingBeforeDoors;
  const sound: Row = {
    ...row(
      before(check),
      small ? 15 : runOfShow.soundCheckPerGroup,
      named('Sound and picture check, every room'),
      'check',
      roles.av,
    ),
    audio: 'every microphone, room by room',
    video: 'every screen with the real slides',
  };
  if (!full) return [sound];
  return [
    sound,
    ...(outdoor
      ? [row(before(dayCues.weatherBeforeDoors), 10, named('Weather decision'), 'decision', roles.planner)]
      : []),
    row(before(briefing), 15, named('Staff briefing'), 'briefing', roles.logistics),
    ...(small
      ? []
      : [
          row(
            before(dayCues.networkTestBeforeDoors),
            15,
            named('Network test where people sit'),
            'check',
            roles.av,
          ),
          row(before(dayCues.goBeforeDoors), 5, named('Go or hold for doors'), 'decision', roles.planner),
        ]),
  ];
}

function fromDoors({ doors, opens }: Day, named: (text: string) => string, ask: DayCuesAsk): Row[] {
  const { roles, small, full, streamed } = ask;
  const music = laterOf(shifted(opens, -runOfShow.walkInMusicBefore), doors);
  return [
    { ...row(doors, 0, named('Doors open'), 'doors', roles.door), hard: 'published time' },
    ...(full && !small
      ? [
          {
            ...row(
              music,
              runOfShow.walkInMusicBefore,
              named('Walk-in music and slides'),
              'transition',
              roles.av,
            ),
            audio: 'Music',
            video: 'Welcome slide',
          },
        ]
      : []),
    ...(streamed
      ? [
          {
            ...row(
              shifted(opens, -dayCues.streamBeforeStart),
              dayCues.streamBeforeStart,
              named('Stream on air with the holding picture'),
              'transition',
              roles.av,
            ),
            hard: 'published time of the stream',
          },
        ]
      : []),
  ];
}

function dayEnd(day: Day, index: number, named: (text: string) => string, ask: DayCuesAsk): Row[] {
  const { roles, small, full, schedule } = ask;
  const more = index < schedule.days.length - 1;
  return [
    row(day.closes, full ? 15 : 0, named('Programme ends'), 'close', roles.host),
    ...(full && !small && more
      ? [
          row(
            shifted(day.closes, 15),
            15,
            named('Review, changes for tomorrow, rooms locked'),
            'close',
            roles.logistics,
          ),
        ]
      : []),
  ];
}

function strike({ schedule: { tearDown, curfew }, roles, strikeSteps, full }: DayCuesAsk): Row[] {
  const minutes = (Date.parse(`${tearDown.end}Z`) - Date.parse(`${tearDown.start}Z`)) / 60_000;
  // The walk-through has a row of its own; advice to the planner is no cue.
  const steps = full ? strikeSteps.filter((step) => !/^ask\b|walk-through/i.test(step)) : [];
  return [
    row(tearDown.start, minutes, 'Strike', 'strike', roles.logistics),
    ...steps.map((step, index) =>
      row(
        shifted(tearDown.start, Math.floor((minutes * (index + 1)) / (steps.length + 1))),
        Math.floor(minutes / (steps.length + 1)),
        step,
        'strike',
        roles.logistics,
      ),
    ),
    {
      ...row(tearDown.end, 0, 'Walk-through with the house, keys back', 'strike', roles.logistics),
      hard: curfew ? `everybody out by ${curfew.slice(11)}` : null,
    },
  ];
}

function row(at: string, minutes: number, segment: string, kind: DraftCue['kind'], owner: string): Row {
  return { at, minutes, segment, kind, owner };
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}
