import { schedule, type ScheduleBody, type Session } from '../artifacts/schedule.ts';
import { timeline } from '../artifacts/timeline.ts';
import { venueShortlist } from '../artifacts/venue-shortlist.ts';
import { part, planSection } from './markdown-section.ts';
import { bullets, plain, table } from './markdown-text.ts';
import { dayWords } from '../kernel/day-words.ts';
import { clockWords, localWords, spanWords } from './plan-words.ts';
import { compareText } from '../kernel/compare-text.ts';

export const scheduleSection = planSection({
  artifact: schedule,
  after: [timeline, venueShortlist],
  blocks: (body) => [
    plain(
      `Local times (${body.timeZone}). Set-up ${spanWords(body.setUp.start, body.setUp.end)}, tear-down ${spanWords(body.tearDown.start, body.tearDown.end)}; ${body.curfew ? `everybody out by ${localWords(body.curfew)}` : 'no closing time is set'}.`,
    ),
    ...body.days.map((day, index) =>
      part(dayWords(day.date), plain(`Doors open at ${clockWords(day.doors)}.`), dayTable(body, index)),
    ),
    part(
      'Rooms',
      table(
        ['Room', 'Layout', 'Holds'],
        body.rooms.map(({ name, layout, capacity }) => [name, layout, capacity]),
      ),
    ),
    ...programmeParts(body),
    part(
      'Equipment in the programme',
      table(
        ['What', 'Units'],
        body.resources.map(({ name, units }) => [name, units]),
        body.whyNoResources ?? 'None.',
      ),
    ),
    part(
      'Wanted, but not placed',
      table(
        ['What', 'Why'],
        body.unplaced.map(({ title, why }) => [title, why]),
        'Everything has its place.',
      ),
    ),
    part('Assumptions', bullets(body.assumptions)),
  ],
});

/** Sessions of one event day by start and room; what runs past midnight belongs to the day it began on. */
function dayTable({ days, sessions, rooms }: ScheduleBody, index: number): string {
  const from = index === 0 ? '' : (days[index]?.doors ?? '');
  const to = days[index + 1]?.doors ?? '9999';
  const roomName = (id: string) => rooms.find((room) => room.id === id)?.name ?? id;
  const own = sessions
    .filter(({ start }) => start >= from && start < to)
    .sort((a, b) => compareText(a.start, b.start) || compareText(roomName(a.roomId), roomName(b.roomId)));
  return table(
    ['Time', 'Room', 'Session', 'Kind', 'Track', 'People', 'Speakers'],
    own.map((session) => [
      `${clockWords(session.start)}–${clockWords(session.end)}`,
      roomName(session.roomId),
      session.pinned ? `${session.title} (fixed: ${session.pinned})` : session.title,
      session.kind,
      session.track,
      session.expectedAudience,
      speakersOf(session),
    ]),
    'Nothing is planned on this day.',
  );
}

/** What changed, how full the rooms are, what else would do: each where it was worked out. */
function programmeParts({ changes, utilisation, alternatives, rooms }: ScheduleBody): string[] {
  const roomName = (id: string) => rooms.find((room) => room.id === id)?.name ?? id;
  return [
    ...(changes
      ? [
          part(
            'Changed since the programme before',
            table(
              ['What', 'Change'],
              changes.map(({ title, what }) => [title, what]),
              'Nothing.',
            ),
          ),
        ]
      : []),
    ...(utilisation
      ? [
          part(
            'How full the rooms are',
            table(
              ['Room', 'Minutes of sessions', 'Of the free time'],
              utilisation.map(({ roomId, minutes, percent }) => [roomName(roomId), minutes, `${percent} %`]),
            ),
          ),
        ]
      : []),
    ...(alternatives
      ? [
          part(
            'Other ways to hold it',
            table(
              ['Way', 'Effect'],
              alternatives.map(({ label, effect }) => [label, effect]),
            ),
          ),
        ]
      : []),
  ];
}

const withSpeakers: ReadonlySet<Session['kind']> = new Set(['keynote', 'talk', 'panel', 'workshop']);

function speakersOf({ kind, speakers }: Session): string {
  if (speakers.length > 0) return speakers.join(', ');
  return withSpeakers.has(kind) ? 'Speaker to be named' : '';
}
