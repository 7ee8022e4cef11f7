import { describe, expect, it } from 'vitest';
import { parseList } from '../../../../shared/contracts/imports/parse-list.ts';
import { venueImport } from '../../../../shared/contracts/imports/venue-import.ts';
import { ownVenue } from '../../../../shared/kernel/organisation-rows.ts';
import { faultOf } from './fault-of.ts';

const csv = (text: string, skipInvalid = false) =>
  parseList(venueImport, text, { format: 'csv', skipInvalid });
const header = 'Name,City,Country,Capacity,Theatre,Rooms,Step-free,Opens,Closes,Hire price per day,Currency';
const row = 'Klub Studio,Kraków,Poland,120,80,2,tak,9:00,23.30,"1.250,50",pln';

describe('a list of venues as CSV', () => {
  it('is read with the names, numbers and words that people write', () => {
    const { rows, ignoredColumns, flags } = csv(
      `${header},Wi-Fi name,Last confirmed\n${row},guest,01.10.2026`,
    );
    expect(rows).toEqual([
      {
        id: 'klub-studio-krakow',
        name: 'Klub Studio',
        city: 'Kraków',
        country: 'PL',
        address: null,
        capacity: 120,
        capacityTheatre: 80,
        capacityClassroom: null,
        capacityBanquet: null,
        capacityStanding: null,
        rooms: 2,
        stepFree: 'yes',
        opens: '09:00',
        closes: '23:30',
        hirePerDayMinor: 125_050,
        currency: 'PLN',
        features: [],
        contact: null,
        notes: '',
        confirmedOn: '2026-10-01',
      },
    ]);
    expect(ownVenue.parse(rows[0])).toEqual(rows[0]);
    expect(ignoredColumns).toEqual(['Wi-Fi name']);
    expect(flags).toEqual([]);
  });

  it.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['commas', ','],
  ])('may have %s between its cells, a byte order mark and Windows lines', (_, mark) => {
    const lines = [
      ['Name', 'City', 'Country', 'Capacity', 'Notes'],
      ['"Hall ""A"""', 'Łódź', 'PL', '1 200', '"two\r\nlines"'],
    ];
    const { rows } = csv(`\ufeff${lines.map((cells) => cells.join(mark)).join('\r\n')}\r\n\r\n`);
    expect(rows).toMatchObject([
      { id: 'hall-a-lodz', name: 'Hall "A"', capacity: 1_200, notes: 'two\r\nlines' },
    ]);
  });

  it('names every bad cell of every row and stores nothing', () => {
    const text = `Name,City,Country,Capacity,Theatre,Hire\nA,,PL,50,,\nB,Kraków,Atlantis,many,,\nC,Kraków,PL,50,60,\nD,Kraków,PL,50,,100`;
    const fault = faultOf(() => csv(text));
    expect(fault.code).toBe('import.invalid');
    expect(fault.errors).toEqual([
      { pointer: '/rows/1/city', detail: 'Line 2: It is needed and empty.' },
      {
        pointer: '/rows/2/country',
        detail: 'Line 3: Write the country as a code or in English: PL or Poland.',
      },
      { pointer: '/rows/2/capacity', detail: 'Line 3: Write a whole number; "many" is none.' },
      {
        pointer: '/rows/3/capacityTheatre',
        detail: 'Line 4: It is more than the capacity of the house, 50.',
      },
      { pointer: '/rows/4/currency', detail: 'Line 5: A price needs its currency.' },
    ]);
  });

  it('takes the good rows where that is asked for, and says what was left out', () => {
    const { rows, leftOut } = csv(`${header}\n${row}\nNo city,,PL,5,,,,,,,`, true);
    expect(rows.map(({ name }) => name)).toEqual(['Klub Studio']);
    expect(leftOut).toEqual([{ pointer: '/rows/2/city', detail: 'Line 3: It is needed and empty.' }]);
  });

  it('has every venue once', () => {
    expect(faultOf(() => csv(`${header}\n${row}\n${row}`)).errors).toEqual([
      { pointer: '/rows/2', detail: 'Line 3: It is the same as /rows/1: keep one.' },
    ]);
  });

  it('keeps what looks like a formula as text and points it out; a phone number is none', () => {
    const { rows, flags } = csv(
      `Name,City,Country,Capacity,Contact\n=cmd|' /C calc'!A0,Kraków,PL,5,+48 12 345 67 89`,
    );
    expect(rows[0]).toMatchObject({ name: "=cmd|' /C calc'!A0", contact: '+48 12 345 67 89' });
    expect(flags.map(({ pointer }) => pointer)).toEqual(['/rows/1/name']);
  });

  it('names the columns that it lacks, with the names that would do', () => {
    expect(faultOf(() => csv('Name,City\nA,B')).errors).toEqual([
      {
        pointer: '/columns/country',
        detail: 'There is no such column; name it one of: country, country code.',
      },
      {
        pointer: '/columns/capacity',
        detail:
          'There is no such column; name it one of: capacity, capacity total, total capacity, max capacity, people.',
      },
    ]);
  });

  it('has at most 5,000 rows', () => {
    const many = Array.from({ length: 5_001 }, (_, n) => `V${n},Kraków,PL,10`).join('\n');
    expect(faultOf(() => csv(`Name,City,Country,Capacity\n${many}`)).code).toBe('request.too-large');
  });
});

describe('a list of venues as JSON', () => {
  it('comes back as it was stored', () => {
    const { rows } = csv(`${header}\n${row}`);
    const again = parseList(venueImport, JSON.stringify({ rows }), { format: 'json', skipInvalid: false });
    expect(again.rows).toEqual(rows);
  });

  it('points at the row of a list that does not fit', () => {
    const text = JSON.stringify([{ name: 'A', city: 'B', country: 'PL', capacity: {} }, 7]);
    const fault = faultOf(() => parseList(venueImport, text, { format: 'json', skipInvalid: false }));
    expect(fault.errors.map(({ pointer }) => pointer)).toEqual(['/0/capacity', '/1']);
  });
});
