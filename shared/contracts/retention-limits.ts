/** Days for which what a run that is over leaves behind is kept at least: logs for a year. */
export const retentionLeast = { logDays: 365, activityDays: 30, traceDays: 30 } as const;

/** Days: a hundred years. */
export const retentionLongest = 36_500;
