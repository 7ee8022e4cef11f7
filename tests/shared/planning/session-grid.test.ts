import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFrame } from '../../../shared/planning/day-frame.ts';
import { type GridItem, type GridSession, sessionGrid } from '../../../shared/planning/session-grid.ts';

const session = (id: string, more: Partial<GridSession> = {}): GridSession => ({
  id,
  title: `Session ${id}`,
  minutes: 45,
  speakers: [`speaker-${id}`],
  track: null,
  plenary: false,
  audience: 20,
  ...more,
});

const overlaps = (a: GridItem, b: GridItem) => a.start < b.end && b.start < a.end;
const sessionsOf = (items: readonly GridItem[]) => items.filter(({ kind }) => kind === 'session');

describe('an evening meetup with a curfew', () => {
  const frame = dayFrame(
    { date: '2027-03-11', from: '18:30', until: '21:30', curfew: '22:00' },
    { style: 'evening', tearDownMinutes: 30 },
  );
  const grid = sessionGrid({
    zone: 'Europe/Warsaw',
    frames: [frame],
    rooms: [{ id: 'main', capacity: 25, building: 'a' }],
    sessions: [session('a', { minutes: 30 }), session('b', { minutes: 30 })],
  });

  it('opens, talks, eats and is torn down by the curfew', () => {
    expect(grid.items.map(({ kind }) => kind)).toEqual([
      'opening',
      'session',
      'session',
      'meal',
      'tear-down',
    ]);
    expect(grid.items[0]?.start).toBe('2027-03-11T18:30');
    expect(grid.items.at(-1)?.end).toBe('2027-03-11T22:00');
    expect(grid).toMatchObject({ zone: 'Europe/Warsaw', notPlaced: [] });
  });

  it('ends earlier where tear-down would pass the curfew', () => {
    const late = dayFrame(
      { date: '2027-03-11', from: '18:30', until: '22:00', curfew: '22:00' },
      { style: 'evening', tearDownMinutes: 30 },
    );
    expect(late.shortenedBy).toBe(30);
    expect(Math.max(...late.blocks.map(({ end }) => end))).toBe(22 * 60);
  });

  it('says what does not fit', () => {
    const { notPlaced } = sessionGrid({
      zone: 'Europe/Warsaw',
      frames: [frame],
      rooms: [{ id: 'main', capacity: 25, building: 'a' }],
      sessions: [
        session('a', { minutes: 100 }),
        session('b', { minutes: 100 }),
        session('c', { audience: 60 }),
      ],
    });
    expect(notPlaced.map(({ id, reason }) => [id, reason])).toEqual([
      ['b', 'no free time of that length in the opening hours'],
      ['c', 'no room holds 60 people'],
    ]);
  });
});

describe('a two-day conference in three tracks', () => {
  const frames = ['2027-05-04', '2027-05-05'].map((date, index) =>
    dayFrame(
      { date, from: '08:30', until: '18:00', curfew: '23:30' },
      { style: 'full-day', lunchAt: '12:30', tearDownMinutes: 60, reception: index === 0 },
    ),
  );
  const tracks = ['Platform', 'Streaming', 'Governance'];
  const talks = Array.from({ length: 24 }, (_, index) =>
    session(`talk-${index}`, { track: tracks[index % 3] ?? null, audience: 60 }),
  );
  const keynotes = [
    session('lindqvist', {
      plenary: true,
      audience: 200,
      from: '2027-05-04T08:30',
      until: '2027-05-04T12:00',
    }),
    session('keynote-2', { plenary: true, audience: 200 }),
  ];
  const rooms = [
    { id: 'plenary', capacity: 210, building: 'a' },
    { id: 'room-2', capacity: 90, building: 'a' },
    { id: 'room-3', capacity: 90, building: 'a' },
  ];
  const grid = sessionGrid({ zone: 'Europe/Berlin', frames, rooms, sessions: [...talks, ...keynotes] });

  it('places all 26 sessions', () => {
    expect(grid.notPlaced).toEqual([]);
    expect(sessionsOf(grid.items)).toHaveLength(26);
  });

  it('keeps the bound keynote before noon of the first day and one keynote a day', () => {
    const [first, second] = ['lindqvist', 'keynote-2'].map((id) => grid.items.find((item) => item.id === id));
    expect(first?.start.startsWith('2027-05-04') && first.end <= '2027-05-04T12:00').toBe(true);
    expect(second?.start.startsWith('2027-05-05')).toBe(true);
  });

  it('leaves lunch and keynotes unopposed and spreads the talks over both days', () => {
    const everybody = grid.items.filter(({ plenary }) => plenary);
    for (const one of everybody)
      expect(grid.items.filter((item) => item !== one && overlaps(item, one))).toEqual([]);
    const dayOne = sessionsOf(grid.items).filter(({ start }) => start.startsWith('2027-05-04')).length;
    expect(Math.abs(dayOne - 13)).toBeLessThanOrEqual(3);
  });

  it('keeps a track in its room and has the reception on the first evening', () => {
    for (const track of tracks) {
      expect(
        new Set(
          sessionsOf(grid.items)
            .filter((item) => item.track === track)
            .map(({ room }) => room),
        ).size,
      ).toBe(1);
    }
    expect(grid.items.filter(({ title }) => title === 'Reception').map(({ start }) => start)).toEqual([
      '2027-05-04T18:00',
    ]);
  });
});

describe('a gala past midnight', () => {
  it('stays one evening, with times on the next date after midnight', () => {
    const frame = dayFrame(
      { date: '2027-10-09', from: '17:30', until: '00:00', curfew: '02:00' },
      { style: 'gala', tearDownMinutes: 90 },
    );
    const grid = sessionGrid({
      zone: 'America/Chicago',
      frames: [frame],
      rooms: [{ id: 'ballroom', capacity: 350, building: 'a' }],
      sessions: [session('auction', { minutes: 40, audience: 320, plenary: true })],
    });
    expect(grid.notPlaced).toEqual([]);
    expect(grid.items[0]).toMatchObject({ start: '2027-10-09T17:30', kind: 'social' });
    expect(grid.items.find(({ title }) => title === 'Music and dancing')?.end).toBe('2027-10-10T00:00');
    expect(grid.items.at(-1)).toMatchObject({ kind: 'tear-down', end: '2027-10-10T01:30' });
  });
});

describe('any programme', () => {
  const someSessions = fc.array(
    fc.record({
      minutes: fc.constantFrom(20, 30, 45, 90),
      speaker: fc.nat(3),
      track: fc.constantFrom('x', 'y', null),
      plenary: fc.boolean(),
      audience: fc.integer({ min: 5, max: 60 }),
    }),
    { maxLength: 14 },
  );

  it('books no room and no speaker twice, leaves 15 minutes between buildings and loses no session', () => {
    fc.assert(
      fc.property(someSessions, (rows) => {
        const sessions = rows.map(({ speaker, ...row }, index) =>
          session(`s${index}`, { ...row, speakers: [`p${speaker}`] }),
        );
        const frames = ['2027-06-08', '2027-06-09'].map((date) =>
          dayFrame(
            { date, from: '09:00', until: '17:00', curfew: null },
            { style: 'full-day', tearDownMinutes: 0 },
          ),
        );
        const rooms = [
          { id: 'a1', capacity: 60, building: 'a' },
          { id: 'b1', capacity: 30, building: 'b' },
        ];
        const { items, notPlaced } = sessionGrid({ zone: 'America/Toronto', frames, rooms, sessions });
        const placed = sessionsOf(items);
        expect(placed.length + notPlaced.length).toBe(sessions.length);
        for (const [index, one] of placed.entries()) {
          expect(one.start.slice(11) >= '09:00' && one.end.slice(11) <= '17:00').toBe(true);
          for (const other of placed.slice(index + 1)) {
            if (one.room === other.room) expect(overlaps(one, other)).toBe(false);
            if (one.speakers[0] === other.speakers[0]) {
              const wait = one.room === other.room ? 5 : 15;
              const apart = [one.end, other.start].map((time) => Date.parse(`${time}Z`));
              expect(((apart[1] ?? 0) - (apart[0] ?? 0)) / 60_000).toBeGreaterThanOrEqual(wait);
            }
            if (one.plenary || other.plenary) expect(overlaps(one, other)).toBe(false);
          }
        }
      }),
      { seed: 21, numRuns: 150 },
    );
  });
});
