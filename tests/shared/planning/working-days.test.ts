import { describe, expect, it } from 'vitest';
import { holidaysOn, publicHolidays } from '../../../shared/planning/public-holidays.ts';
import { workingCalendar } from '../../../shared/planning/working-days.ts';

describe('the working calendar of Germany', () => {
  const calendar = workingCalendar('DE');

  it('has no work on weekends and on Ascension Day 2027', () => {
    expect(calendar.isWorkingDay('2027-05-06')).toBe(false);
    expect(calendar.isWorkingDay('2027-05-08')).toBe(false);
    expect(calendar.isWorkingDay('2027-05-07')).toBe(true);
    expect(holidaysOn('2027-05-06', 'DE').map(({ name }) => name)).toEqual(['Ascension Day']);
  });

  it('counts the first day and not the last', () => {
    expect(calendar.workingDaysBetween('2027-05-03', '2027-05-10')).toBe(4);
    expect(calendar.workingDaysBetween('2027-05-10', '2027-05-03')).toBe(-4);
    expect(calendar.workingDaysBetween('2027-05-03', '2027-05-03')).toBe(0);
  });

  it('adds days over the holiday and the weekend', () => {
    expect(calendar.addWorkingDays('2027-05-05', 1)).toBe('2027-05-07');
    expect(calendar.addWorkingDays('2027-05-07', 1)).toBe('2027-05-10');
    expect(calendar.addWorkingDays('2027-05-10', -2)).toBe('2027-05-05');
    expect(calendar.addWorkingDays('2027-05-08', 0)).toBe('2027-05-10');
  });

  it('finds the working day before and after a holiday', () => {
    expect([calendar.onOrBefore('2027-05-06'), calendar.onOrAfter('2027-05-06')]).toEqual([
      '2027-05-05',
      '2027-05-07',
    ]);
    expect(calendar.onOrBefore('2027-05-05')).toBe('2027-05-05');
    expect(calendar.onOrBefore('2027-01-02')).toBe('2026-12-31');
  });
});

describe('the working calendar of other countries', () => {
  it('rests on Friday and Saturday in Egypt', () => {
    const calendar = workingCalendar('EG');
    expect(calendar.isWorkingDay('2027-06-11')).toBe(false);
    expect(calendar.isWorkingDay('2027-06-13')).toBe(true);
  });

  it('marks moon-dated holidays of Kenya as approximate', () => {
    const eid = publicHolidays('KE', 2027).filter(({ approximate }) => approximate);
    expect(eid.map(({ date }) => date)).toContain('2027-03-09');
  });

  it('knows a holiday of a region only where the region is named', () => {
    expect(holidaysOn('2027-03-08', 'DE')).toEqual([]);
    expect(holidaysOn('2027-03-08', 'DE', 'BE')).toHaveLength(1);
  });

  it('has weekends only in a country without data', () => {
    expect(workingCalendar('ZZ').isWorkingDay('2027-01-01')).toBe(true);
  });
});
