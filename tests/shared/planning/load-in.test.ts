import { describe, expect, it } from 'vitest';
import { buildDaysOf, setUpMinutes, setUpNote, setUpOf } from '../../../shared/planning/load-in.ts';

const day = (start: number) => ({ date: '2027-05-06', start });

describe('load-in', () => {
  it('stays on the morning of the event where it fits', () => {
    const setUp = setUpOf(day(18.5 * 60), { people: 20, doorsBefore: 15, outdoor: false });
    expect(setUp).toMatchObject({ start: '2027-05-06T17:15', end: '2027-05-06T18:15' });
    expect(setUpNote(setUp)).toEqual([]);
  });

  it('begins on the afternoon before where it does not, and leaves the night free', () => {
    const setUp = setUpOf(day(8.5 * 60), { people: 206, doorsBefore: 60, outdoor: false });
    expect(setUp).toMatchObject({ start: '2027-05-05T12:30', end: '2027-05-06T07:30' });
    expect(setUpMinutes(setUp)).toBe(8 * 60);
    expect(setUpNote(setUp).join(' ')).toMatch(/12:30 on the day before and rests overnight/);
  });

  it('takes two days before for a large event, neither longer than a working day', () => {
    const setUp = setUpOf(day(8.5 * 60), { people: 810, doorsBefore: 60, outdoor: false });
    expect(buildDaysOf(setUp)).toEqual([
      { date: '2027-05-04', from: '2027-05-04T11:45', to: '2027-05-04T19:00', minutes: 435 },
      { date: '2027-05-05', from: '2027-05-05T11:45', to: '2027-05-05T19:00', minutes: 435 },
    ]);
    expect(setUpNote(setUp).join(' ')).toMatch(/^Load-in begins at 11:45 two days before/);
  });

  it('builds a site in the open the day before', () => {
    const setUp = setUpOf(day(14 * 60), { people: 150, doorsBefore: 60, outdoor: true });
    expect(buildDaysOf(setUp).map(({ date }) => date)).toEqual(['2027-05-05']);
  });
});
