/** What houses bill besides hire, USD in a mid-cost city before tax, and as shares. */
export const venueCharges = {
  /** A day, where the house has technology of its own and the organiser brings another firm. */
  outsideTechnologyUsd: { value: 750, source: 'hotel event-technology price list 2018: 750 a day' },
  /** Percent of the hire of an hour, for each hour outside the usual ones. */
  overtimePercent: { value: 150, source: "planner's judgement" },
  /** Hours that a day of hire stands for. */
  hireHoursADay: { value: 12, source: "planner's judgement" },
} as const;

/** Inclusions of a venue by which its own technology or line is recognised. */
export const houseTechnology = /\bav in house\b|in-house (?:av|technology)/i;
export const houseLine = /dedicated internet/i;
