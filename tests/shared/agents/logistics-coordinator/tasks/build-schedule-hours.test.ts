import { describe, expect, it } from 'vitest';
import type { ScheduleBody } from '../../../../../shared/artifacts/schedule.ts';
import { buildSchedule } from '../../../../../shared/agents/logistics-coordinator/tasks/build-schedule.ts';
import { planFor, type PlanAsk } from '../../../../support/plan-for.ts';

const summit = (more: string) => ({
  as_of: '2026-11-27',
  text: `Data Engineering Summit Berlin, a two-day conference for practitioners, Thursday 6 and Friday 7 May 2027 in Berlin. We expect about 200 people. 24 talks of 45 minutes in three tracks (Platform, Streaming, Governance) and one keynote a day. ${more} Owner is Ola. Budget EUR 95k.`,
});
const draft = (more: string, ask: PlanAsk = {}): ScheduleBody =>
  planFor(summit(more), { level: 'Intermediate', ...ask, tasks: [buildSchedule] })['Schedule'];

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
