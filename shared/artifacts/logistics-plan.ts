import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import { localDateTime } from './schedule.ts';

const text = z.string().min(1);
const count = z.int().min(0);

const workflow = z.strictObject({
  id: text,
  title: text,
  owner: text,
  deputy: text,
  /** Ids of the task register. */
  taskIds: z.array(text).min(1),
  steps: z.array(text).min(1),
});

const logisticsPlanBody = z.strictObject({
  attendance: z.strictObject({
    target: count,
    expected: count,
    /** For food and seats: a figure that eight of ten such events stay below. */
    planFor: count,
    registrationsToOpen: count,
    waitingList: z.boolean(),
    basis,
    /** By the newest registrations: then `expected` and `planFor` follow them. */
    forecast: z
      .strictObject({
        asOf: z.iso.date(),
        registered: count,
        daysBefore: count,
        usualPercent: z.number().min(0).max(100),
        registrations: count,
        attendance: count,
        planFor: count,
        /** Heads more (or fewer) than without the registrations. */
        difference: z.int(),
        status: z.enum(['ahead', 'on-pace', 'behind', 'review', 'stop']),
        advice: text,
        /** The caterer takes the final number on this day. */
        guaranteeOn: z.iso.date(),
        basis,
      })
      .optional(),
    whyNoForecast: z.string().optional(),
  }),
  workflows: z.array(workflow),
  whyNoWorkflows: z.string().optional(),
  layouts: z.array(
    z.strictObject({
      roomId: text,
      room: text,
      layout: text,
      seats: count,
      areaSquareMetres: z.number().min(0),
      /** What the same area holds when it is set otherwise. */
      otherLayouts: z.array(z.strictObject({ layout: text, seats: count })).optional(),
      basis,
    }),
  ),
  staff: z.array(z.strictObject({ role: text, count, basis })),
  whyNoStaff: z.string().optional(),
  catering: z.array(z.strictObject({ item: text, quantity: z.number().min(0), unit: text, basis })),
  whyNoCatering: z.string().optional(),
  network: z.strictObject({
    megabitPerSecond: count,
    dedicatedLine: z.boolean(),
    accessPoints: count,
    basis,
  }),
  access: z.strictObject({
    wheelchairPlaces: count,
    companionSeats: count,
    stepFreeRequired: z.boolean(),
    measures: z.array(text).min(1),
    basis,
  }),
  /** What is needed at a time: the same thing twice at once is a double booking. */
  bookings: z.array(
    z.strictObject({
      resource: text,
      units: z.int().min(1),
      available: z.int().min(1),
      from: localDateTime,
      to: localDateTime,
      use: text,
    }),
  ),
  whyNoBookings: z.string().optional(),
  vendors: z.array(
    z.strictObject({
      service: text,
      status: z.enum(['in-house', 'to-be-chosen', 'own-team']),
      note: text,
      /** Written quotes to compare before one is chosen. */
      quotes: z.int().min(1).optional(),
    }),
  ),
  whyNoVendors: z.string().optional(),
  policies: z.array(z.strictObject({ name: text, rule: text })).min(1),
  tearDown: z.strictObject({
    start: localDateTime,
    end: localDateTime,
    outBy: localDateTime.nullable(),
    steps: z.array(text).min(1),
  }),
  assumptions: z.array(text),
});
export type LogisticsPlanBody = z.infer<typeof logisticsPlanBody>;

const lists = [
  ['workflows', 'whyNoWorkflows'],
  ['staff', 'whyNoStaff'],
  ['catering', 'whyNoCatering'],
  ['bookings', 'whyNoBookings'],
  ['vendors', 'whyNoVendors'],
] as const;

export const logisticsPlan = defineArtifact({
  type: 'LogisticsPlan',
  title: 'Logistics plan',
  version: '1.1.0',
  store: 'sql',
  schema: logisticsPlanBody,
  shown: ({ attendance, staff, catering }) => ({
    facts: { 'people planned for': String(attendance.planFor) },
    lists: [
      listed(['staff role', 'staff roles'], staff, ({ role, count: people }) => [role, role, people]),
      listed(['order of food or drink', 'orders of food or drink'], catering, ({ item, quantity, unit }) => [
        item,
        item,
        `${quantity} ${unit}`,
      ]),
    ],
  }),
  invariants: {
    'an empty list says why it is empty': (body) =>
      lists
        .filter(([list, why]) => body[list].length === 0 && !body[why])
        .map(([list]) => ({ pointer: `/${list}`, detail: `${list} is empty without a reason.` })),
    'food and seats are planned for at least the people expected': ({ attendance }) =>
      attendance.planFor >= attendance.expected
        ? []
        : [
            {
              pointer: '/attendance/planFor',
              detail: `${attendance.planFor} is below ${attendance.expected}.`,
            },
          ],
    'every wheelchair place has a companion seat': ({ access }) =>
      access.companionSeats >= access.wheelchairPlaces
        ? []
        : [
            {
              pointer: '/access/companionSeats',
              detail: 'There are fewer companion seats than wheelchair places.',
            },
          ],
    'everybody is out in time': ({ tearDown }) =>
      tearDown.outBy === null || tearDown.end <= tearDown.outBy
        ? []
        : [{ pointer: '/tearDown/end', detail: `Tear-down ends ${tearDown.end}, after ${tearDown.outBy}.` }],
  },
});
