import { describe, expect, it } from 'vitest';
import { setUpMinutes, setUpNote, setUpOf } from '../../../shared/planning/load-in.ts';

const day = (start: number) => ({ date: '2027-05-06', start });

describe('load-in', () => {
  it('stays on the morning of the event where it fits', () => {
    const setUp = setUpOf(day(18.5 * 60), 20, 15);
    expect(setUp).toMatchObject({ start: '2027-05-06T17:15', end: '2027-05-06T18:15' });
    expect(setUpNote(setUp)).toEqual([]);
  });

  it('begins on the afternoon before where it does not, and leaves the night free', () => {
    const setUp = setUpOf(day(8.5 * 60), 206, 60);
    expect(setUp).toMatchObject({ start: '2027-05-05T12:30', end: '2027-05-06T07:30' });
    expect(setUpMinutes(setUp)).toBe(8 * 60);
    expect(setUpNote(setUp).join(' ')).toMatch(/12:30 on the day before and rests overnight/);
  });

  it('takes the whole day before for a large event', () => {
    expect(setUpOf(day(8.5 * 60), 810, 60).start).toBe('2027-05-05T07:00');
  });
});
