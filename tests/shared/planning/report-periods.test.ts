import { describe, expect, it } from 'vitest';
import { duePeriods } from '../../../shared/planning/report-periods.ts';

const due = (every: Parameters<typeof duePeriods>[0], first: string, now: string, most = 100) =>
  duePeriods(every, { first, now: Date.parse(now), most }).map(({ from, to }) => `${from} ${to}`);

describe('the periods that are due', () => {
  it('end with a month, a quarter, a year or a Sunday', () => {
    expect(due('month', '2027-01-01', '2027-03-01T01:00:00Z')).toEqual([
      '2027-01-01 2027-01-31',
      '2027-02-01 2027-02-28',
    ]);
    expect(due('quarter', '2027-10-01', '2028-01-01T02:00:00Z')).toEqual(['2027-10-01 2027-12-31']);
    expect(due('year', '2027-01-01', '2029-06-01T00:00:00Z')).toEqual([
      '2027-01-01 2027-12-31',
      '2028-01-01 2028-12-31',
    ]);
    expect(due('week', '2027-03-01', '2027-03-08T01:00:00Z')).toEqual(['2027-03-01 2027-03-07']);
  });

  it('are over for an hour before anything is written', () => {
    expect(due('month', '2027-01-01', '2027-02-01T00:59:59Z')).toEqual([]);
    expect(due('month', '2027-01-01', '2027-02-01T01:00:00Z')).toHaveLength(1);
  });

  it('begin where the last one ended, also after the schedule was changed', () => {
    expect(due('quarter', '2027-02-01', '2027-07-02T00:00:00Z')).toEqual([
      '2027-02-01 2027-03-31',
      '2027-04-01 2027-06-30',
    ]);
    expect(due('week', '2027-04-01', '2027-04-13T00:00:00Z')).toEqual([
      '2027-04-01 2027-04-04',
      '2027-04-05 2027-04-11',
    ]);
  });

  it('are caught up with oldest first, and no more than asked for at once', () => {
    expect(due('month', '2026-01-01', '2027-03-01T01:00:00Z', 2)).toEqual([
      '2026-01-01 2026-01-31',
      '2026-02-01 2026-02-28',
    ]);
  });

  it('are none where the organisation wants none', () => {
    expect(due('never', '2026-01-01', '2027-03-01T01:00:00Z')).toEqual([]);
  });
});
