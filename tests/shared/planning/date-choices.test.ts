import { describe, expect, it } from 'vitest';
import { bridgeOf, dateChoices } from '../../../shared/planning/date-choices.ts';

const ask = {
  country: 'DE',
  length: 2,
  from: '2027-04-20',
  to: '2027-05-28',
  near: '2027-05-06',
  weekend: 'avoid',
  observances: '',
} as const;

describe('date choices', () => {
  it('lie near the day wished for, clear of holidays, bridge days and weekends', () => {
    expect(dateChoices(ask, 2).map(({ days }) => days)).toEqual([
      ['2027-05-04', '2027-05-05'],
      ['2027-05-11', '2027-05-12'],
    ]);
  });

  it('keep a Saturday a Saturday where the weekend is wanted', () => {
    const gala = {
      ...ask,
      country: 'US',
      length: 1,
      from: '2027-09-25',
      to: '2027-10-30',
      near: '2027-10-09',
      weekend: 'keep',
    } as const;
    expect(dateChoices(gala, 3).map(({ start }) => new Date(start).getUTCDay())).toEqual([6, 6, 6]);
  });

  it('stay clear of Ramadan where the brief speaks of it', () => {
    const workshop = {
      ...ask,
      country: 'KE',
      from: '2027-03-01',
      to: '2027-03-31',
      near: '2027-03-01',
      observances: 'several fast during Ramadan',
    } as const;
    expect(dateChoices(workshop, 9).every(({ start }) => start > '2027-03-10')).toBe(true);
  });

  it('are none where nothing is free', () => {
    expect(dateChoices({ ...ask, from: '2027-05-06', to: '2027-05-09' }, 3)).toEqual([]);
  });

  it('know the Friday after a Thursday holiday as a bridge day', () => {
    expect(bridgeOf('2027-05-07', 'DE')).toBe('Ascension Day');
    expect(bridgeOf('2027-05-05', 'DE')).toBeNull();
  });
});
