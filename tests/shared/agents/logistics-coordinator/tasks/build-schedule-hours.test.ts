import { describe, expect, it } from 'vitest';
import type { ScheduleBody, Session } from '../../../../../shared/artifacts/schedule.ts';
import { scheduleProof } from '../../../../../shared/artifacts/schedule-proof.ts';
import { buildSchedule } from '../../../../../shared/agents/logistics-coordinator/tasks/build-schedule.ts';
import { instructionLevels } from '../../../../../shared/kernel/levels.ts';
import { planFor, type PlanAsk } from '../../../../support/plan-for.ts';

const summit = (more: string) => ({
  as_of: '2026-11-27',
  text: `Data Engineering Summit Berlin, a two-day conference for practitioners, Thursday 6 and Friday 7 May 2027 in Berlin. We expect about 200 people. 24 talks of 45 minutes in three tracks (Platform, Streaming, Governance) and one keynote a day. ${more} Owner is Ola. Budget EUR 95k.`,
});
const draft = (more: string, ask: PlanAsk = {}): ScheduleBody =>
  planFor(summit(more), { level: 'Intermediate', ...ask, tasks: [buildSchedule] })['Schedule'];
const onDay = ({ sessions, days }: ScheduleBody, day: number): Session[] =>
  sessions.filter(({ start }) => start.startsWith(days[day]?.date ?? 'none'));
const clocks = (session: Session | undefined) => [session?.start.slice(11), session?.end.slice(11)];

describe('a speaker whom a brief names beside its keynotes', () => {
  it('has the keynote in the hours that they can', () => {
    const { sessions } = draft('Dr. Lindqvist can only do the first day before noon.');
    const own = sessions.filter(({ speakers }) => speakers.includes('Dr. Lindqvist'));
    expect(own).toMatchObject([{ kind: 'keynote', title: 'Keynote: Dr. Lindqvist' }]);
    expect(own.every(({ end }) => end <= '2027-05-06T12:00')).toBe(true);
    expect(own[0]?.pinned).toContain('before noon');
  });

  it('has a talk of that day where the keynotes are taken', () => {
    const { sessions } = draft(
      'Keynote Prof. Okafor. Dr. Lindqvist is only available on the second day before noon. Dr. Adeyemi can only speak on the second day after 13:00.',
    );
    const of = (name: string) => sessions.filter(({ speakers }) => speakers.includes(name));
    expect(of('Dr. Lindqvist')).toMatchObject([{ kind: 'keynote' }]);
    expect(of('Dr. Adeyemi')).toMatchObject([{ kind: 'talk' }]);
    expect(of('Dr. Adeyemi').every(({ start }) => start >= '2027-05-07T13:00')).toBe(true);
  });

  it('is nobody who only delivers', () => {
    const { sessions } = draft('The Caterer can only come in after 8:00 on the first day.');
    expect(sessions.flatMap(({ speakers }) => speakers)).toEqual([]);
  });
});

describe('a conference that is recorded and captioned', () => {
  it('has a camera with every talk, and the captioner in the room of the plenaries, never in two at once', () => {
    const { sessions, resources } = draft('We want the talks recorded, with live captions.');
    const talks = sessions.filter(({ kind }) => kind === 'talk' || kind === 'keynote');
    expect(talks.filter(({ resources: used }) => !used.some((id) => id.startsWith('recording-')))).toEqual(
      [],
    );
    const captioned = sessions.filter(({ resources: used }) => used.includes('captions'));
    expect(captioned.length).toBeGreaterThan(0);
    expect(new Set(captioned.map(({ roomId }) => roomId)).size).toBe(1);
    expect(resources.map(({ id }) => id)).toContain('captions');
  });
});

describe.each(instructionLevels)(
  'a conference with an evening reception and no hours, at level %s',
  (level) => {
    const evening = draft('Lunch 12:30 to 13:30, and an evening reception on the first day until 21:00.', {
      level,
    });

    it('has more of its talks on that day, as far as the other keeps three quarters of its own, and asks about the rest', () => {
      const talks = [0, 1].map((day) => onDay(evening, day).filter(({ kind }) => kind === 'talk').length);
      expect(talks).toEqual([15, 9]);
      expect(evening.unplaced).toEqual([]);
      expect(evening.assumptions.join(' ')).toContain('To decide: what fills the open slot');
      const [last = ''] = onDay(evening, 0)
        .flatMap(({ kind, end }) => (kind === 'talk' ? [end] : []))
        .sort()
        .slice(-1);
      const reception = onDay(evening, 0).find(({ kind }) => kind === 'reception');
      expect([last.slice(11), ...clocks(reception)]).toEqual(['16:25', '18:00', '21:00']);
    });

    it('ends its mornings at the lunch that the brief fixes', () => {
      for (const day of [0, 1]) {
        const morning = onDay(evening, day).filter(({ end }) => end.slice(11) <= '12:30');
        expect(clocks(morning.at(-1))[1]).toBe('12:30');
        expect(clocks(morning.find(({ kind }) => kind === 'break'))).toEqual(['11:05', '11:45']);
        expect(evening.days[day]?.opens.slice(11)).toBe('09:15');
      }
      expect(evening.assumptions.join(' ')).toContain('begins at 09:15, not at 09:00 as assumed at first');
    });

    it('lets the last coffee follow lunch where the talks of a day are over by then', () => {
      expect(onDay(evening, 1).at(-1)).toMatchObject({ title: 'Coffee and networking' });
      expect(clocks(onDay(evening, 1).at(-1))).toEqual(['14:15', '14:45']);
      expect(Object.values(scheduleProof).flatMap((rule) => rule(evening))).toEqual([]);
    });
  },
);

describe('a conference with an evening reception whose hours are given', () => {
  it('keeps as many talks on each day, and asks what fills the rest', () => {
    const given = draft(
      'Both days 9:00 to 18:00. Lunch 12:30 to 13:30, and an evening reception on the first day until 21:00.',
    );
    const talks = [0, 1].map((day) => onDay(given, day).filter(({ kind }) => kind === 'talk').length);
    expect(talks).toEqual([12, 12]);
    expect(given.days[0]?.opens.slice(11)).toBe('09:00');
    expect(given.assumptions.join(' ')).toContain('To decide: what fills the open slot');
  });
});
