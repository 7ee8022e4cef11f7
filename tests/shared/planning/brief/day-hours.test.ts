import { describe, expect, it } from 'vitest';
import { describeBrief } from '../../../../shared/planning/brief/describe-brief.ts';
import { withConstraints } from './read-sample.ts';

const twoDays = { date_range: '2027-05-04/2027-05-05' };
const read = (words: string, more: object = twoDays) => withConstraints(words, { ...more });

describe('hours of single days in a brief', () => {
  it.each([
    'Day 1 09:00 to 18:00; day 2 9 to 16',
    'Day 1 09:00 to 18:00, reception until 21:00; day 2 9 to 16',
    'first day 9-18, second day 9-16',
    'Tuesday 9–18, Wednesday 9–16',
    '4 May 9-18, 5 May 9-16',
    '09:00-18:00 on day 1, 09:00-16:00 on day 2',
    '9am to 6pm daily; day 2 ends at 16:00',
    'Tag 1 9-18 Uhr, Tag 2 9-16 Uhr',
    'both days 9:00-18:00; the last day until 16:00',
  ])('are read: %s', (words) => {
    const { brief } = read(words);
    expect(brief).toMatchObject({
      dates: { start: '2027-05-04T09:00', end: '2027-05-05T16:00' },
      dailyHours: { from: '09:00', to: '18:00' },
      dayHours: [{ day: 2, from: '09:00', to: '16:00' }],
    });
    expect([brief.conflicts, brief.notUnderstood]).toEqual([[], []]);
  });

  it.each(['both days 9:00-17:30', '9-17:30 both days', 'daily 9 to 17:30', 'beide Tage 9-17:30 Uhr'])(
    'hold for all of them: %s',
    (words) => {
      const { brief } = read(words);
      expect(brief.dailyHours).toEqual({ from: '09:00', to: '17:30' });
      expect(brief.dayHours).toBeUndefined();
    },
  );

  it('stand behind their date in one breath, and 9 to 5 ends in the afternoon', () => {
    const spoken = (text: string) => read('Step-free venue', { date_range: undefined, text }).brief.dates;
    expect(spoken('Meetup on Tuesday 2 March 2027 9–18 for 60 people')).toMatchObject({
      start: '2027-03-02T09:00',
      end: '2027-03-02T18:00',
    });
    expect(spoken('Conference, 4-5 May 2027, 9 to 5')).toEqual({
      start: '2027-05-04T09:00',
      end: '2027-05-05T17:00',
      days: ['2027-05-04', '2027-05-05'],
    });
  });

  it('up to midnight leave their date a date', () => {
    const { brief } = read('Dinner', {
      date_range: undefined,
      text: 'Gala in Chicago, 9 Oct 2027 17:30 to midnight, 320 guests',
    });
    expect(brief.dates).toEqual({ start: '2027-10-09T17:30', end: '2027-10-10T00:00', days: ['2027-10-09'] });
  });

  it('of which one end alone is said are kept as not understood, and are no slip', () => {
    const { brief } = read('day 1 from 13:00; last day until 12:00');
    expect([brief.dailyHours, brief.dayHours, brief.conflicts]).toEqual([null, undefined, []]);
    expect(brief.notUnderstood.map(({ text }) => text)).toEqual(['day 1 from 13:00', 'last day until 12:00']);
  });

  it('say more than the field that gives the ends of the whole, and contradict it where they do not', () => {
    const field = (end: string) => ({ date_range: `2027-05-04T08:00:00Z/2027-05-05T${end}:00Z` });
    const agreed = read('Day 1 9 to 18; day 2 9 to 16', field('15:00')).brief;
    expect(agreed.dates).toMatchObject({ start: '2027-05-04T09:00', end: '2027-05-05T16:00' });
    expect([agreed.dayHours, agreed.conflicts]).toEqual([[{ day: 2, from: '09:00', to: '16:00' }], []]);
    const other = read('Day 1 9 to 18; day 2 9 to 16', field('19:00')).brief;
    expect(other).toMatchObject({ dailyHours: { from: '09:00', to: '20:00' } });
    expect(other.conflicts[0]?.detail).toContain('the words say "Day 1 9 to 18"');
  });

  it.each([
    ['people', 'Tuesday 9-18 participants'],
    ['days of a month', 'not on Tuesday 9-10 June'],
    ['a speaker', 'Ana can only speak on day 1 9-12'],
    ['lunch', 'lunch on day 1 12:30-13:30'],
    ['the registration', 'registration on both days 8-9'],
    ['a reception', 'Reception on day 1 18:00-21:00'],
  ])('are not read from the numbers of %s', (_, words) => {
    const { brief } = read(words);
    expect([brief.dailyHours, brief.dayHours]).toEqual([null, undefined]);
  });

  it('are said day by day in what was understood', () => {
    const { understood } = describeBrief(read('Day 1 9 to 18; day 2 9 to 16'));
    expect(understood.find(({ field }) => field === 'dates')?.text).toBe(
      '2027-05-04, 2027-05-05, 09:00 to 18:00, day 2 09:00 to 16:00 local time',
    );
  });
});

describe('the times of a reception in a brief', () => {
  it.each([
    ['reception until 21:00', { until: '21:00' }],
    ['drinks until 9pm', { until: '21:00' }],
    ['Abendempfang bis 21 Uhr', { until: '21:00' }],
    ['cóctel hasta las 22:00', { until: '22:00' }],
    ['cóctel desde las 19:00', { from: '19:00' }],
    ['reception from 18:30 to 21:00', { from: '18:30', until: '21:00' }],
    ['day 1 9:00-18:00 with a reception until 21:00', { until: '21:00', day: 1 }],
  ])('%s', (words, times) => {
    expect(read(words).values('reception')).toEqual([{ kind: 'reception', ...times }]);
  });

  it('belong to the day that their sentence speaks of', () => {
    expect(read('Day 1 9-18; day 2 9-16, reception until 19:00').values('reception')).toEqual([
      { kind: 'reception', day: 2, until: '19:00' },
    ]);
  });

  it('are none where the sentence gives the hours of the day alone', () => {
    expect(read('both days 9:00-17:30 and then a reception').values('reception')).toEqual([
      { kind: 'reception' },
    ]);
  });

  it('contradict an earlier curfew', () => {
    const { conflicts } = read('both days 9:00-17:30; reception until 22:00; out by 21:00').brief;
    expect(conflicts.map(({ detail }) => detail)).toEqual([
      '"reception until 22:00", but everybody has to be out by 21:00.',
    ]);
  });
});
