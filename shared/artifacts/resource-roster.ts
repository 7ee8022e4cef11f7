import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import { shiftRules } from '../knowledge/staffing-ratios.ts';
import { logisticsPlan } from './logistics-plan.ts';
import { localDateTime, schedule } from './schedule.ts';

const text = z.string().min(1);
const count = z.int().min(0);

const team = z.strictObject({
  id: text,
  /** As the logistics plan says it. */
  role: text,
  title: text,
  /** At the post together. */
  needed: z.int().min(1),
  /** In the team: those needed and those who relieve them. */
  people: z.int().min(1),
  /** To sign up, so that enough come. */
  recruit: z.int().min(1),
  from: z.enum(['own', 'hired', 'included']),
  shifts: z
    .array(
      z.strictObject({ date: z.iso.date(), from: localDateTime, to: localDateTime, breakMinutes: count }),
    )
    .min(1),
  hoursEach: z.number().min(0),
  /** Hours at the post against the ten that a person may work on the days they come. */
  loadPercent: count,
  load: z.enum(['low', 'in-range', 'high']),
  basis,
});

const thing = z.strictObject({
  id: text,
  name: text,
  units: z.int().min(1),
  available: z.strictObject({ from: localDateTime, to: localDateTime }),
  assignments: z.array(z.strictObject({ from: localDateTime, to: localDateTime, use: text })),
});

const resourceRosterBody = z.strictObject({
  timeZone: text,
  /** Roles, not people: who fills them is for the organiser to say. */
  teams: z.array(team),
  whyNoTeams: z.string().optional(),
  equipment: z.array(thing),
  whyNoEquipment: z.string().optional(),
  spaces: z.array(thing).min(1),
  /** 1: everybody in a role works the same hours. */
  utilisationBalance: z.strictObject({ value: z.number().min(0).max(1), basis }).nullable(),
  assumptions: z.array(text),
});
export type ResourceRosterBody = z.infer<typeof resourceRosterBody>;

export const resourceRoster = defineArtifact({
  type: 'ResourceRoster',
  title: 'Resource roster',
  version: '1.0.0',
  store: 'sql',
  schema: resourceRosterBody,
  shown: ({ teams, equipment }) => ({
    lists: [
      listed(['team', 'teams'], teams, ({ id, title, people, shifts }) => [
        id,
        title,
        `${people} people${shifts[0] ? ` from ${shifts[0].from}` : ''}`,
      ]),
      listed(['item of equipment', 'items of equipment'], equipment, ({ id, name, units, available }) => [
        id,
        name,
        `${units} from ${available.from}`,
      ]),
    ],
  }),
  reads: [logisticsPlan, schedule],
  invariants: {
    'every staff need of the logistics plan is covered': ({ teams }, { LogisticsPlan }) =>
      LogisticsPlan.staff.flatMap(({ role, count: needed }) => {
        const own = teams.filter((entry) => entry.role === role);
        return needed === 0 || (own.length > 0 && own.every((entry) => entry.people >= needed))
          ? []
          : [{ pointer: '/teams', detail: `${role}: ${needed} are needed at a time.` }];
      }),
    'no shift is longer than ten hours': ({ teams }) =>
      teams.flatMap(({ title, shifts }, index) =>
        shifts
          .filter((shift) => minutes(shift.from, shift.to) > shiftRules.maximumHours * 60)
          .map(({ from, to }) => ({
            pointer: `/teams/${index}/shifts`,
            detail: `${title} works from ${from} to ${to}.`,
          })),
      ),
    'eleven hours of rest lie between two shifts': ({ teams }) =>
      teams.flatMap(({ title, shifts }, index) =>
        shifts
          .filter((shift, at) => {
            const before = shifts[at - 1];
            return before && minutes(before.to, shift.from) < shiftRules.restHours * 60;
          })
          .map(({ from }) => ({
            pointer: `/teams/${index}/shifts`,
            detail: `${title} begins ${from} without the rest.`,
          })),
      ),
    'every six hours have their break': ({ teams }) =>
      teams.flatMap(({ title, shifts }, index) =>
        shifts
          .filter(
            ({ from, to, breakMinutes }) =>
              breakMinutes < Math.floor(minutes(from, to) / 360) * shiftRules.breakMinutesPer6Hours,
          )
          .map(({ from }) => ({
            pointer: `/teams/${index}/shifts`,
            detail: `${title} has no break in the shift of ${from}.`,
          })),
      ),
    'no resource is booked more often at a time than there are units': ({ equipment, spaces }) =>
      [...equipment, ...spaces].flatMap(({ name, units, assignments }) =>
        assignments
          .filter(
            (one, at) =>
              assignments.filter(
                (other, index) =>
                  other.from <= one.from && one.from < other.to && (other.from < one.from || index <= at),
              ).length > units,
          )
          .map(({ from, use }) => `${name} is booked at ${from} for "${use}" and for more than there is.`),
      ),
  },
});

function minutes(from: string, to: string): number {
  return (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000;
}
