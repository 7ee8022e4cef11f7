import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFrame } from '../../../shared/planning/day-frame.ts';
import { packedGrid } from '../../../shared/planning/packed-grid.ts';
import { type GridItem, type GridSession, sessionGrid } from '../../../shared/planning/session-grid.ts';

const day = (date: string) =>
  dayFrame({ date, from: '09:00', until: '17:00', curfew: null }, { style: 'full-day', tearDownMinutes: 60 });
const session = (id: string, more: Partial<GridSession> = {}): GridSession => ({
  id,
  title: `Session ${id}`,
  minutes: 45,
  speakers: [],
  track: null,
  plenary: true,
  audience: 20,
  ...more,
});
const request = (sessions: readonly GridSession[], dates = ['2027-05-06']) => ({
  zone: 'Europe/Berlin',
  frames: dates.map(day),
  rooms: [
    { id: 'main', capacity: 60, building: 'a' },
    { id: 'side', capacity: 30, building: 'a' },
  ],
  sessions,
});
const times = (items: readonly GridItem[]) =>
  items.map(({ id, start, end }) => `${id} ${start.slice(11)}-${end.slice(11)}`);

describe('a day of five sessions in one room', () => {
  const asked = request(['a', 'b', 'c', 'd', 'e'].map((id) => session(id)));
  const packed = packedGrid(asked, 5, 10);

  it('begins lunch up to half an hour before the usual where the morning is over, and the afternoon with it', () => {
    const plenary = ['a', 'b', 'c'].map((id) => session(id, { minutes: 60 }));
    const lunchOf = (lunchAt?: string) => {
      const hours = { date: '2027-05-06', from: '09:00', until: '17:00', curfew: null };
      const frame = dayFrame(hours, { style: 'full-day', tearDownMinutes: 0, ...(lunchAt && { lunchAt }) });
      const { grid } = packedGrid({ ...request(plenary), frames: [frame] }, 5, 10);
      return times(grid.items).filter((time) => /^(day-1-lunch|c) /.test(time));
    };
    expect(lunchOf()).toEqual(['day-1-lunch 12:00-13:00', 'c 13:00-14:00']);
    expect(lunchOf('12:30')).toEqual(['day-1-lunch 12:30-13:30', 'c 13:30-14:30']);
  });

  it('has them back to back, breaks right behind them and the rest of the day free', () => {
    expect(times(packed.grid.items)).toEqual([
      'day-1-opening 09:00-09:10',
      'a 09:10-09:55',
      'b 10:05-10:50',
      'day-1-morning-break 10:50-11:20',
      'c 11:20-12:05',
      'day-1-lunch 12:05-13:05',
      'd 13:05-13:50',
      'e 14:00-14:45',
      'day-1-afternoon-break 14:45-15:15',
      'day-1-tear-down 17:00-18:00',
    ]);
  });

  it('calls a break by its name only where a session follows on that day', () => {
    const titles = packed.grid.items.filter(({ kind }) => kind === 'break').map(({ title }) => title);
    expect(titles).toEqual(['Morning break', 'Coffee and networking']);
  });
});

describe('a session that is bound to the afternoon', () => {
  it('stays inside its hours', () => {
    const bound = session('bound', { from: '2027-05-06T14:00', until: '2027-05-06T15:00' });
    const { grid } = packedGrid(request([session('a'), bound]), 5, 10);
    const placed = grid.items.find(({ id }) => id === 'bound');
    expect([placed?.start, placed?.end]).toEqual(['2027-05-06T14:00', '2027-05-06T14:45']);
  });
});

describe('a day too full for wide gaps', () => {
  it('takes the least gap rather than leave a session out', () => {
    const sessions = Array.from({ length: 6 }, (_, index) => session(`s${index}`, { minutes: 50 }));
    const wide = sessionGrid({ ...request(sessions), gapMinutes: 30 });
    expect(wide.notPlaced.length).toBeGreaterThan(0);
    expect(packedGrid(request(sessions), 5, 30).grid.notPlaced).toEqual([]);
  });
});

describe('any programme', () => {
  const rows = fc.array(
    fc.record({
      minutes: fc.constantFrom(20, 30, 45, 90),
      plenary: fc.boolean(),
      track: fc.constantFrom('x', 'y', null),
      audience: fc.integer({ min: 5, max: 60 }),
    }),
    { maxLength: 14 },
  );

  const dates = ['2027-05-06', '2027-05-07'];

  it('loses no session, runs none in a break or meal, and has two breaks of half an hour a day', () => {
    fc.assert(
      fc.property(rows, (programme) => {
        const sessions = programme.map((row, index) => session(`s${index}`, row));
        const { items, notPlaced } = packedGrid(request(sessions, ['2027-05-06', '2027-05-07']), 5, 10).grid;
        const placed = items.filter(({ kind }) => kind === 'session');
        const plain = sessionGrid({ ...request(sessions, dates), gapMinutes: 5 });
        expect(notPlaced.length).toBeLessThanOrEqual(plain.notPlaced.length);
        const blocks = items.filter(({ kind }) => kind !== 'session');
        expect(placed.length + notPlaced.length).toBe(sessions.length);
        for (const one of placed)
          expect(blocks.filter((block) => block.start < one.end && one.start < block.end)).toEqual([]);
        const lengths = blocks
          .filter(({ kind }) => kind === 'break')
          .map(({ start, end }) => (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 60_000);
        expect(lengths).toEqual([30, 30, 30, 30]);
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});
