import { describe, expect, it } from 'vitest';
import {
  basisPoints,
  clock,
  days,
  minorUnits,
  modelUse,
  money,
  period,
  when,
} from '../../static-web/src/ui/figures.ts';

describe('figures as people read them', () => {
  it.each([
    [1_234_500, 'EUR', 'EUR\u00a012,345'],
    [1_234_550, 'EUR', 'EUR\u00a012,345.50'],
    [5_000, 'JPY', 'JPY\u00a05,000'],
    [1_234_567, 'KWD', 'KWD\u00a01,234.567'],
    [-50, 'USD', 'USD\u00a0-0.50'],
  ])('money keeps the digits of its currency: %i minor units of %s', (minor, currency, text) => {
    expect(money(minor, currency)).toBe(text);
  });

  it.each([
    ['12.50', 'EUR', 1_250],
    ['0.07', 'EUR', 7],
    ['1100', 'JPY', 1_100],
    ['1.005', 'KWD', 1_005],
    ['13,400', 'EUR', 1_340_000],
    ['13.400', 'EUR', 1_340_000],
    ['13 400,50', 'EUR', 1_340_050],
    ['1,234,567.89', 'EUR', 123_456_789],
    ["12'500", 'CHF', 1_250_000],
    ['12,5', 'EUR', 1_250],
    ['1,2,3', 'EUR', '1,2,3'],
    ['', 'EUR', ''],
    ['a lot', 'EUR', 'a lot'],
  ])('what is typed becomes minor units, or stays for the API to refuse: %s %s', (text, currency, minor) => {
    expect(minorUnits(text, currency)).toBe(minor);
  });

  it('days and clocks stay those of the place, wherever the browser is', () => {
    expect(days('2027-06-08T08:30', '2027-06-10T17:30')).toBe('Tue 8 Jun 2027 – Thu 10 Jun 2027');
    expect(days('2027-06-08T08:30', '2027-06-08T17:30')).toBe('Tue 8 Jun 2027');
    expect(clock('2027-06-08T08:30')).toBe('08:30');
  });

  it('a window says for how many days, a fixed date does not', () => {
    const window = { start: '2027-03-01', end: '2027-03-31' };
    expect(when({ ...window, windowForDays: 2 })).toBe('2 days within Mon 1 Mar 2027 – Wed 31 Mar 2027');
    expect(when({ start: '2027-03-11T18:30', end: '2027-03-11T21:30' })).toBe('Thu 11 Mar 2027');
  });

  it('a whole month is called by its name', () => {
    expect(period('2027-02-01', '2027-02-28')).toBe('February 2027');
    expect(period('2027-02-01', '2027-03-31')).toBe('Mon 1 Feb 2027 – Wed 31 Mar 2027');
  });

  it('shares lose a digit that says nothing', () => {
    expect([basisPoints(1_000), basisPoints(2_273)]).toEqual(['10\u00a0%', '22.7\u00a0%']);
  });

  it('what a model used up has its price to four digits, or says that none is known', () => {
    expect(modelUse({ tokens: 1_290, cost: { micros: 1_852, currency: 'EUR' } })).toBe(
      '1,290 tokens, 0.0019 EUR',
    );
    expect(modelUse({ tokens: 5, cost: null })).toBe('5 tokens, at an unknown price');
  });
});
