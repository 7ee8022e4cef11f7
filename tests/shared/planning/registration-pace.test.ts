import { describe, expect, it } from 'vitest';
import { registrationForecast } from '../../../shared/planning/registration-pace.ts';

/** A paid conference for 200 on 3 June: 236 places at 15 % no-show. 6 May is four weeks before: 70 % are usual. */
const forecast = (asOf: string, registered: number, change: object = {}) =>
  registrationForecast({
    figures: { asOf, registered },
    facts: { inPerson: 200, paid: true },
    eventStart: '2027-06-03',
    places: 236,
    noShowPercent: 15,
    capacity: 230,
    ...change,
  });

describe('a forecast from registrations', () => {
  it('by hand: 140 four weeks before are 200 in the end, 170 of whom come, 175 to plan for', () => {
    // 140 / 0.7 = 200; 200 x 0.85 = 170; sd = sqrt(170 x 0.15) = 5.05; 170 + 0.84 x 5.05 = 174.2.
    expect(forecast('2027-05-06', 140)).toMatchObject({
      daysBefore: 28,
      usualPercent: 70,
      registrations: 200,
      attendance: 170,
      planFor: 175,
      guaranteeOn: '2027-05-29',
    });
  });

  it.each([
    ['2027-05-06', 190, 'ahead'],
    ['2027-05-06', 160, 'on-pace'],
    ['2027-05-06', 120, 'behind'],
    ['2027-05-06', 90, 'review'],
    ['2027-03-11', 20, 'behind'],
    ['2027-05-20', 70, 'stop'],
  ])('on %s with %i registrations it is %s', (asOf, registered, status) => {
    expect(forecast(asOf, registered)?.status).toBe(status);
  });

  it('is never more than the places offered or the posted capacity', () => {
    expect(forecast('2027-05-06', 230)).toMatchObject({ registrations: 236, attendance: 201 });
    expect(forecast('2027-06-03', 400, { capacity: 230 })).toMatchObject({ attendance: 230, planFor: 230 });
  });

  it('is not given before the curve begins', () => {
    expect(forecast('2026-12-01', 3)).toBeNull();
  });

  it('follows a shorter curve for a small free event', () => {
    const small = { facts: { inPerson: 20, paid: false }, places: 29, noShowPercent: 30, capacity: 30 };
    // Two weeks before 45 % are usual: 9 / 0.45 = 20.
    expect(forecast('2027-05-20', 9, small)).toMatchObject({ registrations: 20, guaranteeOn: '2027-05-31' });
  });
});
