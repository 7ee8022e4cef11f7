import { describe, expect, it } from 'vitest';
import { countWords } from '../../../shared/kernel/count-words.ts';
import { dayWords } from '../../../shared/kernel/day-words.ts';
import {
  daysWords,
  instantWords,
  moneyWords,
  percentWords,
  spanWords,
  withDays,
} from '../../../shared/exports/plan-words.ts';

describe('words of the printed plan', () => {
  it('name days with their weekday and leave what is no day as it is', () => {
    expect(dayWords('2027-03-11')).toBe('Thu 11 Mar 2027');
    expect(dayWords('soon')).toBe('soon');
    expect(daysWords('2027-03-11', '2027-03-11')).toBe('Thu 11 Mar 2027');
  });

  it('give an instant in the zone of the event, across its change of clocks', () => {
    expect(instantWords('2027-03-27T23:30:00Z', 'Europe/Warsaw')).toBe(
      'Sun 28 Mar 2027 00:30 (Europe/Warsaw)',
    );
    expect(instantWords('2027-03-28T01:30:00Z', 'Europe/Warsaw')).toBe(
      'Sun 28 Mar 2027 03:30 (Europe/Warsaw)',
    );
    expect(instantWords('2027-03-28T01:30:00Z', null)).toBe('Sun 28 Mar 2027 01:30 (UTC)');
  });

  it('name the day once where a span stays within it', () => {
    expect(spanWords('2027-03-11T21:30', '2027-03-11T22:00')).toBe('Thu 11 Mar 2027 21:30 to 22:00');
    expect(spanWords('2027-03-11T21:30', '2027-03-12T02:00')).toBe(
      'Thu 11 Mar 2027 21:30 to Fri 12 Mar 2027 02:00',
    );
  });

  it('never stop at an amount or a country that is malformed', () => {
    expect(moneyWords(200_000, 'PLN')).toBe('PLN 2,000.00');
    expect(moneyWords(500, 'JPY')).toBe('JPY 500');
    expect(moneyWords(null, 'PLN')).toBe('not known');
    expect(moneyWords(5, 'zł')).toBe('5 (minor units of zł)');
  });

  it('write the days of a sentence as people read them', () => {
    expect(withDays('It begins on 2027-05-06, for 2027 people.')).toBe(
      'It begins on Thu 6 May 2027, for 2027 people.',
    );
  });

  it('round shares to a tenth of a percent and count in the singular', () => {
    expect(percentWords(3_684)).toBe('36.8 %');
    expect(countWords(1, 'seat')).toBe('1 seat');
    expect(countWords(0, 'seat')).toBe('0 seats');
  });
});
