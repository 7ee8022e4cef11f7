import { describe, expect, it } from 'vitest';
import { programme } from '../../../shared/artifacts/programme-schema.ts';
import { programmeInput, registrationFacts } from '../../../shared/artifacts/programme-views.ts';
import { registrationRecord } from '../../../shared/artifacts/records.ts';

const two = {
  sessions: [
    { id: 'a', title: 'Part one', minutes: 45 },
    { id: 'b', title: 'Part two', minutes: 45 },
  ],
};
const pathsOf = (value: object) =>
  programme.safeParse(value).error?.issues.map(({ path }) => path.join('/')) ?? [];

describe('a programme as handed over', () => {
  it('needs titles and minutes only', () => {
    expect(programme.parse(two).sessions[0]).toMatchObject({ kind: 'talk', speakers: [], needs: [] });
  });

  it.each([
    ['an id twice', { sessions: [two.sessions[0], two.sessions[0]] }, 'sessions/1/id'],
    ['a pin on no session', { ...two, pinned: [{ session: 'c' }] }, 'pinned/0/session'],
    ['a clash with no session', { ...two, noClash: [['a', 'c']] }, 'noClash/0/1'],
    [
      'a circle',
      {
        ...two,
        precedence: [
          { first: 'a', second: 'b' },
          { first: 'b', second: 'a' },
        ],
      },
      'precedence',
    ],
    [
      'hours that end before they begin',
      {
        ...two,
        speakers: [{ name: 'Ada', available: [{ from: '2027-05-06T12:00', until: '2027-05-06T09:00' }] }],
      },
      'speakers/0/available/0/until',
    ],
    [
      'equipment that is not there',
      { sessions: [{ ...two.sessions[0], needs: ['Piano'] }] },
      'sessions/0/needs',
    ],
  ])('is refused with %s, naming the place', (_what, value, path) => {
    expect(pathsOf(value)).toEqual([path]);
  });
});

describe('what tasks read of it', () => {
  const record = (body: object, seq: number) => ({
    seq,
    id: `r${seq}`,
    kind: 'programme',
    body,
    by: 'person',
    at: '2026-11-23T00:00:00Z',
    simulated: false,
  });

  it('is the newest versions, oldest first', () => {
    const records = [1, 2, 3, 4, 5].map((seq) => record({ version: seq }, seq));
    expect(programmeInput.select(records)).toEqual([2, 3, 4, 5].map((version) => ({ version })));
  });

  it('is the registration of the newest day, reported late or not; null without any', () => {
    const bodies = [
      { asOf: '2027-04-01', registered: 50 },
      { asOf: '2027-04-15', registered: 80 },
      { asOf: '2027-03-01', registered: 20 },
    ];
    const records = bodies.map((body, index) => ({ ...record(body, index + 1), kind: 'registration' }));
    expect(registrationFacts.select(records)).toEqual({ asOf: '2027-04-15', registered: 80 });
    expect(registrationFacts.select([])).toBeNull();
  });

  it('never counts more payments than registrations', () => {
    expect(registrationRecord.schema.safeParse({ asOf: '2027-04-01', registered: 5, paid: 6 }).success).toBe(
      false,
    );
  });
});
