export interface NoShowRate {
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

/** Share of final registrations by weeks before a paid conference, in percent. Source: planner's judgement. */
export const registrationPace = [
  { weeksBefore: 20, percent: 5 },
  { weeksBefore: 12, percent: 25 },
  { weeksBefore: 8, percent: 45 },
  { weeksBefore: 4, percent: 70 },
  { weeksBefore: 2, percent: 85 },
  { weeksBefore: 0, percent: 100 },
] as const;
