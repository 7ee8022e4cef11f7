import { z } from 'zod';
import { defineKnowledge } from '../kernel/define-knowledge.ts';

interface NoShowRate {
  /** Share of registrations that do not come, in percent. */
  percent: number;
  range: readonly [number, number];
  source: string;
}

const platformData = 'registration-platform statistics of 860+ events';

export const noShowRates = {
  'free-in-person': { percent: 30, range: [28, 60], source: platformData },
  'paid-in-person': { percent: 15, range: [10, 30], source: platformData },
  gala: { percent: 8, range: [5, 15], source: 'event-trade articles' },
  'free-online': { percent: 55, range: [50, 70], source: 'event-trade articles' },
  internal: { percent: 8, range: [5, 10], source: "planner's judgement" },
} as const satisfies Record<string, NoShowRate>;

export type AttendanceKind = keyof typeof noShowRates;
export type NoShowRates = Readonly<Record<AttendanceKind, NoShowRate>>;

/** Whole percent; above 90 nobody would plan. */
const percent = z.int().min(0).max(90);
const row = z
  .strictObject({ percent, range: z.tuple([percent, percent]), source: z.string().min(1) })
  .refine(({ percent: own, range: [low, high] }) => low <= own && own <= high, {
    message: 'The range has to hold the percent: give [low, high], too.',
    path: ['range'],
  });

export const noShowRateTable = defineKnowledge({
  name: 'no-show-rates',
  title: 'No-show rates',
  about:
    'Percent of registrations that do not come, with its usual range: decides places to offer and heads to plan on.',
  schema: z.strictObject({
    'free-in-person': row,
    'paid-in-person': row,
    gala: row,
    'free-online': row,
    internal: row,
  }),
  value: noShowRates as NoShowRates, // widened: an organisation has other numbers
});

/** Share of final registrations by weeks before a paid conference, in percent. Source: planner's judgement. */
export const registrationPace = [
  { weeksBefore: 20, percent: 5 },
  { weeksBefore: 12, percent: 25 },
  { weeksBefore: 8, percent: 45 },
  { weeksBefore: 4, percent: 70 },
  { weeksBefore: 2, percent: 85 },
  { weeksBefore: 0, percent: 100 },
] as const;
