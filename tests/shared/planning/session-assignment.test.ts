import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFrame } from '../../../shared/planning/day-frame.ts';
import { compatible, type Placed, startAllowed } from '../../../shared/planning/grid-rules.ts';
import type { MipSolver } from '../../../shared/planning/mip-solver.ts';
import { assignSessions, type Assignment, loss } from '../../../shared/planning/session-assignment.ts';
import { firstFit, type GridRequest, type GridSession } from '../../../shared/planning/session-grid.ts';
import { explained } from '../../../shared/planning/unplaced-reasons.ts';

/** 09:00-11:00 without breaks: two slots of 50 minutes after the welcome of 10, 5 minutes between. */
const morning = (date: string) =>
  dayFrame({ date, from: '09:00', until: '11:00', curfew: null }, { style: 'half-day', tearDownMinutes: 0 });
const open = (date: string) => ({ ...morning(date), blocks: [] });
const session = (id: string, more: Partial<GridSession> = {}): GridSession => ({
  id,
  title: `Session ${id}`,
  minutes: 55,
  speakers: [],
  track: null,
  plenary: false,
  audience: 20,
  ...more,
});
const request = (sessions: readonly GridSession[], more: Partial<GridRequest> = {}): GridRequest => ({
  zone: 'Europe/Berlin',
  frames: [open('2027-05-06')],
  rooms: [
    { id: 'large', capacity: 100, building: 'a' },
    { id: 'small', capacity: 30, building: 'a' },
  ],
  sessions,
  ...more,
});
const times = ({ placed }: Pick<Assignment, 'placed'>) =>
  Object.fromEntries(placed.map(({ session: { id }, start, room }) => [id, `${start / 60}@${room.id}`]));

describe('sessions in two slots and two rooms', () => {
  it('by hand: the large one in the large room, the two of one track one after the other', () => {
    const asked = request([
      session('a', { audience: 80, track: 'x' }),
      session('b', { track: 'x' }),
      session('c', { track: 'y' }),
      session('d', { track: 'y' }),
    ]);
    const solved = assignSessions(asked);
    expect(solved).toMatchObject({ notPlaced: [], method: 'optimised' });
    expect(loss(solved, asked)).toBe(0);
    expect(times(solved)['a']).toMatch(/@large$/);
  });

  it('finds the only arrangement where one pass leaves a session out', () => {
    // One pass puts v, who has all morning, in the large room at 9, where w is free at 9 only.
    const until = (clock: string) => [{ from: '2027-05-06T09:00', until: `2027-05-06T${clock}` }];
    const asked = request([
      session('v', { windows: until('11:00'), audience: 80 }),
      session('w', { windows: until('10:00'), audience: 80 }),
      session('u', { speakers: ['Ada'] }),
      session('t', { speakers: ['Ada'] }),
    ]);
    expect(firstFit(asked, []).notPlaced.map(({ id }) => id)).toEqual(['w']);
    const solved = assignSessions(asked);
    expect(solved.notPlaced).toEqual([]);
    expect(times(solved)).toMatchObject({ w: '9@large', v: '10@large' });
    expect(new Set([times(solved)['u'], times(solved)['t']])).toEqual(new Set(['9@small', '10@small']));
  });

  it('places a later version where the former one stood, and only that costs', () => {
    const first = assignSessions(request([session('a'), session('b'), session('c')]));
    const later = request([session('x', { track: 'new' }), session('c'), session('b'), session('a')]);
    const second = assignSessions(later, { before: first.placed, moveCost: 40 });
    const { x, ...old } = times(second);
    expect(x).toBeDefined();
    expect(old).toEqual(times(first));
  });

  it('keeps two popular sessions apart, and pairs that the same people want', () => {
    const solved = assignSessions(
      request(
        [session('a', { popular: true }), session('b', { popular: true }), session('c'), session('d')],
        {
          noClash: [['c', 'd']],
        },
      ),
    );
    const start = (id: string) => times(solved)[id]?.split('@')[0];
    expect(start('a')).not.toBe(start('b'));
    expect(start('c')).not.toBe(start('d'));
  });

  it.each<[string, MipSolver]>([
    ['without a solver', () => ({ status: 'unavailable', values: null, objective: null })],
    ['with one at its limit', () => ({ status: 'limit', values: null, objective: null })],
  ])('places in one pass %s', (_when, solve) => {
    const asked = request([session('a'), session('b'), session('c')]);
    expect(assignSessions(asked, { solve })).toEqual({ ...firstFit(asked, []), method: 'first-fit' });
  });
});

describe('what cannot be placed', () => {
  it('is the last in the list where sessions differ in nothing else', () => {
    const sessions = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => session(id));
    expect(assignSessions(request(sessions)).notPlaced.map(({ id }) => id)).toEqual(['e', 'f']);
  });

  const reasons = (asked: GridRequest) =>
    explained(assignSessions(asked).notPlaced, asked).map(({ reason }) => reason);

  it('names the hours of a speaker in which nothing fits', () => {
    const windows = [{ from: '2027-05-06T09:00', until: '2027-05-06T09:30' }];
    expect(reasons(request([session('a', { speakers: ['Ada'], windows })]))).toEqual([
      'Ada free only 2027-05-06 09:00 to 09:30, when 55 minutes fit nowhere between the hours and what is for everybody',
    ]);
  });

  it('names the fewest sessions that exclude it', () => {
    const at = '2027-05-06T09:00';
    const windows = [{ from: at, until: '2027-05-06T10:00' }];
    const asked = request([
      session('k', { plenary: true, at, title: 'Keynote' }),
      session('a', { speakers: ['Ada'], windows }),
      session('b', { at: '2027-05-06T10:00' }),
    ]);
    expect(reasons(asked)).toEqual([
      'Ada free only 2027-05-06 09:00 to 10:00; it cannot be held together with "Keynote" (fixed at 2027-05-06 09:00)',
    ]);
  });
});

describe('any programme', () => {
  const days = ['2027-05-06', '2027-05-07'];
  const sessions = fc.array(
    fc.record({
      minutes: fc.constantFrom(30, 45, 60),
      speaker: fc.integer({ min: 0, max: 5 }),
      track: fc.constantFrom('x', 'y', null),
      plenary: fc.boolean(),
      audience: fc.integer({ min: 5, max: 120 }),
      day: fc.option(fc.constantFrom(...days)),
      piano: fc.boolean(),
    }),
    { maxLength: 14 },
  );

  it('keeps every rule, loses no session, is never worse than one pass and is the same again', () => {
    fc.assert(
      fc.property(sessions, fc.boolean(), (drawn, paired) => {
        const asked = request(
          drawn.map(({ speaker, day, piano, plenary, ...rest }, index) =>
            session(`s${index}`, {
              ...rest,
              plenary: plenary && index % 4 === 0,
              speakers: [`p${speaker}`],
              needs: piano ? ['piano'] : [],
              ...(day && { windows: [{ from: `${day}T09:00`, until: `${day}T12:00` }] }),
            }),
          ),
          {
            frames: days.map(morning),
            rooms: [
              { id: 'large', capacity: 100, building: 'a' },
              { id: 'small', capacity: 30, building: 'b' },
            ],
            travelMinutes: 15,
            resources: [{ id: 'piano', name: 'Piano', units: 1 }],
            ...(paired && { noClash: [['s0', 's1']], precedence: [{ first: 's2', second: 's3' }] }),
          },
        );
        const solved = assignSessions(asked);
        expect(broken(solved.placed, asked)).toEqual([]);
        expect(solved.placed.length + solved.notPlaced.length).toBe(drawn.length);
        expect(loss(solved, asked)).toBeLessThanOrEqual(loss(firstFit(asked, []), asked));
        expect(assignSessions(asked)).toEqual(solved);
      }),
      { seed: 7, numRuns: 25 },
    );
  });
});

/** Ids of sessions that break a rule alone or with another one. */
function broken(placed: readonly Placed[], asked: GridRequest): string[] {
  return placed.flatMap((a, index) => {
    const frame = asked.frames[a.day];
    const alone = frame && startAllowed(a.session, frame, a.start) && a.session.audience <= a.room.capacity;
    const pianos = placed.filter(
      (b) =>
        b !== a &&
        b.day === a.day &&
        a.session.needs?.includes('piano') &&
        b.session.needs?.includes('piano') &&
        b.start < a.start + a.session.minutes &&
        a.start < b.start + b.session.minutes,
    );
    const with_ = placed.slice(index + 1).filter((b) => !compatible(a, b, asked));
    return alone && pianos.length === 0 && with_.length === 0 ? [] : [a.session.id];
  });
}
