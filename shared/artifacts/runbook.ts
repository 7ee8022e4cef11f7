import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import type { Breach } from '../kernel/finding.ts';
import { contingencyPlan } from './contingency-plan.ts';
import { resourceRoster } from './resource-roster.ts';
import { localDateTime, schedule } from './schedule.ts';

const text = z.string().min(1);

const cue = z.strictObject({
  no: z.int().min(1),
  /** Local clock time in `timeZone`, 24 hours. */
  at: localDateTime,
  minutes: z.int().min(0),
  segment: text,
  kind: z.enum([
    'build',
    'check',
    'briefing',
    'decision',
    'doors',
    'session',
    'transition',
    'close',
    'strike',
  ]),
  /** The session of the schedule that it belongs to. */
  sessionId: text.nullable(),
  room: text.nullable(),
  /** Who is seen or heard: speakers by name where they are known, else a role. */
  who: text,
  /** The one role that makes it happen. */
  owner: text,
  audio: text.nullable(),
  video: text.nullable(),
  lighting: text.nullable(),
  stage: text.nullable(),
  /** Why it cannot move; null where it can. */
  hard: text.nullable(),
  /** What is done instead when it fails. */
  backup: z.strictObject({ scenarioId: text, action: text }).nullable(),
});
export type Cue = z.infer<typeof cue>;

const call = z.strictObject({
  date: z.iso.date(),
  role: text,
  people: z.int().min(1),
  callAt: localDateTime,
  releaseAt: localDateTime,
  reportTo: text,
});

const runbookBody = z.strictObject({
  event: text,
  timeZone: text,
  /** The planning date it was made on; print it on every copy. */
  asOf: z.iso.date(),
  loadIn: z.strictObject({ start: localDateTime, end: localDateTime }),
  strike: z.strictObject({ start: localDateTime, end: localDateTime, outBy: localDateTime.nullable() }),
  cues: z.array(cue).min(1),
  callSheet: z.array(call),
  whyNoCalls: z.string().optional(),
  /** Known names and contacts only; null is to be named. */
  contacts: z.array(
    z.strictObject({ role: text, name: text.nullable(), contact: text.nullable(), note: z.string() }),
  ),
  escalation: z.array(z.strictObject({ step: z.int().min(1), who: text, when: text })).min(1),
  decisions: z.array(
    z.strictObject({ at: localDateTime, decision: text, who: text, criterion: text, otherwise: text }),
  ),
  notes: z.array(text),
  basis,
});
export type RunbookBody = z.infer<typeof runbookBody>;

export const runbook = defineArtifact({
  type: 'Runbook',
  title: 'Runbook',
  version: '1.0.0',
  store: 'sql',
  schema: runbookBody,
  shown: ({ cues, callSheet }) => ({
    lists: [
      listed(['cue', 'cues'], cues, ({ kind, segment, room, at }) => [
        `${kind} ${segment} ${room}`,
        segment,
        at,
      ]),
      listed(['call', 'calls'], callSheet, ({ role, people, callAt, releaseAt }) => [
        role,
        role,
        `${people} people, ${callAt} to ${releaseAt.slice(11)}`,
      ]),
    ],
  }),
  sensitive: ['/contacts/*/contact'],
  reads: [schedule, resourceRoster, contingencyPlan],
  invariants: {
    'cues are numbered and in the order of time': ({ cues }) =>
      cues.flatMap(({ no, at, segment }, index): Breach[] =>
        no === index + 1 && (index === 0 || (cues[index - 1]?.at ?? '') <= at)
          ? []
          : [
              {
                pointer: `/cues/${index}`,
                detail: `Cue ${no} (${segment}, ${at}) stands in the wrong place.`,
              },
            ],
      ),
    'every cue lies between load-in and the end of the strike': ({ cues, loadIn, strike }) =>
      cues.flatMap(({ at, segment }, index): Breach[] =>
        at >= loadIn.start && at <= strike.end
          ? []
          : [
              {
                pointer: `/cues/${index}/at`,
                detail: `"${segment}" at ${at} is outside ${loadIn.start} to ${strike.end}.`,
              },
            ],
      ),
    'every session of the schedule has a cue at its time': ({ cues }, { Schedule }) =>
      Schedule.sessions
        .filter(({ id, start }) => !cues.some((entry) => entry.sessionId === id && entry.at === start))
        .map(({ title, start }): Breach => ({
          pointer: '/cues',
          detail: `"${title}" at ${start} has none.`,
        })),
    'times are local to the zone of the schedule': ({ timeZone }, { Schedule }) =>
      timeZone === Schedule.timeZone
        ? []
        : [{ pointer: '/timeZone', detail: `${timeZone} is not ${Schedule.timeZone}.` }],
    'every backup is a scenario of the contingency plan': ({ cues }, { ContingencyPlan }) =>
      cues.flatMap(({ backup, segment }, index): Breach[] =>
        !backup || ContingencyPlan.scenarios.some(({ id }) => id === backup.scenarioId)
          ? []
          : [{ pointer: `/cues/${index}/backup`, detail: `"${segment}" names ${backup.scenarioId}.` }],
      ),
    'the call sheet calls every team of the roster for each of its shifts, and nobody else': (
      { callSheet },
      { ResourceRoster },
    ) => {
      const shifts = ResourceRoster.teams.flatMap(({ title, people, shifts: own }) =>
        own.map(({ from, to }) => callWords(title, people, from, to)),
      );
      const calls = callSheet.map(({ role, people, callAt, releaseAt }) =>
        callWords(role, people, callAt, releaseAt),
      );
      return [
        ...shifts.filter((shift) => !calls.includes(shift)).map((shift) => `${shift} is not called.`),
        ...calls.filter((call) => !shifts.includes(call)).map((call) => `${call} is no shift of the roster.`),
      ];
    },
    'nobody is released before being called': ({ callSheet }) =>
      callSheet.flatMap(({ role, callAt, releaseAt }, index): Breach[] =>
        callAt < releaseAt
          ? []
          : [{ pointer: `/callSheet/${index}`, detail: `${role}: ${callAt} to ${releaseAt}.` }],
      ),
    'an empty call sheet says why it is empty': ({ callSheet, whyNoCalls }) =>
      callSheet.length > 0 || whyNoCalls ? [] : ['Nobody is called and no reason given.'],
  },
});

function callWords(team: string, people: number, from: string, to: string): string {
  return `${team}, ${people} people, ${from} to ${to}`;
}
