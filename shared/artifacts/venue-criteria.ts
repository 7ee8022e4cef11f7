import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import { formatMinor } from '../kernel/money.ts';

const text = z.string().min(1);
const count = z.int().min(0);
const day = z.iso.date();

const venueFilter = z.strictObject({
  /** A feature such as `step-free`, or a concept of the brief. */
  id: text,
  label: text,
  /** Hard: without it a venue is left out, never scored lower. */
  hard: z.boolean(),
  /** What the brief says of it: a must that can be brought in leaves no venue out. */
  priority: z.enum(['must', 'should']).optional(),
  /** Constraint of the brief, or the field it follows from. */
  from: text,
});

const venueSpace = z.strictObject({
  id: text,
  purpose: text,
  layout: text,
  people: count,
  /** Rooms of this kind. */
  rooms: z.int().min(1),
  /** All rooms together, with stage and aisles where the layout needs them. */
  areaSquareMetres: z.number().min(0),
  basis,
});

const venueCriteriaBody = z.strictObject({
  city: text,
  country: z.string().regex(/^[A-Z]{2}$/),
  area: text.nullable(),
  days: z.array(day).min(1),
  /** Local hours, with set-up before and clearing after. */
  hours: z.strictObject({ accessFrom: text, outBy: text, note: text }).nullable(),
  /** People in the main room, in the layout wanted. */
  minCapacity: z.int().min(0),
  /** A larger room feels empty and costs more. */
  maxCapacity: z.int().min(0),
  capacityBasis: basis,
  layout: text,
  spaces: z.array(venueSpace),
  /** Nobody comes in person: no venue is looked for, and why. */
  whyNoVenue: text.optional(),
  totalAreaSquareMetres: z.number().min(0),
  parallelRooms: z.int().min(1),
  /** Where the brief spreads the event; `walkMinutes` is the longest walk it allows. */
  buildings: z.strictObject({ count: z.int().min(2), walkMinutes: z.int().min(0).nullable() }).optional(),
  wheelchairPlaces: count,
  filters: z.array(venueFilter),
  whyNoFilters: z.string().optional(),
  amenities: z.array(text),
  /** For all event days, everything that the venue bills; null when nobody gave a budget. */
  budgetRange: z
    .strictObject({
      minMinor: z.int().min(0),
      /** The usual share; up to the maximum only where too few venues keep to it. */
      targetMinor: z.int().min(0),
      maxMinor: z.int().min(0),
      currency: text,
      basis,
    })
    .nullable(),
  budgetNote: text,
  /** Someone may lend a room. */
  lentVenue: z.strictObject({ words: text, certain: z.boolean() }).nullable(),
  notes: z.array(text),
});
export type VenueCriteriaBody = z.infer<typeof venueCriteriaBody>;

export const venueCriteria = defineArtifact({
  type: 'VenueCriteria',
  title: 'Venue criteria',
  version: '1.1.0',
  store: 'documents',
  schema: venueCriteriaBody,
  shown: ({ city, days, minCapacity, parallelRooms, budgetRange, filters }) => ({
    facts: {
      city,
      days: days.join(', '),
      'places needed': String(minCapacity),
      'rooms at the same time': String(parallelRooms),
      'money for the venue': budgetRange
        ? formatMinor(budgetRange.targetMinor, budgetRange.currency)
        : 'none said',
    },
    lists: [
      listed(['condition', 'conditions'], filters, ({ id, label, hard }) => [
        id,
        label,
        hard ? 'a must' : 'a wish',
      ]),
    ],
  }),
  invariants: {
    'a venue is described, or it is said why none is needed': ({ spaces, minCapacity, whyNoVenue }) =>
      whyNoVenue !== undefined || (spaces.length > 0 && minCapacity > 0)
        ? []
        : [{ pointer: '/spaces', detail: 'There is no space for anybody, and no reason.' }],
    'the capacity range is a range': ({ minCapacity, maxCapacity }) =>
      maxCapacity < minCapacity
        ? [{ pointer: '/maxCapacity', detail: `${maxCapacity} is below ${minCapacity}.` }]
        : [],
    'the budget range is a range': ({ budgetRange }) =>
      budgetRange &&
      !(budgetRange.minMinor <= budgetRange.targetMinor && budgetRange.targetMinor <= budgetRange.maxMinor)
        ? [{ pointer: '/budgetRange', detail: 'Minimum, target and maximum are not in order.' }]
        : [],
    'the total area is the sum of the spaces': ({ spaces, totalAreaSquareMetres }) => {
      const sum = spaces.reduce((total, { areaSquareMetres }) => total + areaSquareMetres, 0);
      return Math.abs(sum - totalAreaSquareMetres) < 0.5
        ? []
        : [{ pointer: '/totalAreaSquareMetres', detail: `The spaces add up to ${sum} m2.` }];
    },
    'an empty list of filters says why': ({ filters, whyNoFilters }) =>
      filters.length > 0 || whyNoFilters ? [] : [{ pointer: '/filters', detail: 'No filter and no reason.' }],
  },
});
