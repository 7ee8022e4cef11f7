import { describe, expect, it } from 'vitest';
import { suggestDates } from '../../../../shared/planning/brief/suggest-dates.ts';

describe('dates suggested within a window', () => {
  const window = { from: '2027-03-01', to: '2027-03-31', durationDays: 2, weekdays: [1, 2, 3, 4, 5] };
  const [best, second] = suggestDates(window, 'KE', 'several participants fast during Ramadan', '2026-12-07');

  it('name what they are clear of in the order of the days, each day once', () => {
    const names = /clear of (.*?);/.exec(best?.label ?? '')?.[1]?.split(', ');
    expect(names).toEqual(['Ramadan', 'Eid al-Fitr', 'Good Friday', 'Easter Sunday', 'Easter Monday']);
  });

  it('are ranked in words', () => {
    expect(best?.label).toMatch(/^Tue 16 Mar 2027 to Wed 17 Mar 2027: best fit; midweek/);
    expect(second?.label).toContain(': second choice;');
  });
});
