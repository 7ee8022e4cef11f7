import { describe, expect, it } from 'vitest';
import { dayWords } from '../../../shared/kernel/day-words.ts';
import { day } from '../../../static-web/src/ui/figures.ts';

describe('a day in words', () => {
  it('is told alike by the server and by the web app', () => {
    expect(dayWords('2027-02-03')).toBe('Wed 3 Feb 2027');
    expect(day('2027-02-03')).toBe('Wed 3 Feb 2027');
    expect(day('2026-09-30T18:30')).toBe('Wed 30 Sep 2026');
  });

  it('stays what it is where it is no day', () => {
    expect(['2027-13-01', 'tomorrow', ''].map(dayWords)).toEqual(['2027-13-01', 'tomorrow', '']);
  });
});
