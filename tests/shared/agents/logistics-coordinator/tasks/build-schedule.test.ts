import { describe, expect, it } from 'vitest';
import { dayWords } from '../../../../../shared/kernel/day-words.ts';
import type { ScheduleBody } from '../../../../../shared/artifacts/schedule.ts';
import { buildSchedule } from '../../../../../shared/agents/logistics-coordinator/tasks/build-schedule.ts';
import { fixtureNames, planFor, planWith, type PlanAsk } from '../../../../support/plan-for.ts';

const draft = (brief: Parameters<typeof planFor>[0], ask: PlanAsk = {}): ScheduleBody =>
  planFor(brief, { ...ask, tasks: [buildSchedule] })['Schedule'];
const answersFor = (name: string) => (name === 'nairobi' ? { answers: { owner: 'Jane' } } : {});

describe('build-schedule', () => {
  it.each(fixtureNames)('drafts the same schedule of %s twice, with nothing left out', (name) => {
    const body = draft(name, answersFor(name));
    expect(body).toEqual(draft(name, answersFor(name)));
    expect(body.unplaced).toEqual([]);
  });

  it('has everybody out of a meetup by its curfew, local time, with doors after 18:00', () => {
    const { timeZone, tearDown, curfew, days, sessions } = draft('krakow');
    expect(timeZone).toBe('Europe/Warsaw');
    expect(tearDown.end <= '2027-03-11T22:00' && curfew === '2027-03-11T22:00').toBe(true);
    expect(days[0]?.doors).toBe('2027-03-11T18:15');
    expect(sessions.filter(({ kind }) => kind === 'talk')).toHaveLength(2);
  });

  it('places every talk in its track, keynotes unopposed, the named keynote inside its hours, lunch free', () => {
    const { sessions } = draft('berlin');
    const keynotes = sessions.filter(({ kind }) => kind === 'keynote');
    const talks = sessions.filter(({ kind }) => kind === 'talk');
    expect([talks.length, keynotes.length]).toEqual([24, 2]);
    expect(new Set(talks.map(({ track }) => track))).toEqual(
      new Set(['Platform', 'Streaming', 'Governance']),
    );
    const named = keynotes.find(({ speakers }) => speakers.includes('Dr. Lindqvist'));
    expect(named && named.start >= '2027-05-06T00:00' && named.end <= '2027-05-06T12:00').toBe(true);
    const lunch = sessions.filter(({ start, end }) => start.slice(11) < '13:30' && end.slice(11) > '12:30');
    expect(lunch.map(({ kind }) => kind)).toEqual(['meal', 'meal']);
    expect(
      sessions.some(({ kind, start }) => kind === 'reception' && start.startsWith('2027-05-06T18')),
    ).toBe(true);
  });

  it('leaves no hole in a conference day: what its sessions leave of the hours is an open slot, to be decided', () => {
    const { sessions, assumptions } = draft('berlin');
    const ofDay = (date: string) =>
      sessions.filter(({ start, kind }) => start.startsWith(date) && kind !== 'reception');
    for (const date of ['2027-05-06', '2027-05-07']) {
      const day = ofDay(date);
      const idle = day.map((one) => Math.min(...day.map((other) => pause(one.end, other.start))));
      expect(Math.max(...idle.filter((wait) => wait < Infinity))).toBeLessThanOrEqual(10);
      const breaks = day.filter(({ kind }) => kind === 'break');
      expect(breaks.map(({ start, end }) => minutes(end) - minutes(start))).toEqual([30, 30]);
      const slot = day.find(({ kind }) => kind === 'networking');
      expect(slot).toMatchObject({ start: `${date}T14:45`, end: `${date}T18:00`, plenary: true });
      expect(slot?.title).toMatch(
        /^Open slot \(3 more sessions of 45 minutes in each room, or an unconference/,
      );
      expect(assumptions.join(' ')).toContain(
        `To decide: what fills the open slot on ${dayWords(date)} from 14:45 to 18:00`,
      );
    }
  });

  it('opens each day of a large conference with its keynote, straight after the welcome', () => {
    const { sessions, days } = draft('toronto', { level: 'Advanced' });
    const openings = days.map(({ date }) => {
      const ofDay = sessions.filter(({ start, kind }) => start.startsWith(date) && kind !== 'expo');
      return ofDay.slice(0, 2).map(({ kind }) => kind);
    });
    expect(openings).toEqual(days.map(() => ['welcome', 'keynote']));
  });

  it('says where plenaries and the first track share a room, and how many rooms there are', () => {
    const said = (name: Parameters<typeof draft>[0]) => draft(name).assumptions.join(' ');
    expect(said('berlin')).toContain('that of the first track as well: 3 rooms for sessions');
    expect(said('krakow')).not.toContain('first track');
  });

  it('keeps a gala past midnight one evening', () => {
    const { days, sessions } = draft('chicago');
    expect(days).toHaveLength(1);
    expect(days[0]).toMatchObject({ opens: '2027-10-09T17:30', closes: '2027-10-10T00:00' });
    expect(sessions.map(({ kind }) => kind)).toEqual([
      'reception',
      'welcome',
      'dinner',
      'welcome',
      'auction',
      'entertainment',
    ]);
  });

  it('places sixty breakouts with time to walk between buildings', () => {
    const { sessions } = draft('toronto');
    const breakouts = sessions.filter(({ kind }) => kind === 'talk');
    expect(breakouts).toHaveLength(60);
    const starts = [...new Set(breakouts.map(({ start }) => start))].sort();
    const ends = new Map(breakouts.map(({ start, end }) => [start, end]));
    for (const [index, start] of starts.entries()) {
      const before = ends.get(starts[index - 1] ?? '');
      if (before?.slice(0, 10) === start.slice(0, 10))
        expect(minutes(start) - minutes(before)).toBeGreaterThanOrEqual(15);
    }
  });

  it('shortens the event when a person chose one day less', () => {
    expect(draft('toronto', { answers: { 'conflict:money.total': 'one-day-less' } }).days).toHaveLength(2);
  });

  describe('for an evening that asks for too much', () => {
    const brief = {
      as_of: '2027-02-01',
      title: 'Crowded evening',
      date_range_start: '2027-03-11T17:30:00Z',
      date_range_end: '2027-03-11T20:30:00Z',
      audience_size: 30,
      event_type: 'meetup',
      objectives: '14 talks of 30 minutes',
      constraints: 'Budget 3 000 zł; Kraków',
      stakeholders: [{ name: 'Ola', role: 'Owner' }],
    };
    const evening = (...choices: string[]) => {
      const records = choices.map((value) => ({
        kind: 'answer',
        body: { questionId: 'q', field: 'conflict:programme.time', value },
      }));
      const { bodies, conflicts } = planWith(brief, { tasks: [buildSchedule], records });
      const body = bodies['Schedule'] as ScheduleBody; // drafted and parsed above
      return { body, options: conflicts.find(({ key }) => key === 'programme.time')?.options };
    };
    const crowded = evening();

    it('names what does not fit as a conflict with ways out', () => {
      expect(crowded.body.unplaced.length).toBeGreaterThan(0);
      expect(crowded.options?.map(({ id }) => id)).toEqual([
        'more-rooms',
        'shorter-sessions',
        'longer-days',
        'fewer-sessions',
      ]);
    });

    it.each(['more-rooms', 'shorter-sessions', 'longer-days'])('places as much as %s says', (id) => {
      const { body, options } = evening(id);
      const effect = crowded.options?.find((option) => option.id === id)?.effect;
      const placed = crowded.body.unplaced.length - body.unplaced.length;
      expect(placed).toBeGreaterThan(0);
      expect(effect).toContain(`${placed} of the ${crowded.body.unplaced.length} fit`);
      expect(options?.map((option) => option.id)).not.toContain(id);
    });

    it('uses another room, cuts talks to 20 minutes, ends at 22:30', () => {
      const talks = (body: ScheduleBody) => body.sessions.filter(({ kind }) => kind === 'talk');
      expect(new Set(talks(evening('more-rooms').body).map(({ roomId }) => roomId)).size).toBe(2);
      const short = talks(evening('shorter-sessions').body);
      expect(short.every(({ start, end }) => minutes(end) - minutes(start) === 20)).toBe(true);
      expect(crowded.body.days[0]?.closes).toBe('2027-03-11T21:30');
      expect(evening('longer-days').body.days[0]?.closes).toBe('2027-03-11T22:30');
    });

    it('leaves the surplus out, named, when a person chose that', () => {
      const { body, options } = evening('fewer-sessions');
      expect(options).toBeUndefined();
      expect(body.unplaced).toEqual([]);
      expect(body.sessions).toEqual(crowded.body.sessions);
      expect(body.assumptions[0]).toContain(crowded.body.unplaced[0]?.title);
    });

    it('applies one choice on top of the other, and ends as late as its parameter says', () => {
      const both = evening('more-rooms', 'shorter-sessions').body.unplaced.length;
      expect(both).toBeLessThan(evening('more-rooms').body.unplaced.length);
      const params = { gapMinutes: 5, widestGapMinutes: 10, laterByMinutes: 30 };
      const answers = { 'conflict:programme.time': 'longer-days' };
      const { days } = draft(brief, { answers, params: { 'build-schedule': params } });
      expect(days[0]?.closes).toBe('2027-03-11T22:00');
    });
  });

  it('changes with each of its parameters', () => {
    const set = (change: object) =>
      draft('berlin', {
        params: { 'build-schedule': { gapMinutes: 5, widestGapMinutes: 5, laterByMinutes: 60, ...change } },
      }).sessions;
    expect(set({ gapMinutes: 10 })).not.toEqual(set({}));
    expect(set({ widestGapMinutes: 30 })).not.toEqual(set({}));
  });
});

function pause(end: string, start: string): number {
  return start < end ? Infinity : minutes(start) - minutes(end);
}

function minutes(local: string): number {
  return Date.parse(`${local}Z`) / 60_000;
}
