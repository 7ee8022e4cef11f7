import { describe, expect, it } from 'vitest';
import { daysOf, openingDay, rolesOf } from '../../static-web/src/pages/event/days/days-of.ts';

describe('the days of a runbook', () => {
  it('run from whoever is called first to the last cue, each once and in order', () => {
    const cues = ['2027-05-18T09:00', '2027-05-19T17:00', '2027-05-18T17:00'].map((at) => ({ at }));
    const callSheet = [{ callAt: '2027-05-17T14:00' }];
    const runbook = { cues, callSheet } as Parameters<typeof daysOf>[0]; // nothing else is read
    expect(daysOf(runbook)).toEqual(['2027-05-17', '2027-05-18', '2027-05-19']);
  });

  it('open at today on the day itself, else at the first day of the show, not at its load-in', () => {
    const dates = ['2027-05-17', '2027-05-18'];
    expect(openingDay(dates, '2027-05-17', '2027-05-18')).toBe('2027-05-17');
    expect(openingDay(dates, '2026-11-23', '2027-05-18')).toBe('2027-05-18');
    expect(openingDay([], '2026-11-23', undefined)).toBe('');
  });

  it('name each role that sees to something once', () => {
    const owners = ['Stage manager', 'AV crew', 'Stage manager'].map((owner) => ({ owner }));
    expect(rolesOf(owners)).toEqual(['AV crew', 'Stage manager']);
  });
});
