import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import { scheduleProof } from './schedule-proof.ts';

const text = z.string().min(1);
/** Local wall-clock time in `timeZone`, YYYY-MM-DDTHH:MM: compares as text. */
export const localDateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);

const sessionKinds = [
  'doors',
  'welcome',
  'keynote',
  'talk',
  'workshop',
  'panel',
  'break',
  'meal',
  'reception',
  'dinner',
  'networking',
  'auction',
  'entertainment',
  'expo',
  'closing',
] as const;

export const session = z.strictObject({
  id: text,
  title: text,
  kind: z.enum(sessionKinds),
  track: text.nullable(),
  start: localDateTime,
  end: localDateTime,
  roomId: text,
  /** Nothing else runs beside it. */
  plenary: z.boolean(),
  expectedAudience: z.int().min(0),
  speakers: z.array(text),
  /** Ids of `resources` that it occupies. */
  resources: z.array(text),
  /** Why it stands where it stands, when the brief fixes it. */
  pinned: z.string().optional(),
});
export type Session = z.infer<typeof session>;

const scheduleBody = z.strictObject({
  timeZone: text,
  /** Doors open before the programme; nothing of it lies outside [opens, closes]. */
  days: z
    .array(
      z.strictObject({
        date: z.iso.date(),
        doors: localDateTime,
        opens: localDateTime,
        closes: localDateTime,
      }),
    )
    .min(1),
  /** Everybody out, after tear-down. */
  curfew: localDateTime.nullable(),
  setUp: z.strictObject({ start: localDateTime, end: localDateTime, basis }),
  tearDown: z.strictObject({ start: localDateTime, end: localDateTime, basis }),
  rooms: z
    .array(
      z.strictObject({
        id: text,
        name: text,
        layout: text,
        capacity: z.int().min(1),
        /** Rooms of one building are close to each other. */
        building: text.optional(),
      }),
    )
    .min(1),
  /** Minutes that people need from one building to another; absent where there is one. */
  travelMinutes: z.int().min(1).optional(),
  resources: z.array(z.strictObject({ id: text, name: text, units: z.int().min(1) })),
  whyNoResources: z.string().optional(),
  sessions: z.array(session).min(1),
  /** What the brief asks for and the hours do not hold. */
  unplaced: z.array(z.strictObject({ title: text, why: text })),
  /** What moved against the version of the programme before this one. */
  changes: z.array(z.strictObject({ title: text, what: text })).optional(),
  /** How full each room is: minutes of sessions in percent of the minutes that are free for them. */
  utilisation: z
    .array(z.strictObject({ roomId: text, minutes: z.int().min(0), percent: z.int().min(0).max(100) }))
    .optional(),
  /** Other ways to hold it, with what they would mean. */
  alternatives: z.array(z.strictObject({ label: text, effect: text })).optional(),
  assumptions: z.array(text),
});
export type ScheduleBody = z.infer<typeof scheduleBody>;

export const schedule = defineArtifact({
  type: 'Schedule',
  title: 'Schedule',
  version: '1.1.0',
  store: 'sql',
  schema: scheduleBody,
  shown: ({ sessions }) => ({
    lists: [
      listed(['session', 'sessions'], sessions, ({ id, title, start, end }) => [
        id,
        title,
        `${start} to ${end.slice(11)}`,
      ]),
    ],
  }),
  invariants: {
    ...scheduleProof,
    'every session ends after it starts': ({ sessions }) =>
      sessions.flatMap((entry, index) =>
        entry.start < entry.end
          ? []
          : [{ pointer: `/sessions/${index}/end`, detail: `"${entry.title}" ends before it starts.` }],
      ),
    'every session is in a room of the schedule': ({ sessions, rooms }) =>
      sessions.flatMap((entry, index) =>
        rooms.some((room) => room.id === entry.roomId)
          ? []
          : [{ pointer: `/sessions/${index}/roomId`, detail: `"${entry.title}" is in no known room.` }],
      ),
    'every session uses resources of the schedule': ({ sessions, resources }) =>
      sessions.flatMap((entry, index) =>
        entry.resources
          .filter((id) => !resources.some((resource) => resource.id === id))
          .map((id) => ({
            pointer: `/sessions/${index}/resources`,
            detail: `Resource ${id} is not listed.`,
          })),
      ),
    'the expected audience fits the room': ({ sessions, rooms }) =>
      sessions.flatMap((entry, index) => {
        const capacity = rooms.find((room) => room.id === entry.roomId)?.capacity ?? 0;
        return entry.expectedAudience <= capacity
          ? []
          : [
              {
                pointer: `/sessions/${index}/expectedAudience`,
                detail: `"${entry.title}" expects ${entry.expectedAudience} people in a room for ${capacity}.`,
              },
            ];
      }),
    'everybody is out before the curfew': ({ tearDown, curfew }) =>
      curfew === null || tearDown.end <= curfew
        ? []
        : [{ pointer: '/tearDown/end', detail: `Tear-down ends ${tearDown.end}, after ${curfew}.` }],
  },
});
