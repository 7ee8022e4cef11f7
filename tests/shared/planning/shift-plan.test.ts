import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime } from '../../../shared/planning/local-time.ts';
import { shiftMinutes, teamShifts } from '../../../shared/planning/shift-plan.ts';

const days = (from: string, to: string) =>
  ['2027-05-06', '2027-05-07'].map((date) => ({ date, from: `${date}T${from}`, to: `${date}T${to}` }));
const spans = (from: string, to: string) =>
  teamShifts(days(from, to)).map((shifts) =>
    shifts.map((shift) => `${shift.from.slice(11)}-${shift.to.slice(11)}`),
  );

describe('teams for the hours of a post', () => {
  it('are one up to ten hours with eleven of rest', () => {
    expect(spans('08:00', '18:00')).toEqual([['08:00-18:00', '08:00-18:00']]);
  });

  it('are two for a longer day, with a quarter of an hour to hand over', () => {
    expect(spans('08:00', '20:00')).toEqual([
      ['08:00-14:15', '08:00-14:15'],
      ['14:00-20:00', '14:00-20:00'],
    ]);
  });

  it('take the days that one team can fill in turn, so that nobody comes for half of one', () => {
    const build = ['2027-05-04', '2027-05-05'].map((date) => ({
      date,
      from: `${date}T11:45`,
      to: `${date}T19:00`,
    }));
    const teams = teamShifts([...build, ...days('08:00', '20:00')]);
    expect(teams.map((shifts) => shifts.map(({ from, to }) => `${from.slice(8)}-${to.slice(11)}`))).toEqual([
      ['04T11:45-19:00', '06T08:00-14:15', '07T08:00-14:15'],
      ['05T11:45-19:00', '06T14:00-20:00', '07T14:00-20:00'],
    ]);
    const [evening, ...others] = teamShifts([...build.slice(1), ...days('08:00', '20:00')]);
    expect([evening, ...others].map((shifts) => shifts?.length)).toEqual([3, 3]);
  });

  it('have half an hour of break for each six hours', () => {
    expect(teamShifts(days('08:00', '14:00'))[0]?.[0]?.breakMinutes).toBe(30);
    expect(teamShifts(days('08:00', '13:55'))[0]?.[0]?.breakMinutes).toBe(0);
  });

  it('are other ones on each day where the night between is too short to rest', () => {
    const evening = days('18:00', '19:00').slice(0, 1);
    const early = days('04:00', '15:00').slice(1);
    const teams = teamShifts([...evening, ...early]);
    expect(
      teams.map((shifts) => shifts.map(({ date, from }) => `${date.slice(8)} ${from.slice(11)}`)),
    ).toEqual([['06 18:00'], ['07 04:00'], ['07 09:30']]);
    expect(teams.flat().every((shift) => shiftMinutes(shift) <= 600)).toBe(true);
  });

  it('always fill the post and keep the rules, up to eighteen hours a day and past midnight', () => {
    const hours = fc.record({
      start: fc.integer({ min: 60, max: 240 }),
      length: fc.integer({ min: 12, max: 216 }),
    });
    fc.assert(
      fc.property(hours, ({ start, length }) => {
        const post = ['2027-05-06', '2027-05-07'].map((date) => ({
          date,
          from: localTime(date, start * 5),
          to: localTime(date, (start + length) * 5),
        }));
        const teams = teamShifts(post);
        for (const shifts of teams) {
          expect(shifts.every((shift) => shiftMinutes(shift) <= 600)).toBe(true);
          const [first, second] = shifts;
          if (first && second)
            expect(shiftMinutes({ from: first.to, to: second.from })).toBeGreaterThanOrEqual(11 * 60);
        }
        post.forEach((day, index) => {
          expect(teams[0]?.[index]?.from).toBe(day.from);
          expect(teams.at(-1)?.[index]?.to).toBe(day.to);
          teams.slice(1).forEach((shifts, before) => {
            expect((shifts[index]?.from ?? '9') <= (teams[before]?.[index]?.to ?? '')).toBe(true);
          });
        });
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});
