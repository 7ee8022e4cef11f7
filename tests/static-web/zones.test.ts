import { describe, expect, it } from 'vitest';
import { instantAt, instantWords, readersZone, zoneWords } from '../../static-web/src/ui/zones.ts';

describe('an instant', () => {
  it('is told by the clocks of the event, which are named', () => {
    expect(instantWords('2027-05-20T12:05:00Z', 'Europe/Berlin')).toBe('Thu 20 May 2027, 14:05 Berlin time');
    expect(instantWords('2027-05-20T23:30:00.000Z', 'Asia/Kolkata')).toBe(
      'Fri 21 May 2027, 05:00 Kolkata time',
    );
    expect(instantWords('2027-01-02T00:00:00Z', 'America/New_York')).toBe(
      'Fri 1 Jan 2027, 19:00 New York time',
    );
  });

  it('is told by the clock of the reader where no event has a zone, or one that nobody knows', () => {
    const own = instantWords('2027-05-20T12:05:00Z', readersZone());
    expect(instantWords('2027-05-20T12:05:00Z')).toBe(own);
    expect(instantWords('2027-05-20T12:05:00Z', 'Mars/Olympus')).toBe(own);
  });

  it('stays what it was where it is none', () => {
    expect(instantWords('soon', 'Europe/Berlin')).toBe('soon');
    expect(instantAt('soon', 'Europe/Berlin')).toBe('soon');
  });

  it('is found again from what the clocks show, on both sides of a change of the clock', () => {
    for (const instant of [
      '2027-03-28T00:30:00.000Z',
      '2027-03-28T01:30:00.000Z',
      '2027-12-01T11:00:00.000Z',
    ]) {
      const shown = new Intl.DateTimeFormat('sv-SE', {
        timeZone: 'Europe/Berlin',
        dateStyle: 'short',
        timeStyle: 'short',
      });
      const local = shown.format(new Date(instant)).replace(' ', 'T');
      expect(instantAt(local, 'Europe/Berlin')).toBe(instant);
    }
  });
});

describe('a zone', () => {
  it.each([
    ['Europe/Berlin', 'Berlin time'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires time'],
    ['UTC', 'UTC'],
    ['Etc/GMT+2', 'Etc/GMT+2'],
  ])('%s is called %s', (zone, words) => {
    expect(zoneWords(zone)).toBe(words);
  });
});
