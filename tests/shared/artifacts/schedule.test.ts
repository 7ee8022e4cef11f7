import { describe, expect, it } from 'vitest';
import { schedule, type ScheduleBody } from '../../../shared/artifacts/schedule.ts';
import { sampleSchedule } from '../../support/logistics-samples.ts';

const rulesBroken = (body: unknown) => schedule.verify(body, {}).map((finding) => finding.rule);

function withFirstSession(change: Partial<ScheduleBody['sessions'][number]>): ScheduleBody {
  const body = sampleSchedule();
  return {
    ...body,
    sessions: body.sessions.map((entry, index) => (index === 0 ? { ...entry, ...change } : entry)),
  };
}

describe('Schedule', () => {
  it('accepts one evening in one room', () => {
    expect(schedule.verify(sampleSchedule(), {})).toEqual([]);
  });

  it('refuses a time with a zone offset: times are local to the named zone', () => {
    expect(schedule.schema.safeParse(withFirstSession({ start: '2027-03-11T18:30Z' })).success).toBe(false);
  });

  it.each([
    ['every session ends after it starts', { end: '2027-03-11T18:00' }],
    ['every session is in a room of the schedule', { roomId: 'roof', expectedAudience: 0 }],
    ['every session uses resources of the schedule', { resources: ['organ'] }],
    ['the expected audience fits the room', { expectedAudience: 31 }],
  ])('finds that not %s', (rule, change) => {
    expect(rulesBroken(withFirstSession(change))).toEqual([rule]);
  });

  it('finds a tear-down that runs past the curfew', () => {
    expect(rulesBroken({ ...sampleSchedule(), curfew: '2027-03-11T21:45' })).toEqual([
      'everybody is out before the curfew',
    ]);
  });
});
