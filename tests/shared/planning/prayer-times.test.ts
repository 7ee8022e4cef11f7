import { describe, expect, it } from 'vitest';
import { buildSchedule } from '../../../shared/agents/logistics-coordinator/tasks/build-schedule.ts';
import type { ScheduleBody } from '../../../shared/artifacts/schedule.ts';
import { planFor } from '../../support/plan-for.ts';
import { twoDayBrief } from '../../support/programme-samples.ts';

/** Thursday 6 and Friday 7 May 2027, lunch 12:30 to 13:30. */
const scheduleWith = (wish: string): ScheduleBody =>
  planFor(
    {
      ...twoDayBrief,
      objectives: '24 talks in three tracks',
      constraints: `${twoDayBrief.constraints}; ${wish}`,
    },
    { tasks: [buildSchedule], level: 'Intermediate' },
  )['Schedule'];
const within = ({ sessions }: ScheduleBody, from: string, until: string) =>
  sessions.filter(({ start, end }) => start < until && from < end).map(({ title }) => title);

describe('times of prayer in a brief', () => {
  it('stretch the lunch of the Friday over them and keep them free', () => {
    const body = scheduleWith('Friday prayers 12:30-14:00 must stay free');
    expect(within(body, '2027-05-07T12:30', '2027-05-07T14:00')).toEqual(['Lunch and prayers']);
    expect(within(body, '2027-05-06T12:30', '2027-05-06T13:30')).toEqual(['Lunch']);
  });

  it('are a pause of their own outside lunch, on every day', () => {
    const body = scheduleWith('prayer times 15:30-15:45 every day');
    for (const day of ['2027-05-06', '2027-05-07'])
      expect(within(body, `${day}T15:30`, `${day}T15:45`)).toEqual(['Prayers']);
  });

  it('are asked for where the brief names no hours', () => {
    expect(scheduleWith('prayer times to be respected').assumptions.join()).toContain(
      'Times of prayer are asked for without hours',
    );
  });
});
