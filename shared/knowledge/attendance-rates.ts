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

/** Places of a paid event that are sold in the end, as planned on: a full house is not. Source: planner's judgement. */
export const soldPercent = 90;

/** Share of final registrations by weeks before a paid conference, in percent. Source: planner's judgement. */
export const registrationPace = [
  { weeksBefore: 20, percent: 5 },
  { weeksBefore: 12, percent: 25 },
  { weeksBefore: 8, percent: 45 },
  { weeksBefore: 4, percent: 70 },
  { weeksBefore: 2, percent: 85 },
  { weeksBefore: 0, percent: 100 },
] as const;

/** The same for a meetup or another small free event, announced three to four weeks before. Source: planner's judgement. */
export const shortRegistrationPace = [
  { weeksBefore: 6, percent: 2 },
  { weeksBefore: 4, percent: 10 },
  { weeksBefore: 2, percent: 45 },
  { weeksBefore: 1, percent: 70 },
  { weeksBefore: 0, percent: 100 },
] as const;

/** When registrations ask for a decision. Source: conference checklists, planner's judgement. */
export const paceLimits = {
  /** Registered against the curve, in percent: from here on ahead, and on pace. */
  ahead: 110,
  onPace: 90,
  /** Below this so many weeks before, campaign, scope and go or no-go are reviewed. */
  review: { percent: 60, weeksBefore: 8 },
  /** Below this share of the places offered, so many days before, the event is cut or called off. */
  stop: { percent: 30, daysBefore: 14 },
  /** Days before the event on which the caterer takes the final number. */
  guaranteeDays: 5,
  guaranteeDaysSmall: 3,
} as const;
